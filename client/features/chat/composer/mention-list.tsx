import { For, onMount, Show } from "solid-js";
import { useComposerField } from "../../../conversation/composer-field.ts";
import { isComposing } from "../../../lib/keys.ts";
import { listen } from "../../../lib/listen.ts";
import { Avatar } from "../../../ui/avatar.tsx";
import { useRoom } from "../room/room-context.ts";
import { createMentions } from "./mentions.ts";

/** People to mention while an `@` is typed; arrows choose one, Enter or Tab takes it, Escape lets it be. */
export const MentionList = () => {
  const field = useComposerField();
  const mentions = createMentions(useRoom(), field);
  onMount(() =>
    listen(field.element, "keydown", (event) => {
      if (isComposing(event) || !mentions.onKey(event)) return;
      event.preventDefault();
      // The same keys send, answer and close.
      event.stopPropagation();
    }),
  );
  return (
    <Show when={mentions.offered().length > 0}>
      <ul
        class="mb-2 grid rounded-md border border-line bg-raised p-1 shadow-card"
        aria-label="People to mention"
      >
        <For each={mentions.offered()}>
          {(member, index) => (
            <li>
              <button
                type="button"
                tabindex={-1}
                class="flex min-h-10 w-full items-center gap-2 rounded-sm px-2 text-left"
                classList={{ "bg-accent-soft": index() === mentions.chosen() }}
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => mentions.pick(member)}
              >
                <Avatar person={member} size="sm" />
                <span class="truncate font-semibold">{member.name}</span>
                <span class="truncate text-ink-faint text-sm">@{member.handle}</span>
              </button>
            </li>
          )}
        </For>
      </ul>
      <p class="sr-only" role="status">
        {mentions.offered()[mentions.chosen()]?.name}, {mentions.chosen() + 1} of {mentions.offered().length}
      </p>
    </Show>
  );
};
