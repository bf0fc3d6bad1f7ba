import type { ComposerField } from "../../../conversation/composer-field.ts";
import { listen } from "../../../lib/listen.ts";
import { looksLikeCode, withFence } from "./pasted-code.ts";
import { pastedFiles } from "./pasted-files.ts";
import type { Uploads } from "./uploads.ts";

/** Uploads what is pasted into a composer's field or dropped on the composer, and fences code that is pasted. */
export const takeFiles = ({ element, text, write }: ComposerField, uploads: Pick<Uploads, "add">): void => {
  listen(element, "paste", (event) => {
    const files = pastedFiles(event.clipboardData);
    const pasted = event.clipboardData?.getData("text/plain") ?? "";
    if (files.length > 0) {
      event.preventDefault();
      uploads.add(files);
    } else if (looksLikeCode(pasted)) {
      event.preventDefault();
      const next = withFence(text(), element.selectionStart, element.selectionEnd, pasted);
      write(next.text, next.caret);
    }
  });
  const { form } = element;
  if (!form) return;
  listen(form, "dragover", (event) => event.preventDefault());
  listen(form, "drop", (event) => {
    const files = event.dataTransfer?.files;
    if (!files?.length) return;
    event.preventDefault();
    uploads.add(files);
  });
};
