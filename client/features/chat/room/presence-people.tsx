import { createMemo, For, Show } from "solid-js";
import type { PresentMember } from "../../../../domain/chat/wire.ts";
import { Avatar } from "../../../ui/avatar.tsx";
import { memberTexts } from "../texts/people.ts";
import type { ChatState } from "./chat-state.ts";
import { roleName } from "./roles.ts";

const rank = ["creator", "student_teacher", "moderator", "student"];

/** Who is in the room: teachers first, those who look elsewhere last. */
const PresencePeople = (props: { readonly state: ChatState; readonly live: boolean }) => {
  const members = createMemo(() => Object.values(props.state.present).sort(byStanding));
  const hidden = () => props.state.presentCount - members().length;
  return (
    <div class="grid gap-2">
      <ul class="grid gap-0.5">
        <For each={members()}>
          {(member) => (
            <li>
              <a
                href={`/u/${member.handle}`}
                class="flex min-h-12 items-center gap-3 rounded-md px-2 py-1 hover:bg-sunken"
              >
                <Avatar person={member} size="sm" dot={props.live && !member.away ? "good" : "away"} />
                <span class="min-w-0 leading-tight">
                  <span class="block truncate text-sm font-semibold">
                    {member.name}
                    {member.id === props.state.you?.id ? memberTexts.you : ""}
                  </span>
                  <span class="block truncate text-xs text-ink-soft">
                    {roleName(member.role)}
                    {member.away ? memberTexts.away : ""}
                  </span>
                </span>
              </a>
            </li>
          )}
        </For>
      </ul>
      <Show when={hidden() > 0}>
        <p class="px-2 text-sm text-ink-faint">{memberTexts.more(hidden())}</p>
      </Show>
    </div>
  );
};

const byStanding = (a: PresentMember, b: PresentMember): number =>
  Number(a.away) - Number(b.away) ||
  rank.indexOf(a.role) - rank.indexOf(b.role) ||
  a.name.localeCompare(b.name);

export default PresencePeople;
