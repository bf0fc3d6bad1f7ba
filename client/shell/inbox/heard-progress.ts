import type { InboxServerFrame } from "../../../domain/inbox/wire.ts";

/** Word of a mark: the student's own, on all their devices, or of somebody whom one teaches. */
export type ProgressFrame = Extract<InboxServerFrame, { _tag: "Progress" }>;

type Listener = (frame: ProgressFrame) => void;

const listeners = new Set<Listener>();

/** Tells whoever shows progress of a mark. */
export const heardProgress = (frame: ProgressFrame): void => {
  for (const listener of listeners) listener(frame);
};

/** Hears of marks as they are made, until the returned function is called. */
export const onProgress = (listener: Listener): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
