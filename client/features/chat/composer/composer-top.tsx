import { A } from "@solidjs/router";
import { onMount, Show } from "solid-js";
import { mayHaveMarks } from "../../../../domain/chat/message-text/marks.ts";
import { useComposerField } from "../../../conversation/composer-field.ts";
import { isComposing } from "../../../lib/keys.ts";
import { listen } from "../../../lib/listen.ts";
import { useLoadedInteractions } from "../room/interactions-context.ts";
import { isShortcut } from "../shortcuts.ts";
import { FileList } from "./file-list.tsx";
import { MentionList } from "./mention-list.tsx";
import { takeFiles } from "./take-files.ts";
import { UNCONFIRMED } from "./write-block.ts";

/**
 * What stands above the field: people to mention, files, why nothing can be sent, and what Markdown offers.
 * `editsLast`: a key in the empty field edits the reader's newest message.
 */
export const ComposerTop = (props: { readonly editsLast?: boolean }) => {
  const field = useComposerField();
  const { uploads, sendBlock, editLast } = useLoadedInteractions();
  onMount(() => {
    takeFiles(field, uploads);
    listen(field.element, "keydown", (event) => {
      const isAsked = props.editsLast && isShortcut(event, "editLast") && !event.shiftKey;
      if (isAsked && !isComposing(event) && field.text() === "" && editLast()) event.preventDefault();
    });
  });
  return (
    <>
      <MentionList />
      <FileList />
      <Show when={sendBlock()}>
        {(why) => (
          <p class="mb-2 rounded-md bg-mark-soft px-3 py-2 text-mark-ink text-sm">
            {why()}
            <Show when={why() === UNCONFIRMED}>
              {" "}
              <A href="/verify-email" class="underline underline-offset-4">
                Confirm it
              </A>
            </Show>
          </p>
        )}
      </Show>
      <Show when={mayHaveMarks(field.text())}>
        <p class="mb-1 truncate text-ink-faint text-xs max-sm:hidden" aria-hidden="true">
          **bold** · *italic* · `code` · ``` for a block · &gt; quote · - list · Shift+Enter for a new line
        </p>
      </Show>
    </>
  );
};
