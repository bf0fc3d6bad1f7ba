import { onCleanup } from "solid-js";
import { showToast } from "../../../shell/toasts.ts";
import { createComposerTools, createComposerTop, createMentions } from "../composer/composer-tools.tsx";
import { pastedFiles } from "../composer/pasted-files.ts";
import { createUploads } from "../composer/uploads.ts";
import type { ChatInteractions, InteractionContext } from "../room/interaction-types.ts";

/** The room's interactions with files and mentions of their own, for a second composer. */
export const createThreadInteractions = (
  context: InteractionContext,
  room: ChatInteractions,
): ChatInteractions => {
  const mentions = createMentions(context);
  const uploads = createUploads(
    context,
    context.draft,
    (message) => void showToast({ title: message, tone: "danger" }),
  );
  onCleanup(uploads.close);
  const hold = () => room.writeHold() ?? uploads.hold();
  return {
    ...room,
    ComposerTop: createComposerTop(mentions, uploads, hold),
    ComposerTools: createComposerTools(uploads),
    files: () => uploads.list().flatMap(({ attachment }) => attachment ?? []),
    takeFiles: uploads.take,
    putBack: uploads.putBack,
    hold,
    onComposerKey: mentions.onKey,
    onPaste: (event, field) => {
      const files = pastedFiles(event.clipboardData);
      if (files.length === 0) {
        room.onPaste(event, field);
        return;
      }
      event.preventDefault();
      uploads.add(files);
    },
    onDrop: (files) => uploads.add([...files]),
  };
};
