import type { PlainServerFrame } from "../../../../domain/chat/rules.ts";
import { applyChange } from "../../../../domain/chat/rules.ts";
import type { ChatClientFrame, ChatMessage } from "../../../../domain/chat/wire.ts";
import type { RejectionCode } from "../../../../domain/shared/wire.ts";
import type { Change } from "./chat-range.ts";

/** A frame that changes a message which is there. */
export type ChangeFrame = Extract<
  ChatClientFrame,
  { _tag: "Edit" | "Delete" | "React" | "Pin" | "MarkAnswer" }
>;

/** A change that somebody asked for and the room has not confirmed. */
export interface PendingChange {
  readonly frame: ChangeFrame;
  /** Of `MarkAnswer`: the question that is answered. */
  readonly questionId?: string;
  /** Why an edit was refused for good: its text waits for its author. */
  readonly failure: string | null;
  /** Until when the room takes no change of its message, and what the room said to that. */
  readonly hold?: { readonly until: number; readonly message: string };
}

/** Changes of one person in one room. All times are milliseconds that the caller passes in. */
export interface PendingState {
  /** In the order in which they were asked for, one about the same thing. */
  readonly changes: readonly PendingChange[];
  readonly connected: boolean;
  /** The one that is sent and not yet answered. */
  readonly inFlight: { readonly frame: ChangeFrame; readonly sentAt: number } | null;
  readonly setbacks: number;
  readonly retryAt: number;
  /** When the server takes changes again, by its own word: whatever happens meanwhile, none is sent before. */
  readonly heldUntil: number;
}

export type PendingEvent =
  | { readonly _tag: "Asked"; readonly pending: PendingChange }
  | { readonly _tag: "Connected" }
  | { readonly _tag: "Disconnected" }
  | { readonly _tag: "Sent"; readonly frame: ChangeFrame; readonly now: number }
  | { readonly _tag: "Heard"; readonly frame: PlainServerFrame; readonly userId: string }
  | {
      readonly _tag: "Refused";
      readonly code: RejectionCode;
      readonly message: string;
      /** After how many seconds the room would take it, where it said so. */
      readonly retryAfterSeconds?: number | undefined;
      readonly now: number;
    }
  /** The room's rules changed: what was refused may be taken now. */
  | { readonly _tag: "Released" }
  | { readonly _tag: "Dropped"; readonly frame: ChangeFrame };

/** Milliseconds without an answer after which a change is sent again on the same connection. */
const ANSWER_TIMEOUT_MS = 10_000;
const SETBACK_BASE_MS = 1_000;
const SETBACK_MAX_MS = 20_000;

export const noPending: PendingState = {
  changes: [],
  connected: false,
  inFlight: null,
  setbacks: 0,
  retryAt: 0,
  heldUntil: 0,
};

/** What a pending is about: a later one about the same thing takes its place. */
const subjectOf = (frame: ChangeFrame): string => {
  switch (frame._tag) {
    case "Edit":
    case "Delete":
      return `text ${frame.id}`;
    case "React":
      return `react ${frame.id} ${frame.emoji}`;
    default:
      return `${frame._tag} ${frame.id}`;
  }
};

/** The changes after an event. */
export const pendingStep = (state: PendingState, event: PendingEvent): PendingState => {
  switch (event._tag) {
    case "Asked": {
      const subject = subjectOf(event.pending.frame);
      const others = state.changes.filter(({ frame }) => subjectOf(frame) !== subject);
      return { ...state, changes: [...others, event.pending] };
    }
    case "Connected":
      return { ...state, connected: true, inFlight: null, retryAt: 0 };
    case "Disconnected":
      return { ...state, connected: false, inFlight: null };
    case "Sent":
      return { ...state, inFlight: { frame: event.frame, sentAt: event.now } };
    case "Heard":
      return heard(state, event.frame, event.userId);
    case "Refused": {
      const { inFlight } = state;
      if (!inFlight) return state;
      const freed = { ...state, inFlight: null };
      if (event.code === "rate_limited" && event.retryAfterSeconds !== undefined)
        return held(freed, inFlight.frame, event.message, event.now + event.retryAfterSeconds * 1_000);
      if (event.code === "unavailable" || event.code === "rate_limited") {
        const wait = Math.min(SETBACK_MAX_MS, SETBACK_BASE_MS * 2 ** state.setbacks);
        return { ...freed, setbacks: state.setbacks + 1, retryAt: event.now + wait };
      }
      if (inFlight.frame._tag !== "Edit") return without(freed, inFlight.frame);
      const changes = state.changes.map((pending) =>
        pending.frame === inFlight.frame ? { ...pending, failure: event.message } : pending,
      );
      return { ...freed, changes };
    }
    case "Released":
      return { ...state, heldUntil: 0, changes: state.changes.map(({ hold: _, ...pending }) => pending) };
    case "Dropped":
      return without(state, event.frame);
  }
};

/** Edits wait for slow mode, and marks for their question: everything else for what one person may do at once. */
const held = (state: PendingState, frame: ChangeFrame, message: string, until: number): PendingState => {
  if (frame._tag !== "Edit" && frame._tag !== "MarkAnswer") return { ...state, heldUntil: until };
  const changes = state.changes.map((pending) =>
    pending.frame === frame ? { ...pending, hold: { until, message } } : pending,
  );
  return { ...state, changes };
};

const without = (state: PendingState, frame: ChangeFrame): PendingState => ({
  ...state,
  changes: state.changes.filter((pending) => pending.frame !== frame),
  inFlight: state.inFlight?.frame === frame ? null : state.inFlight,
});

