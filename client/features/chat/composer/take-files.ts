import type { ComposerField } from "../../../conversation/composer-field.ts";
import { listen } from "../../../lib/listen.ts";
import { isAddress, linked } from "./format/format.ts";
import { looksLikeCode, withFence } from "./pasted-code.ts";
import { pastedFiles } from "./pasted-files.ts";
import type { Uploads } from "./uploads.ts";

/**
 * Uploads what is pasted into a composer's field or dropped on the composer, fences code that is pasted, and makes a
 * link of words onto which an address is pasted.
 */
export const takeFiles = ({ element, text, replace }: ComposerField, uploads: Pick<Uploads, "add">): void => {
  listen(element, "paste", (event) => {
    const files = pastedFiles(event.clipboardData);
    const pasted = event.clipboardData?.getData("text/plain") ?? "";
    if (files.length > 0) {
      event.preventDefault();
      uploads.add(files);
      return;
    }
    const { selectionStart: from, selectionEnd: to } = element;
    const change = looksLikeCode(pasted)
      ? withFence(text(), from, to, pasted)
      : from !== to && isAddress(pasted.trim()) && !isAddress(text().slice(from, to).trim())
        ? linked(text(), from, to, pasted.trim())
        : null;
    if (!change) return;
    event.preventDefault();
    replace(change.from, change.to, change.text, change.start, change.end);
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
