import { createSignal } from "solid-js";
import type { Attachment } from "../../../../domain/chat/wire.ts";
import { fileKind } from "./file-kinds.ts";

/** Files that are looked at one by one, and which of them now. */
interface Viewing {
  readonly files: readonly Attachment[];
  readonly at: number;
}

const [viewing, setViewing] = createSignal<Viewing | null>(null);

/** What the viewer shows; null while it is closed. */
export { viewing };

/** Opens a file over the room; the others that can be seen are before and after it. */
export const viewFile = (id: string, files: readonly Attachment[]): void => {
  const seen = files.filter((file) => fileKind(file) !== "other");
  const at = seen.findIndex((file) => file.id === id);
  if (at >= 0) setViewing({ files: seen, at });
};

/** To the file that many after the one that is shown, if there is one. */
export const viewStep = (step: number): void => {
  const now = viewing();
  const at = (now?.at ?? 0) + step;
  if (now && at >= 0 && at < now.files.length) setViewing({ ...now, at });
};

export const closeViewer = (): void => void setViewing(null);
