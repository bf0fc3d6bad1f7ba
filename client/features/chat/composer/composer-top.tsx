import { A } from "@solidjs/router";
import { onMount, Show } from "solid-js";
import { mayWrite } from "../../../../domain/chat/rules.ts";
import { useComposerField } from "../../../conversation/composer-field.ts";
import { isComposing } from "../../../lib/keys.ts";
import { listen } from "../../../lib/listen.ts";
import { EmojiList } from "../emoji/emoji-list.tsx";
import { useLoadedInteractions } from "../room/interactions-context.ts";
import { useRoom } from "../room/room-context.ts";
import { isShortcut } from "../shortcuts.ts";
import { writeBlockTexts } from "../texts/composer.ts";
import { FileList } from "./file-list.tsx";
import { MentionList } from "./mention-list.tsx";
import { takeFiles } from "./take-files.ts";

/**
 * What stands above the field: people to mention, files, emoji, and why nothing can be sent.
 * `editsLast`: a key in the empty field edits the reader's newest message.
 */
export const ComposerTop = (props: { readonly editsLast?: boolean }) => {
  const field = useComposerField();
  const { uploads, sendBlock, editLast } = useLoadedInteractions();
  const { chat } = useRoom();
  /** Nobody may write before their address is confirmed. */
  const isReader = () => !mayWrite(chat.state().you?.role ?? "");
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
      <EmojiList />
      <FileList />
      <Show when={sendBlock()}>
        {(why) => (
          <p class="mb-2 rounded-md bg-mark-soft px-3 py-2 text-mark-ink text-sm">
            {why()}
            <Show when={isReader()}>
              {" "}
              <A href="/verify-email" class="underline underline-offset-4">
                {writeBlockTexts.confirm}
              </A>
            </Show>
          </p>
        )}
      </Show>
    </>
  );
};
