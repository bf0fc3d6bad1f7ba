import { onCleanup } from "solid-js";
import { showToast } from "../../stores/toasts.ts";
import { createComposerTools, createComposerTop, createMentions } from "../chat/extras/composer-parts.tsx";
import type { ChatExtras, ExtrasContext } from "../chat/extras/parts.ts";
import { createUploads } from "../chat/extras/uploads.ts";

/** The room's extras with files and mentions of their own, for a second composer. */
export const createThreadExtras = (context: ExtrasContext, room: ChatExtras): ChatExtras => {
  const mentions = createMentions(context);
  const uploads = createUploads(context, (message) => void showToast({ title: message, tone: "danger" }));
  onCleanup(uploads.close);
  const hold = () => room.hold() ?? (uploads.isBusy() ? "Files are on their way." : null);
  return {
    ...room,
    ComposerTop: createComposerTop(mentions, uploads, hold),
    ComposerTools: createComposerTools(uploads),
    files: () => uploads.list().flatMap(({ attachment }) => attachment ?? []),
    takeFiles: uploads.take,
    hold,
    onComposerKey: mentions.onKey,
    onPaste: (event, field) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length === 0 || event.clipboardData?.getData("text/plain")) {
        room.onPaste(event, field);
        return;
      }
      event.preventDefault();
      uploads.add(files);
    },
    onDrop: (files) => uploads.add([...files]),
  };
};
