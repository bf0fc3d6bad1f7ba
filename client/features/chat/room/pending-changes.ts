import { type Accessor, createEffect, createSignal, on, untrack } from "solid-js";
import type { ChatMessage } from "../../../../domain/chat/wire.ts";
import type { Chat } from "./chat.ts";
import {
  nextWish,
  noWishes,
  type Wish,
  type WishEvent,
  type WishFrame,
  wished,
  wishStep,
} from "./pending-changes-state.ts";

/** Changes of messages that show at once and are sent until the room has answered them. */
export interface ChatWishes {
  readonly wishes: Accessor<readonly Wish[]>;
  readonly ask: (frame: WishFrame, questionId?: string) => void;
  /** Lets go of an edit that was refused, or of any change that was not confirmed. */
  readonly drop: (frame: WishFrame) => void;
  readonly display: (message: ChatMessage) => ChatMessage;
  readonly close: () => void;
}

/**
 * The wishes of one person in one room. They outlive the page: what was not confirmed is sent when the room is
 * entered again. `onRefused` hears what was refused for good and is not kept.
 */
export const openWishes = (
  chat: Chat,
  userId: string,
  roomId: string,
  onRefused: (message: string) => void,
): ChatWishes => {
  const key = `wishes:${userId}:${roomId}`;
  let state = { ...noWishes, wishes: load(key) };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const [wishes, setWishes] = createSignal(state.wishes);

  const apply = (event: WishEvent) => {
    const before = state.wishes;
    state = wishStep(state, event);
    if (state.wishes !== before) {
      store(key, state.wishes);
      setWishes(state.wishes);
    }
    pump();
  };

  const pump = () => {
    clearTimeout(timer);
    const now = performance.now();
    const move = nextWish(state, now);
    if (!move) return;
    if ("waitMs" in move) timer = setTimeout(pump, move.waitMs);
    else if (chat.put(move.send)) apply({ _tag: "Sent", frame: move.send, now });
    else apply({ _tag: "Disconnected" });
  };

  const stop = chat.listen((frame) => {
    if (frame._tag === "Welcome") apply({ _tag: "Connected" });
    else if (frame._tag === "Changes" || frame._tag === "Messages") apply({ _tag: "Heard", frame, userId });
    else if (frame._tag === "Rejected") {
      const sent = state.inFlight?.frame;
      if (!sent || frame.id !== sent.id || (frame.of !== undefined && frame.of !== sent._tag)) return;
      const isKept = sent._tag === "Edit" || frame.code === "unavailable" || frame.code === "rate_limited";
      if (!isKept) onRefused(frame.message);
      const { code, message, retryAfterSeconds } = frame;
      apply({ _tag: "Refused", code, message, retryAfterSeconds, now: performance.now() });
    } else if (frame._tag === "RoomRules") apply({ _tag: "Released" });
  });

  createEffect(
    on(chat.status, (status) => {
      if (status !== "open") apply({ _tag: "Disconnected" });
    }),
  );
  if (untrack(chat.status) === "open" && untrack(chat.state).you) apply({ _tag: "Connected" });

  return {
    wishes,
    ask: (frame, questionId) =>
      apply({ _tag: "Asked", wish: { frame, failure: null, ...(questionId && { questionId }) } }),
    drop: (frame) => apply({ _tag: "Dropped", frame }),
    display: (message) => wished(message, wishes(), userId),
    close: () => {
      clearTimeout(timer);
      stop();
    },
  };
};

const load = (key: string): readonly Wish[] => {
  try {
    const stored = JSON.parse(localStorage.getItem(key) ?? "[]") as Wish[];
    // How long something has to wait is the room's to say, whenever it is asked again.
    return stored.map(({ hold: _, ...wish }) => wish);
  } catch {
    return [];
  }
};

const store = (key: string, wishes: readonly Wish[]) => {
  try {
    if (wishes.length === 0) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(wishes));
  } catch {
    // Storage is refused or full: they live as long as the page.
  }
};