const heard = (state: PendingState, frame: PlainServerFrame, userId: string): PendingState => {
  if (frame._tag !== "Changes" && frame._tag !== "Messages") return state;
  const isMet = (pending: Pick<PendingChange, "frame" | "questionId">) =>
    frame._tag === "Changes"
      ? frame.changes.some((change) => isMade(pending, change, userId))
      : frame.messages.some((message) => isSo(pending, message, userId));
  const sent = state.inFlight;
  const sentChange = sent && { frame: sent.frame, ...questionOf(state, sent.frame) };
  const isAnswered = sentChange !== null && isMet(sentChange);
  const changes = state.changes.filter((pending) => !isMet(pending));
  if (!isAnswered && changes.length === state.changes.length) return state;
  const isStill = sent && changes.some((pending) => pending.frame === sent.frame);
  return {
    ...state,
    changes,
    inFlight: isAnswered || (sent && !isStill && !sameSubject(changes, sent.frame)) ? null : state.inFlight,
    setbacks: 0,
    retryAt: 0,
  };
};

const questionOf = (state: PendingState, frame: ChangeFrame) => {
  const questionId = state.changes.find((pending) => pending.frame === frame)?.questionId;
  return questionId === undefined ? {} : { questionId };
};

const sameSubject = (changes: readonly PendingChange[], frame: ChangeFrame) =>
  changes.some((pending) => subjectOf(pending.frame) === subjectOf(frame));

const isMade = (
  { frame, questionId }: Pick<PendingChange, "frame" | "questionId">,
  change: Change,
  userId: string,
) => {
  if (frame._tag === "MarkAnswer")
    return (
      change._tag === "Answered" &&
      change.id === questionId &&
      (frame.is ? change.answerId === frame.id : change.answerId !== frame.id)
    );
  if (change.id !== frame.id) return false;
  switch (frame._tag) {
    case "Edit":
      return change._tag === "Edited" && change.content === frame.content;
    case "Delete":
      return change._tag === "Deleted";
    case "React":
      return (
        change._tag === "Reacted" &&
        change.userId === userId &&
        change.emoji === frame.emoji &&
        change.is === frame.is
      );
    case "Pin":
      return change._tag === "Pinned" && (change.at !== null) === frame.is;
  }
};

const isSo = (
  { frame, questionId }: Pick<PendingChange, "frame" | "questionId">,
  message: ChatMessage,
  userId: string,
) => {
  if (frame._tag === "MarkAnswer")
    return message.id === questionId && (message.answerId === frame.id) === frame.is;
  if (message.id !== frame.id) return false;
  switch (frame._tag) {
    case "Edit":
      return !message.isDeleted && message.content === frame.content;
    case "Delete":
      return message.isDeleted === true;
    case "React":
      return hasReacted(message, userId, frame.emoji) === frame.is;
    case "Pin":
      return (message.pinnedAt !== undefined) === frame.is;
  }
};

/** Whether somebody put an emoji on a message. */
export const hasReacted = (message: ChatMessage, userId: string, emoji: string): boolean =>
  message.reactions?.some((known) => known.emoji === emoji && known.userIds.includes(userId)) ?? false;

/** The next move: a frame to send, milliseconds to wait, or null to wait for an event. */
export const nextPending = (
  state: PendingState,
  now: number,
): { readonly send: ChangeFrame } | { readonly waitMs: number } | null => {
  if (!state.connected) return null;
  // What concerns a message keeps its order: a change behind one that is held waits with it.
  const heldIds = new Map<string, number>();
  for (const { frame, failure, hold } of state.changes) {
    if (failure !== null) continue;
    const until = Math.max(heldIds.get(frame.id) ?? 0, hold?.until ?? 0);
    if (until > now) heldIds.set(frame.id, until);
    else return moveOf(state, frame, now);
  }
  return heldIds.size === 0 ? null : { waitMs: Math.min(...heldIds.values()) - now };
};

const moveOf = (state: PendingState, frame: ChangeFrame, now: number) => {
  const answerBy = state.inFlight ? state.inFlight.sentAt + ANSWER_TIMEOUT_MS : 0;
  const at = Math.max(answerBy, state.retryAt, state.heldUntil);
  return at > now ? { waitMs: at - now } : { send: frame };
};

/** A message as it will be once the changes about it are granted; the same object when there are none. */
export const withPending = (
  message: ChatMessage,
  changes: readonly PendingChange[],
  userId: string,
): ChatMessage => {
  let shown = message;
  for (const { frame, questionId, failure } of changes) {
    if (failure !== null || message.isDeleted) continue;
    const rev = shown.rev + 1;
    const { id } = message;
    if (frame._tag === "MarkAnswer") {
      const answerId = frame.is ? frame.id : null;
      if (questionId === id) shown = applyChange(shown, { _tag: "Answered", id, rev, answerId });
      continue;
    }
    if (frame.id !== id) continue;
    const at = message.editedAt ?? message.createdAt;
    if (frame._tag === "Edit")
      shown = applyChange(shown, { _tag: "Edited", id, rev, content: frame.content, editedAt: at });
    else if (frame._tag === "Delete") shown = applyChange(shown, { _tag: "Deleted", id, rev });
    else if (frame._tag === "Pin")
      shown = applyChange(shown, { _tag: "Pinned", id, rev, at: frame.is ? at : null });
    else if (hasReacted(shown, userId, frame.emoji) !== frame.is)
      shown = applyChange(shown, { _tag: "Reacted", id, rev, userId, emoji: frame.emoji, is: frame.is });
  }
  return shown;
};
