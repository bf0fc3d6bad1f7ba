import type { PlainServerFrame } from "../../../../../domain/chat/rules.ts";
import { whenIdle } from "../../../../lib/lazy-load.ts";
import { noteKeeping } from "../../../../live/kept/device-owner.ts";
import { forgetRoom, keepRoom, noteChanges, putAtHand } from "../../../../live/kept/kept-rooms.ts";
import type { ChatState } from "../chat-state.ts";
import { keptOf } from "./kept-state.ts";

/** Milliseconds over which what comes into a room is gathered before it is kept. */
const GATHER_MS = 2_000;

/** Keeps the end of a room on the device while it is open. */
export interface Keeper {
  /** A frame was applied. */
  readonly applied: (frame: PlainServerFrame) => void;
  /** Nothing of the room is kept any more. */
  readonly forget: () => void;
  readonly close: () => void;
}

/** What a frame takes back, which must not show again, even if the tab is closed at once. */
const takenBack = (frame: PlainServerFrame) =>
  frame._tag === "Changes" ? frame.changes.filter(({ _tag }) => _tag === "Deleted" || _tag === "Edited") : [];

export const createKeeper = (userId: string, roomId: string, state: () => ChatState): Keeper => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;
  noteKeeping();

  const keep = () => {
    clearTimeout(timer);
    timer = undefined;
    const kept = isOver ? null : keptOf(state());
    if (!kept) return;
    putAtHand(userId, roomId, kept);
    // Where the device keeps nothing, the room is at hand in this tab all the same.
    void keepRoom(userId, roomId, kept).catch(() => undefined);
  };
  const onHidden = () => document.visibilityState === "hidden" && keep();
  document.addEventListener("visibilitychange", onHidden);
  addEventListener("pagehide", keep);

  const stop = () => {
    isOver = true;
    clearTimeout(timer);
    document.removeEventListener("visibilitychange", onHidden);
    removeEventListener("pagehide", keep);
  };

  return {
    applied: (frame) => {
      const changes = takenBack(frame);
      if (changes.length > 0) {
        noteChanges(userId, roomId, changes);
        keep();
      } else if (frame._tag === "Messages" || frame._tag === "Changes" || frame._tag === "Read")
        timer ??= setTimeout(() => whenIdle(keep), GATHER_MS);
    },
    forget: () => {
      stop();
      void forgetRoom(userId, roomId).catch(() => undefined);
    },
    close: () => {
      keep();
      stop();
    },
  };
};
