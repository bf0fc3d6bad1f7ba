import { SEND_RATE } from "../../../domain/chat/limits.ts";
import type { Attachment, Send } from "../../../domain/chat/wire.ts";
import type { RejectionCode } from "../../../domain/shared/wire.ts";
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
} from "../delivery/delivery.ts";

/** What somebody typed and the server has not yet confirmed. */
export interface OutboxEntry {
  readonly id: string;
  /**
   * Its place in the outbox: entries go out in this order. A count and no time, since a clock may be set back between
   * two messages; entries of before there were places have none and come first, by id.
   */
  readonly place?: number;
  readonly content: string;
  readonly replyToId: string | null;
  /** A reply that is to stand in the room as well as in its thread. */
  readonly alsoInRoom?: true;
  /** Files that were uploaded for it; left out where there are none. */
  readonly attachments?: readonly Attachment[];
  /** Set once the server refused it for good: it waits for its author to edit or discard it. */
  readonly failure: { readonly code: RejectionCode; readonly message: string } | null;
}

/** The outbox of one person in one room; its items are ids of entries. */
export interface OutboxState extends Delivery<string> {
  /** In their order (`inOrder`). */
  readonly entries: readonly OutboxEntry[];
  /** Entries of another tab, which sends them itself; not before this time do they go from here. */
  readonly notBefore: ReadonlyMap<string, number>;
  /** Entries confirmed, refused or discarded, so that a late reading of the store does not bring them back. */
  readonly settled: ReadonlySet<string>;
  /** The room's token bucket as far as this tab can know it. */
  readonly tokens: number;
  readonly tokensAt: number;
}

export type OutboxEvent =
  /** `fromOtherTab`: typed in another tab of this device. */
  | {
      readonly _tag: "Added";
      readonly entry: OutboxEntry;
      readonly fromOtherTab: boolean;
      readonly now: number;
    }
  | { readonly _tag: "Loaded"; readonly entries: readonly OutboxEntry[] }
  | { readonly _tag: "Connected" }
  | { readonly _tag: "Disconnected" }
  | { readonly _tag: "Sent"; readonly id: string; readonly now: number }
  | { readonly _tag: "Confirmed"; readonly ids: readonly string[] }
  | {
      readonly _tag: "Refused";
      readonly id: string;
      readonly code: RejectionCode;
      readonly message: string;
      /** After how many seconds the server would take it, where it said so. */
      readonly retryAfterSeconds?: number | undefined;
      readonly now: number;
      readonly random: number;
    }
  /** The room's rules changed: what was refused may be taken now. */
  | { readonly _tag: "Released" }
  | { readonly _tag: "Discarded"; readonly id: string };

/** Milliseconds for which another tab's entry is left to that tab. */
export const OTHER_TAB_MS = 10_000;

/** Refusals that speak of the moment and not of the message. */
const isTemporary = (code: RejectionCode) => code === "unavailable" || code === "rate_limited";

export const emptyOutbox: OutboxState = {
  ...noDelivery,
  entries: [],
  notBefore: new Map(),
  settled: new Set(),
  tokens: SEND_RATE.burst,
  tokensAt: 0,
};

/** The frame that takes an entry to its chat room. */
export const sendFrame = ({ id, content, replyToId, alsoInRoom, attachments = [] }: OutboxEntry): Send => ({
  _tag: "Send",
  id,
  content,
  replyToId,
  ...(alsoInRoom && { alsoInRoom }),
  ...(attachments.length > 0 && { attachmentIds: attachments.map((attachment) => attachment.id) }),
});

/** The outbox after an event. */
export const outboxStep = (state: OutboxState, event: OutboxEvent): OutboxState => {
  switch (event._tag) {
    case "Added": {
      const notBefore = event.fromOtherTab
        ? new Map(state.notBefore).set(event.entry.id, event.now + OTHER_TAB_MS)
        : state.notBefore;
      return { ...state, entries: merged(state, [event.entry]), notBefore };
    }
    case "Loaded":
      return { ...state, entries: merged(state, event.entries) };
    case "Connected":
      return { ...state, ...connected };
    case "Disconnected":
      return { ...state, ...disconnected };
    case "Sent": {
      const tokens = Math.max(0, tokensNow(state, event.now) - 1);
      return { ...state, inFlight: { item: event.id, sentAt: event.now }, tokens, tokensAt: event.now };
    }
    case "Confirmed": {
      const ids = new Set(event.ids);
      const known = state.entries.filter((entry) => ids.has(entry.id));
      if (known.length === 0) return state;
      return {
        ...without(
          state,
          known.map((entry) => entry.id),
        ),
        ...answered,
      };
    }
    case "Refused": {
      const entry = state.entries.find((candidate) => candidate.id === event.id);
      if (!entry) return state;
      const inFlight = state.inFlight?.item === event.id ? null : state.inFlight;
      if (isTemporary(event.code) && event.retryAfterSeconds !== undefined)
        return { ...state, inFlight, throttledUntil: event.now + event.retryAfterSeconds * 1_000 };
      if (isTemporary(event.code)) return { ...state, inFlight, ...setBack(state, event.now, event.random) };
      const failed = { ...entry, failure: { code: event.code, message: event.message } };
      const entries = state.entries.map((candidate) => (candidate === entry ? failed : candidate));
      return { ...state, inFlight, entries };
    }
    case "Released":
      return { ...state, throttledUntil: 0 };
    case "Discarded":
      return without(state, [event.id]);
  }
};

const merged = (state: OutboxState, added: readonly OutboxEntry[]): readonly OutboxEntry[] => {
  const known = new Set(state.entries.map((entry) => entry.id));
  const fresh = added.filter((entry) => !known.has(entry.id) && !state.settled.has(entry.id));
  if (fresh.length === 0) return state.entries;
  return [...state.entries, ...fresh].sort(inOrder);
};

/** Compares two entries by the order in which they were typed. */
const inOrder = (a: OutboxEntry, b: OutboxEntry): number =>
  (a.place ?? 0) - (b.place ?? 0) || (a.id < b.id ? -1 : 1);

/** The place of an entry that follows these. */
export const placeAfter = (entries: readonly OutboxEntry[]): number =>
  entries.reduce((last, { place = 0 }) => Math.max(last, place), 0) + 1;

const without = (state: OutboxState, ids: readonly string[]): OutboxState => {
  const gone = new Set(ids);
  const notBefore = new Map([...state.notBefore].filter(([id]) => !gone.has(id)));
  return {
    ...state,
    entries: state.entries.filter((entry) => !gone.has(entry.id)),
    settled: new Set([...state.settled, ...ids]),
    inFlight: state.inFlight && gone.has(state.inFlight.item) ? null : state.inFlight,
    notBefore,
  };
};

const tokensNow = (state: OutboxState, now: number): number =>
  Math.min(SEND_RATE.burst, state.tokens + (Math.max(0, now - state.tokensAt) / 1_000) * SEND_RATE.perSecond);

/** The next move: the oldest entry that was not refused, once nothing else is on its way. */
export const nextMove = (state: OutboxState, now: number): Move<OutboxEntry> => {
  const head = state.entries.find((entry) => entry.failure === null);
  if (!state.connected || !head) return null;
  const missing = 1 - tokensNow(state, now);
  const tokenAt = missing > 0 ? now + (missing / SEND_RATE.perSecond) * 1_000 : 0;
  return moveAt(head, Math.max(mayGoAt(state), state.notBefore.get(head.id) ?? 0, tokenAt), now);
};
