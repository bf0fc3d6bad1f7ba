import type { HistoryPage } from "../../../../domain/chat/model.ts";
import { isInRoom, type PlainServerFrame } from "../../../../domain/chat/rules.ts";
import type { ChatMessage, ChatServerFrame, Messages, PresentMember } from "../../../../domain/chat/wire.ts";
import type { Person } from "../../../../domain/shared/schema.ts";
import {
  afterChanges,
  type Change,
  caughtUp,
  joined,
  overlapOf,
  rememberChanges,
  spread,
  withAnswers,
} from "./chat-range.ts";

type Welcome = Extract<ChatServerFrame, { _tag: "Welcome" }>;

/** A range of the room away from its end, shown while somebody reads there. */
interface DetachedRange {
  readonly messages: readonly ChatMessage[];
  readonly hasNewer: boolean;
}

/** A chat room as this tab knows it. */
export interface ChatState {
  readonly you: Welcome["you"] | null;
  readonly room: Welcome["room"] | null;
  /** The live range of the room, without gaps, in order of `seq`: what is new joins at its end. */
  readonly messages: readonly ChatMessage[];
  /** Messages past the end of the range, that wait for what is missing in between. */
  readonly ahead: readonly ChatMessage[];
  /** Another range, which is shown in the place of the live one. */
  readonly detached: DetachedRange | null;
  /** The latest changes, for messages that are read over HTTP and may be older than they. In order of `rev`. */
  readonly changes: readonly Change[];
  /** The room's newest `seq` and `rev` that are known. */
  readonly lastSeq: number;
  readonly lastRev: number;
  /** The messages are those of an earlier visit, and nothing has come since. */
  readonly isKept: boolean;
  /** The next messages are the newest page, as for who has nothing of the room. */
  readonly awaitsPage: boolean;
  /** The newest `rev` at the last `Welcome`. */
  readonly roomRev: number;
  /** What was left out by a jump: messages from the one to before the other. `to` is 0 until it is known. */
  readonly missed: { readonly from: number; readonly to: number } | null;
  /** The reader's own marker: everything up to it is read, on whatever device. */
  readonly readSeq: number;
  /**
   * What is new begins after this `seq`: where the marker stood on entering, on looking away or on coming back. Null:
   * nothing is.
   */
  readonly newAfter: number | null;
  readonly people: Readonly<Record<string, Person>>;
  readonly present: Readonly<Record<string, PresentMember>>;
  readonly presentCount: number;
  readonly typing: readonly string[];
  /** Why the room cannot store messages now, or null when it can. */
  readonly trouble: string | null;
  /** Seconds between two messages of the reader; 0 without slow mode. */
  readonly slowModeSeconds: number;
  /** Until when the reader may not write: an instant, `forever`, or null. */
  readonly mutedUntil: string | null;
}

export type ChatEvent =
  | PlainServerFrame
  /** A page that was read over HTTP: older than what is shown, newer, or the middle of another range. */
  | { readonly _tag: "History"; readonly page: HistoryPage; readonly at?: "edge" | "detached" }
  /** What was kept of the room is there, before the room has answered. */
  | { readonly _tag: "Restored"; readonly kept: ChatState }
  /** The connection has asked for the newest page: what comes first takes the place of what is shown. */
  | { readonly _tag: "AskedForAll" }
  /** The room does not know what is shown here: its past was set back. */
  | { readonly _tag: "Undone" }
  /** Back from another range to the live one. */
  | { readonly _tag: "Returned" }
  /** People were read elsewhere. */
  | { readonly _tag: "Met"; readonly people: readonly Person[] }
  /** Keep only the newest messages that stand in the room: what is older is read again when somebody scrolls there. */
  | { readonly _tag: "Trimmed"; readonly keep: number }
  | { readonly _tag: "ReadHere"; readonly seq: number }
  /** The tab was hidden: what comes now is new to whoever returns. */
  | { readonly _tag: "LookedAway" }
  | { readonly _tag: "Lost" };

export const emptyChat: ChatState = {
  you: null,
  room: null,
  messages: [],
  ahead: [],
  detached: null,
  changes: [],
  lastSeq: 0,
  lastRev: 0,
  isKept: false,
  awaitsPage: false,
  roomRev: 0,
  missed: null,
  readSeq: 0,
  newAfter: null,
  people: {},
  present: {},
  presentCount: 0,
  typing: [],
  trouble: null,
  slowModeSeconds: 0,
  mutedUntil: null,
};

