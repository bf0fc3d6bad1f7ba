import type { PlainServerFrame } from "../../../../domain/chat/rules.ts";
import { applyChange } from "../../../../domain/chat/rules.ts";
import type { ChatClientFrame, ChatMessage } from "../../../../domain/chat/wire.ts";
import type { RejectionCode } from "../../../../domain/shared/wire.ts";
import {
  answered,
  connected,
  type Delivery,
  disconnected,
  type Move,
  mayGoAt,
  moveAt,
  noDelivery,
  setBack,
} from "../../../live/delivery/delivery.ts";
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
  readonly delay?: { readonly until: number; readonly message: string };
}

/** Changes of one person in one room; what is delivered are their frames. */
export interface PendingState extends Delivery<ChangeFrame> {
  /** In the order in which they were asked for, one about the same thing. */
  readonly changes: readonly PendingChange[];
}

export type PendingEvent =
  | { readonly _tag: "Asked"; readonly pending: PendingChange }
  | { readonly _tag: "Connected" }
  | { readonly _tag: "Disconnected" }
  | { readonly _tag: "Sent"; readonly frame: ChangeFrame; readonly now: number }
  | { readonly _tag: "Received"; readonly frame: PlainServerFrame; readonly userId: string }
  | {
      readonly _tag: "Refused";
      readonly code: RejectionCode;
      readonly message: string;
      /** After how many seconds the room would take it, where it said so. */
      readonly retryAfterSeconds?: number | undefined;
      readonly now: number;
      readonly random: number;
    }
  /** The room's rules changed: what was refused may be taken now. */
  | { readonly _tag: "Released" }
  | { readonly _tag: "Dropped"; readonly frame: ChangeFrame };

export const noPending: PendingState = { ...noDelivery, changes: [] };

/** What a change is about: a later one about the same thing takes its place. */
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
      return { ...state, ...connected };
    case "Disconnected":
      return { ...state, ...disconnected };
    case "Sent":
      return { ...state, inFlight: { item: event.frame, sentAt: event.now } };
    case "Received":
      return received(state, event.frame, event.userId);
    case "Refused": {
      const { inFlight } = state;
      if (!inFlight) return state;
      const freed = { ...state, inFlight: null };
      if (event.code === "rate_limited" && event.retryAfterSeconds !== undefined)
        return delayed(freed, inFlight.item, event.message, event.now + event.retryAfterSeconds * 1_000);
      if (event.code === "unavailable" || event.code === "rate_limited")
        return { ...freed, ...setBack(state, event.now, event.random) };
      if (inFlight.item._tag !== "Edit") return without(freed, inFlight.item);
      const changes = state.changes.map((pending) =>
        pending.frame === inFlight.item ? { ...pending, failure: event.message } : pending,
      );
      return { ...freed, changes };
    }
    case "Released":
      return {
        ...state,
        throttledUntil: 0,
        changes: state.changes.map(({ delay: _, ...pending }) => pending),
      };
    case "Dropped":
      return without(state, event.frame);
  }
};

/** Edits wait for slow mode, and marks for their question: everything else for what one person may do at once. */
const delayed = (state: PendingState, frame: ChangeFrame, message: string, until: number): PendingState => {
  if (frame._tag !== "Edit" && frame._tag !== "MarkAnswer") return { ...state, throttledUntil: until };
  const changes = state.changes.map((pending) =>
    pending.frame === frame ? { ...pending, delay: { until, message } } : pending,
  );
  return { ...state, changes };
};

const without = (state: PendingState, frame: ChangeFrame): PendingState => ({
  ...state,
  changes: state.changes.filter((pending) => pending.frame !== frame),
  inFlight: state.inFlight?.item === frame ? null : state.inFlight,
});

const received = (state: PendingState, frame: PlainServerFrame, userId: string): PendingState => {
  if (frame._tag !== "Changes" && frame._tag !== "Messages") return state;
  const isMet = (pending: Pick<PendingChange, "frame" | "questionId">) =>
    frame._tag === "Changes"
      ? frame.changes.some((change) => isMade(pending, change, userId))
      : frame.messages.some((message) => isSo(pending, message, userId));
  const sent = state.inFlight;
  const sentChange = sent && { frame: sent.item, ...questionOf(state, sent.item) };
  const isAnswered = sentChange !== null && isMet(sentChange);
  const changes = state.changes.filter((pending) => !isMet(pending));
  if (!isAnswered && changes.length === state.changes.length) return state;
  const isStill = sent && changes.some((pending) => pending.frame === sent.item);
  return {
    ...state,
    changes,
    inFlight: isAnswered || (sent && !isStill && !sameSubject(changes, sent.item)) ? null : state.inFlight,
    ...answered,
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

/** The next move. What concerns a message keeps its order: a change behind one that is delayed waits with it. */
export const nextPending = (state: PendingState, now: number): Move<ChangeFrame> => {
  if (!state.connected) return null;
  const delayedIds = new Map<string, number>();
  for (const { frame, failure, delay } of state.changes) {
    if (failure !== null) continue;
    const until = Math.max(delayedIds.get(frame.id) ?? 0, delay?.until ?? 0);
    if (until > now) delayedIds.set(frame.id, until);
    else return moveAt(frame, mayGoAt(state), now);
  }
  return delayedIds.size === 0 ? null : { waitMs: Math.min(...delayedIds.values()) - now };
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
