import { createSignal, For, Show } from "solid-js";
import type { Person } from "../../../../domain/shared/schema.ts";
import { debounced } from "../../../lib/debounce.ts";
import { createRemote } from "../../../lib/request/remote.ts";
import { Avatar } from "../../../ui/avatar.tsx";
import { IconButton } from "../../../ui/button.tsx";
import { Field, Input } from "../../../ui/forms/field.tsx";
import { CloseIcon } from "../../../ui/icons.tsx";
import { apiChat } from "../api.ts";
import { authorTexts as texts } from "../texts/search.ts";

const MOST = 5;

/** Whose messages: a member of the room, found by name or handle, or anybody's. */
export const AuthorFilter = (props: {
  readonly roomId: string;
  readonly author: Person | null;
  readonly onAuthor: (author: Person | null) => void;
}) => {
  const [text, setText] = createSignal("");
  const asked = debounced(() => text().trim().replace(/^@/, ""));
  const found = createRemote(
    () => (asked() === "" ? null : `chat-members ${props.roomId} ${asked()}`),
    async (signal) => {
      const { members, nextCursor } = await apiChat.members(props.roomId, asked(), null, signal);
      return { items: members, nextCursor };
    },
  );
  const error = () => {
    if (found.error()) return found.error()?.message;
    return found.data()?.items.length === 0 ? texts.none : undefined;
  };
  return (
    <Show
      when={props.author}
      fallback={
        <div class="grid gap-1">
          <Field label={texts.from} error={error()}>
            {(control) => (
              <Input
                {...control}
                value={text()}
                autocomplete="off"
                placeholder={texts.anyone}
                onInput={(event) => setText(event.currentTarget.value)}
              />
            )}
          </Field>
          <Show when={asked() !== "" && (found.data()?.items.length ?? 0) > 0}>
            <ul class="grid" aria-label={texts.found}>
              <For each={found.data()?.items.slice(0, MOST)}>
                {(member) => (
                  <li>
                    <button
                      type="button"
                      class="flex min-h-10 w-full items-center gap-2 rounded-md px-2 text-left text-sm hover:bg-sunken"
                      onClick={() => {
                        setText("");
                        props.onAuthor(member);
                      }}
                    >
                      <Avatar person={member} size="sm" />
                      <span class="truncate">{member.name}</span>
                      <span class="truncate text-ink-faint">@{member.handle}</span>
                    </button>
                  </li>
                )}
              </For>
            </ul>
          </Show>
        </div>
      }
    >
      {(author) => (
        <div class="grid gap-1.5">
          <span class="font-semibold text-sm">{texts.from}</span>
          <div class="flex min-h-11 items-center gap-2 rounded-md bg-accent-soft pl-2 text-accent-ink">
            <Avatar person={author()} size="sm" />
            <span class="min-w-0 flex-1 truncate text-sm">{author().name}</span>
            <IconButton label={texts.remove(author().name)} onClick={() => props.onAuthor(null)}>
              <CloseIcon class="size-4" />
            </IconButton>
          </div>
        </div>
      )}
    </Show>
  );
};
