import type { HistoryPage } from "../../domain/chat/api.ts";
import type { ChatMessage, ChatServerFrame, PresentMember } from "../../domain/chat/wire.ts";
import type { Person } from "../../domain/shared/schema.ts";

type Welcome = Extract<ChatServerFrame, { _tag: "Welcome" }>;

/** A chat room as this tab knows it. */
export interface ChatState {
  readonly you: Welcome["you"] | null;
  readonly room: Welcome["room"] | null;
  /** One stretch of the room without gaps, in order of `seq`. */
  readonly messages: readonly ChatMessage[];
  /** Messages past the end of the stretch, that wait for what is missing in between. */
  readonly ahead: readonly ChatMessage[];
  /** The room's newest `seq` as last heard of, and the newest `rev`. */
  readonly lastSeq: number;
  readonly lastRev: number;
  /** The reader's own marker: everything up to it is read, on whatever device. */
  readonly readSeq: number;
  /** What is new begins after this `seq`: where the marker stood on entering, or on looking away. Null: nothing is. */
  readonly newAfter: number | null;
  readonly people: Readonly<Record<string, Person>>;
  readonly present: Readonly<Record<string, PresentMember>>;
  readonly presentCount: number;
  readonly typing: readonly string[];
  /** Why the room cannot store messages now, or null when it can. */
  readonly trouble: string | null;
}

export type ChatEvent =
  | ChatServerFrame
  | { readonly _tag: "History"; readonly page: HistoryPage }
  /** Keep only the newest messages: what is older is read again when somebody scrolls there. */
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
  lastSeq: 0,
  lastRev: 0,
  readSeq: 0,
  newAfter: null,
  people: {},
  present: {},
  presentCount: 0,
  typing: [],
  trouble: null,
};

/** The room after a frame, a page of history or something the reader did. */
export const chatStep = (state: ChatState, event: ChatEvent): ChatState => {
  switch (event._tag) {
    case "Welcome":
      return welcomed(state, event);
    case "Messages":
      return received({ ...state, people: withPeople(state.people, event.people) }, event.messages);
    case "History":
      return prepended(state, event.page);
    case "Presence": {
      const present: Record<string, PresentMember> = { ...state.present };
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
    case "Trimmed":
      return state.messages.length > event.keep
        ? { ...state, messages: state.messages.slice(-event.keep) }
        : state;
    case "Lost":
      return { ...state, typing: [], trouble: null };
    case "Rejected":
    case "Beat":
      return state;
  }
};

const welcomed = (state: ChatState, frame: Welcome): ChatState => ({
  ...state,
  you: frame.you,
  room: frame.room,
  lastSeq: Math.max(state.lastSeq, frame.lastSeq),
  readSeq: Math.max(state.readSeq, frame.lastReadSeq),
  newAfter: state.you || frame.lastSeq <= frame.lastReadSeq ? state.newAfter : frame.lastReadSeq,
  people: withPeople(state.people, [frame.you, ...frame.presence.first]),
  present: Object.fromEntries(frame.presence.first.map((member) => [member.id, member])),
  presentCount: frame.presence.count,
  typing: [],
  trouble: null,
});

const received = (state: ChatState, incoming: readonly ChatMessage[]): ChatState => {
  if (incoming.length === 0) return state;
  const first = state.messages[0]?.seq ?? null;
  const changed = new Map<string, ChatMessage>();
  const later: ChatMessage[] = [];
  let end = state.messages.at(-1)?.seq ?? null;
  for (const message of incoming) {
    if (end !== null && message.seq <= end) {
      if (first !== null && message.seq >= first) changed.set(message.id, message);
    } else later.push(message);
  }
  const waiting = unique([...state.ahead, ...later]);
  const next =
    changed.size > 0
      ? state.messages.map((known) => newer(known, changed.get(known.id)))
      : [...state.messages];
  const ahead: ChatMessage[] = [];
  for (const message of waiting) {
    if (end === null || message.seq === end + 1) {
      next.push(message);
      end = message.seq;
    } else if (message.seq > end) ahead.push(message);
  }
  return {
    ...state,
    messages: next,
    ahead,
    lastSeq: incoming.reduce((most, message) => Math.max(most, message.seq), state.lastSeq),
    lastRev:
      ahead.length > 0
        ? state.lastRev
        : incoming.reduce((most, message) => Math.max(most, message.rev), state.lastRev),
  };
};

const newer = (known: ChatMessage, change: ChatMessage | undefined): ChatMessage =>
  change && change.rev > known.rev ? change : known;

const unique = (messages: readonly ChatMessage[]): readonly ChatMessage[] =>
  [...new Map(messages.map((message) => [message.seq, message])).values()].sort((a, b) => a.seq - b.seq);

/** Older messages join the stretch only where they meet it without a gap. */
const prepended = (state: ChatState, page: HistoryPage): ChatState => {
  const people = withPeople(state.people, page.people);
  const first = state.messages[0]?.seq;
  if (first === undefined) return { ...state, people };
  const older = page.messages.filter((message) => message.seq < first);
  if (older.at(-1)?.seq !== first - 1) return { ...state, people };
  return { ...state, people, messages: [...older, ...state.messages] };
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

/** The last `seq` before which this tab misses nothing: what to ask for everything after. Null at the beginning. */
export const contiguousSeq = (state: ChatState): number | null => state.messages.at(-1)?.seq ?? null;

/** Whether the room has messages before the first one here. */
export const hasOlder = (state: ChatState): boolean => (state.messages[0]?.seq ?? 1) > 1;
