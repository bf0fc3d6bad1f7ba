import { createMemo, Show } from "solid-js";
import type { ChatMessage } from "../../../../domain/chat/wire.ts";
import { useLoadedInteractions } from "../room/interactions-context.ts";
import { editText } from "../texts/message-actions.ts";

/** Under a message: that an edit of it waits, or why one was refused. */
export const EditState = (props: { readonly message: ChatMessage }) => {
  const { changes, editing } = useLoadedInteractions();
  const edits = createMemo(() =>
    changes.changes().filter(({ frame }) => frame._tag === "Edit" && frame.id === props.message.id),
  );
  const failed = () => edits().find(({ failure }) => failure !== null);
  const delayed = () => edits().find(({ delay }) => delay);
  return (
    <>
      <Show when={delayed()?.delay}>
        {(delay) => <p class="text-ink-faint text-xs">{editText.delayed(delay().message)}</p>}
      </Show>
      <Show when={failed()}>
        {(pending) => (
          <div class="mt-1 flex flex-wrap items-center gap-x-2 rounded-md bg-danger-soft px-3 text-danger-ink text-sm">
            <span class="py-1.5">{editText.refused(pending().failure ?? "")}</span>
            <button
              type="button"
              class="link min-h-10 px-1 font-semibold"
              onClick={() => {
                const { frame } = pending();
                if (frame._tag === "Edit") editing.start(props.message, frame.content);
                changes.drop(frame);
              }}
            >
              {editText.again}
            </button>
            <button type="button" class="link min-h-10 px-1" onClick={() => changes.drop(pending().frame)}>
              {editText.discard}
            </button>
          </div>
        )}
      </Show>
    </>
  );
};
