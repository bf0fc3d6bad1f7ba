import { createMemo, Show } from "solid-js";
import type { ChatMessage } from "../../../../domain/chat/wire.ts";
import { useLoadedInteractions } from "../room/interactions-context.ts";
import { useRoom } from "../room/room-context.ts";
import { DrawnText, scopeOf } from "./drawn-text.tsx";
import { MessageEditor } from "./message-editor.tsx";

/** A message's text as Markdown where it has any, its editor while it is edited, and an edit that waits or was refused. */
export const MessageBody = (props: { readonly message: ChatMessage }) => {
  const { chat } = useRoom();
  const { changes, editing } = useLoadedInteractions();
  const scope = scopeOf(chat.state);
  const failed = createMemo(() =>
    changes
      .changes()
      .find(
        ({ frame, failure }) => failure !== null && frame._tag === "Edit" && frame.id === props.message.id,
      ),
  );
  const delayed = createMemo(() =>
    changes
      .changes()
      .find(({ frame, delay }) => delay && frame._tag === "Edit" && frame.id === props.message.id),
  );
  return (
    <Show
      when={editing.current()?.id === props.message.id}
      fallback={
        <>
          <Show when={props.message.content}>
            <DrawnText text={props.message.content} scope={scope} />
          </Show>
          <Show when={delayed()?.delay}>
            {(delay) => <p class="text-ink-faint text-xs">Not changed for others yet. {delay().message}</p>}
          </Show>
          <Show when={failed()}>
            {(pending) => (
              <div class="mt-1 flex flex-wrap items-center gap-x-2 rounded-md bg-danger-soft px-3 text-danger-ink text-sm">
                <span class="py-1.5">Your edit was not taken. {pending().failure}</span>
                <button
                  type="button"
                  class="link min-h-10 px-1 font-semibold"
                  onClick={() => {
                    const { frame } = pending();
                    if (frame._tag === "Edit") editing.start(props.message, frame.content);
                    changes.drop(frame);
                  }}
                >
                  Edit again
                </button>
                <button
                  type="button"
                  class="link min-h-10 px-1"
                  onClick={() => changes.drop(pending().frame)}
                >
                  Discard
                </button>
              </div>
            )}
          </Show>
        </>
      }
    >
      <MessageEditor message={props.message} />
    </Show>
  );
};
