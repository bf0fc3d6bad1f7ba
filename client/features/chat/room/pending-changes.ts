import { type Accessor, createEffect, createSignal, on, untrack } from "solid-js";
import type { ChatMessage } from "../../../../domain/chat/wire.ts";
import { createPump } from "../../../live/delivery/pump.ts";
import type { Chat } from "./chat.ts";
import {
  type ChangeFrame,
  nextPending,
  noPending,
  type PendingChange,
  type PendingEvent,
  pendingStep,
  withPending,
} from "./pending-changes-state.ts";

/** Changes of messages that show at once and are sent until the room has answered them. */
export interface PendingChanges {
  readonly changes: Accessor<readonly PendingChange[]>;
  readonly ask: (frame: ChangeFrame, questionId?: string) => void;
  /** Lets go of an edit that was refused, or of any change that was not confirmed. */
  readonly drop: (frame: ChangeFrame) => void;
  readonly display: (message: ChatMessage) => ChatMessage;
  readonly close: () => void;
}

/**
 * The changes of one person in one room. They outlive the page: what was not confirmed is sent when the room is
 * entered again. `onRefused` gets what was refused for good and is not kept.
 */
export const openPendingChanges = (
  chat: Chat,
  userId: string,
  roomId: string,
  onRefused: (message: string) => void,
): PendingChanges => {
  const key = `pending-changes:${userId}:${roomId}`;
  let state = { ...noPending, changes: load(key) };
  const [changes, setChanges] = createSignal(state.changes);

  const apply = (event: PendingEvent) => {
    const before = state.changes;
    state = pendingStep(state, event);
    if (state.changes !== before) {
      store(key, state.changes);
      setChanges(state.changes);
    }
    pump.run();
  };

  const pump = createPump({
    next: (now) => nextPending(state, now),
    send: chat.put,
    onSent: (frame, now) => apply({ _tag: "Sent", frame, now }),
    onLost: () => apply({ _tag: "Disconnected" }),
  });

  const stop = chat.listen((frame) => {
    if (frame._tag === "Welcome") apply({ _tag: "Connected" });
    else if (frame._tag === "Changes" || frame._tag === "Messages")
      apply({ _tag: "Received", frame, userId });
    else if (frame._tag === "Rejected") {
      const sent = state.inFlight?.item;
      if (!sent || frame.id !== sent.id || (frame.of !== undefined && frame.of !== sent._tag)) return;
      const isKept = sent._tag === "Edit" || frame.code === "unavailable" || frame.code === "rate_limited";
      if (!isKept) onRefused(frame.message);
      const { code, message, retryAfterSeconds } = frame;
      apply({
        _tag: "Refused",
        ...{ code, message, retryAfterSeconds, now: performance.now(), random: Math.random() },
      });
    } else if (frame._tag === "RoomRules") apply({ _tag: "Released" });
  });

  createEffect(
    on(chat.status, (status) => {
      if (status !== "open") apply({ _tag: "Disconnected" });
    }),
  );
  if (untrack(chat.status) === "open" && untrack(chat.state).you) apply({ _tag: "Connected" });

  return {
    changes,
    ask: (frame, questionId) =>
      apply({ _tag: "Asked", pending: { frame, failure: null, ...(questionId && { questionId }) } }),
    drop: (frame) => apply({ _tag: "Dropped", frame }),
    display: (message) => withPending(message, changes(), userId),
    close: () => {
      pump.stop();
      stop();
    },
  };
};

const load = (key: string): readonly PendingChange[] => {
  try {
    const stored = JSON.parse(localStorage.getItem(key) ?? "[]") as PendingChange[];
    // How long something has to wait is the room's to say, whenever it is asked again.
    return stored.map(({ delay: _, ...pending }) => pending);
  } catch {
    return [];
  }
};

const store = (key: string, changes: readonly PendingChange[]) => {
  try {
    if (changes.length === 0) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(changes));
  } catch {
    // Storage is refused or full: they live as long as the page.
  }
};