/** Who types still: a message ends it before the room says so. */
const withoutAuthors = (
  { typing }: ChatState,
  { messages }: Pick<Messages, "messages">,
): readonly string[] =>
  typing.length === 0 ? typing : typing.filter((id) => !messages.some(({ userId }) => userId === id));

/** The room after a frame, a page of history or something the reader did. */
export const chatStep = (state: ChatState, event: ChatEvent): ChatState => {
  switch (event._tag) {
    case "Welcome":
      return welcomed(state, event);
    case "Messages":
      return received(
        { ...state, people: withPeople(state.people, event.people), typing: withoutAuthors(state, event) },
        event.messages,
      );
    case "Changes":
      return changed(state, event.changes);
    case "Jumped":
      return {
        ...state,
        messages: [],
        ahead: [],
        detached: state.detached,
        isKept: false,
        awaitsPage: false,
        // Who has just entered begins at what is new; only to somebody who was here were messages left out.
        missed: state.isKept ? null : { from: state.missed?.from ?? event.after + 1, to: 0 },
      };
    case "RoomRules":
      return { ...state, slowModeSeconds: event.slowModeSeconds, mutedUntil: event.mutedUntil };
    case "History":
      return paged(state, event.page, event.at ?? "edge");
    case "Restored":
      return state.you === null && state.messages.length === 0
        ? { ...event.kept, typing: state.typing }
        : state;
    case "AskedForAll":
      return state.messages.length === 0 ? state : { ...state, awaitsPage: true };
    case "Undone":
      return { ...emptyChat, people: state.people };
    case "Returned":
      return state.detached ? { ...state, detached: null } : state;
    case "Presence": {
      const present: Record<string, PresentMember> = event.isFull ? {} : { ...state.present };
      for (const id of event.left) delete present[id];
      for (const member of event.joined) present[member.id] = member;
      return { ...state, present, presentCount: event.count, people: withPeople(state.people, event.joined) };
    }
    case "Typing":
      return { ...state, typing: event.userIds.filter((id) => id !== state.you?.id) };
    case "Read":
    case "ReadHere":
      return event.seq > state.readSeq ? { ...state, readSeq: event.seq } : state;
    case "LookedAway":
      return state.readSeq > (state.newAfter ?? 0) ? { ...state, newAfter: state.readSeq } : state;
    case "Status":
      return { ...state, trouble: event.state === "ok" ? null : event.message };
    case "Met":
      return { ...state, people: withPeople(state.people, event.people) };
    case "Trimmed": {
      const oldest = state.messages.filter(isInRoom).at(-event.keep);
      if (!oldest || oldest === state.messages[0]) return state;
      return { ...state, messages: state.messages.filter(({ seq }) => seq >= oldest.seq), missed: null };
    }
    case "Lost":
      return {
        ...state,
        typing: [],
        trouble: null,
        awaitsPage: false,
        isKept: state.isKept && state.you === null,
      };
    case "Rejected":
    case "Thanked":
    case "Beat":
      return state;
  }
};

const welcomed = (state: ChatState, frame: Welcome): ChatState => ({
  ...state,
  newAfter: newAfterWelcome(state, frame),
  you: frame.you,
  room: frame.room,
  lastSeq: Math.max(state.lastSeq, frame.lastSeq),
  roomRev: frame.lastRev,
  readSeq: Math.max(state.readSeq, frame.lastReadSeq),
  people: withPeople(state.people, [frame.you, ...frame.presence.first]),
  present: Object.fromEntries(frame.presence.first.map((member) => [member.id, member])),
  presentCount: frame.presence.count,
  typing: [],
  trouble: null,
  slowModeSeconds: frame.slowModeSeconds,
  mutedUntil: frame.mutedUntil,
});

/**
 * On entering, what was not read is new; on coming back, what was missed. What was kept and not read stays new though it
 * was seen since, unless it was read elsewhere.
 */
const newAfterWelcome = ({ you, lastSeq, readSeq, newAfter }: ChatState, frame: Welcome): number | null => {
  const read = you || newAfter === null ? Math.max(readSeq, frame.lastReadSeq) : frame.lastReadSeq;
  const isBehind = frame.lastSeq > (you ? lastSeq : Math.max(readSeq, frame.lastReadSeq));
  return isBehind && read > (newAfter ?? -1) ? read : newAfter;
};

