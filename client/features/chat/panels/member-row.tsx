import { Show } from "solid-js";
import type { Member } from "../../../../domain/chat/model.ts";
import { Avatar } from "../../../ui/avatar.tsx";
import { Badge } from "../../../ui/display/badge.tsx";
import { CardButton } from "../messages/message-card.tsx";
import { roleName } from "../room/roles.ts";
import { membersTexts as texts } from "../texts/panels.ts";
import { memberTexts, personText } from "../texts/people.ts";
import { usePanel } from "./panel-context.ts";

/** A member of the course; who moderates the room can mute and remove them here. */
export const MemberRow = (props: { readonly member: Member }) => {
  const panel = usePanel();
  const state = () => panel.chat.state();
  const isYou = () => state().you?.id === props.member.id;
  const isHere = () => state().present[props.member.id] !== undefined || props.member.isOnline;
  const maySanction = () => panel.moderates() && !isYou() && props.member.role !== "creator";
  const sanction = (of: "mute" | "remove") =>
    panel.open({ kind: "sanction", userId: props.member.id, name: props.member.name, of });
  return (
    <div class="px-4 py-2">
      <a
        href={`/u/${props.member.handle}`}
        class="flex min-h-12 items-center gap-3 rounded-md hover:bg-sunken"
      >
        <Avatar person={props.member} size="md" dot={isHere() ? "good" : undefined} />
        <span class="min-w-0 flex-1 leading-tight">
          <span class="block truncate font-semibold text-sm">
            {props.member.name}
            {isYou() ? memberTexts.you : ""}
          </span>
          <span class="block truncate text-ink-soft text-xs">
            {roleName(props.member.role)} · @{props.member.handle}
            {isHere() ? memberTexts.here : ""}
          </span>
        </span>
        <Show when={props.member.isAvailable}>
          <Badge tone="good">{personText.free}</Badge>
        </Show>
      </a>
      <Show when={maySanction()}>
        <div class="flex pl-11">
          <CardButton label={texts.muteOf(props.member.name)} onPress={() => sanction("mute")}>
            {texts.mute}
          </CardButton>
          <CardButton label={texts.removeOf(props.member.name)} onPress={() => sanction("remove")}>
            {texts.remove}
          </CardButton>
        </div>
      </Show>
    </div>
  );
};