const received = (state: ChatState, incoming: readonly ChatMessage[]): ChatState => {
  if (incoming.length === 0) return state;
  const isFresh = state.messages.length === 0 || state.awaitsPage;
  const before = state.awaitsPage ? overlapOf(state.messages, incoming) : state.messages;
  const { messages, ahead } = joined(before, state.ahead, incoming);
  const lastSeq = incoming.reduce((most, message) => Math.max(most, message.seq), state.lastSeq);
  const reached = incoming.reduce((most, message) => Math.max(most, message.rev), state.lastRev);
  return met({
    ...state,
    messages: caughtUp(messages, before.at(-1)?.seq ?? 0, state.changes),
    ahead,
    isKept: false,
    awaitsPage: false,
    detached: state.detached && {
      ...state.detached,
      messages: withAnswers(spread(state.detached.messages, incoming), incoming),
    },
    lastSeq,
    // The newest page stands as the room is: what changed before the Welcome is in it.
    lastRev: ahead.length > 0 ? state.lastRev : isFresh ? Math.max(reached, state.roomRev) : reached,
    missed:
      isFresh && state.missed && state.missed.to === 0
        ? { ...state.missed, to: messages[0]?.seq ?? 0 }
        : state.missed,
  });
};

const changed = (state: ChatState, changes: readonly Change[]): ChatState => ({
  ...state,
  messages: afterChanges(state.messages, changes),
  ahead: afterChanges(state.ahead, changes),
  detached: state.detached && {
    ...state.detached,
    messages: afterChanges(state.detached.messages, changes),
  },
  changes: rememberChanges(state.changes, changes),
  lastRev:
    state.ahead.length > 0
      ? state.lastRev
      : changes.reduce((most, change) => Math.max(most, change.rev), state.lastRev),
});

const paged = (state: ChatState, page: HistoryPage, at: "edge" | "detached"): ChatState => {
  const known = { ...state, people: withPeople(state.people, page.people) };
  const first = page.messages[0]?.seq;
  const last = page.messages.at(-1)?.seq;
  if (first === undefined || last === undefined) {
    // The server knows of nothing newer than what is shown: the live range was forgotten meanwhile.
    return state.detached && at === "edge" && !page.hasNewer && state.messages.length === 0
      ? { ...known, detached: { ...state.detached, hasNewer: false } }
      : known;
  }
  const messages = withAnswers(afterChanges(page.messages, state.changes), state.messages);
  if (at === "detached") {
    const live = state.messages[0]?.seq ?? Number.POSITIVE_INFINITY;
    if (first >= live) return { ...known, detached: null };
    return met({ ...known, detached: { messages, hasNewer: page.hasNewer } });
  }
  const shown = shownMessages(state);
  const start = shown[0]?.seq ?? 0;
  const end = shown.at(-1)?.seq ?? 0;
  const older = messages.filter((message) => message.seq < start);
  const newer = messages.filter((message) => message.seq > end);
  const grown = [
    ...(older.at(-1)?.seq === start - 1 ? older : []),
    ...withAnswers(shown, newer),
    ...(state.detached && newer[0]?.seq === end + 1 ? newer : []),
  ];
  if (grown.length === shown.length) return known;
  if (!state.detached) return { ...known, messages: grown };
  const hasNewer = newer.length > 0 ? page.hasNewer : state.detached.hasNewer;
  return met({ ...known, detached: { messages: grown, hasNewer } });
};

/** The two ranges become one as soon as they touch. */
const met = (state: ChatState): ChatState => {
  const first = state.messages[0]?.seq;
  const last = state.detached?.messages.at(-1)?.seq;
  if (!state.detached || first === undefined || last === undefined || last < first - 1) return state;
  const before = state.detached.messages.filter((message) => message.seq < first);
  return { ...state, detached: null, missed: null, messages: [...before, ...state.messages] };
};

const withPeople = (known: Readonly<Record<string, Person>>, added: readonly Person[]) => {
  const fresh = added.filter(({ id, name, handle, avatarUrl }) => {
    const before = known[id];
    return !before || before.name !== name || before.handle !== handle || before.avatarUrl !== avatarUrl;
  });
  if (fresh.length === 0) return known;
  const people: Record<string, Person> = { ...known };
  for (const { id, name, handle, avatarUrl } of fresh) people[id] = { id, name, handle, avatarUrl };
  return people;
};

/** The range that is before the reader's eyes. */
export const shownMessages = (state: ChatState): readonly ChatMessage[] =>
  state.detached?.messages ?? state.messages;

/** The last `seq` before which this tab misses nothing: what to ask for everything after. Null at the beginning. */
export const contiguousSeq = (state: ChatState): number | null => state.messages.at(-1)?.seq ?? null;

/** Whether the room has messages before the first one shown. */
export const hasOlder = (state: ChatState): boolean => (shownMessages(state)[0]?.seq ?? 1) > 1;
