import { applyChange, countReply } from "../../../../domain/chat/rules.ts";
import type { ChatMessage, ChatServerFrame } from "../../../../domain/chat/wire.ts";

export type Change = Extract<ChatServerFrame, { _tag: "Changes" }>["changes"][number];

type List = readonly ChatMessage[];

/** Changes remembered for pages that were read before they were made. */
const REMEMBERED = 500;

/** Messages by id, each as it stands after the changes that concern it; the same list when none does. */
export const afterChanges = (messages: List, changes: readonly Change[]): List => {
  const wanted = new Map<string, Change[]>();
  for (const change of changes) {
    const known = wanted.get(change.id);
    if (known) known.push(change);
    else wanted.set(change.id, [change]);
  }
  return wanted.size === 0
    ? messages
    : replaced(messages, (message) => wanted.get(message.id)?.reduce(applyChange, message) ?? message);
};

/** The changes known last, in order of `rev`, each once. */
export const rememberChanges = (known: readonly Change[], added: readonly Change[]): readonly Change[] =>
  [...new Map([...known, ...added].map((change) => [change.rev, change])).values()]
    .sort((a, b) => a.rev - b.rev)
    .slice(-REMEMBERED);

/** Messages after known changes, which only those past `seq` may not have seen. */
export const caughtUp = (messages: List, seq: number, changes: readonly Change[]): List => {
  if (changes.length === 0 || (messages.at(-1)?.seq ?? 0) <= seq) return messages;
  return afterChanges(messages, changes);
};

/** The later form of a message; the thread it begins is counted apart from its changes. */
const laterOf = (known: ChatMessage, other: ChatMessage): ChatMessage => {
  const later = other.rev > known.rev ? other : known;
  const thread = (other.thread?.lastSeq ?? 0) > (known.thread?.lastSeq ?? 0) ? other.thread : known.thread;
  return later.thread === thread || !thread ? later : { ...later, thread };
};

/** A range with later forms of messages that stand in it. */
export const spread = (messages: List, others: List): List => {
  const first = messages[0]?.seq ?? 0;
  const last = messages.at(-1)?.seq ?? -1;
  const byId = new Map(
    others.filter(({ seq }) => seq >= first && seq <= last).map((message) => [message.id, message]),
  );
  return byId.size === 0
    ? messages
    : replaced(messages, (message) => {
        const other = byId.get(message.id);
        return other ? laterOf(message, other) : message;
      });
};

/** What of a range a page takes up from its beginning on: nothing where the range lacks that. */
export const overlapOf = (messages: List, page: List): List => {
  const [first, last] = [page[0]?.seq ?? 0, page.at(-1)?.seq ?? 0];
  const common = messages.filter(({ seq }) => seq >= first && seq <= last);
  return common[0]?.seq === first ? common : [];
};

/** First messages of threads with answers counted that they did not know. */
export const withAnswers = (messages: List, answers: List): List => {
  const byThread = new Map<string, ChatMessage[]>();
  for (const answer of answers) {
    if (answer.threadId === undefined || answer.threadId === answer.id) continue;
    const known = byThread.get(answer.threadId);
    if (known) known.push(answer);
    else byThread.set(answer.threadId, [answer]);
  }
  return byThread.size === 0
    ? messages
    : replaced(messages, (message) => byThread.get(message.id)?.reduce(countReply, message) ?? message);
};

/** A range after messages that came: later forms in it, and at its end what follows without a gap. */
export const joined = (
  messages: List,
  ahead: List,
  incoming: List,
): { readonly messages: List; readonly ahead: List } => {
  let end = messages.at(-1)?.seq ?? null;
  const past = end;
  const later = past === null ? incoming : incoming.filter((message) => message.seq > past);
  const known = past === null ? messages : spread(messages, incoming);
  const added: ChatMessage[] = [];
  const waiting: ChatMessage[] = [];
  for (const message of unique([...ahead, ...later])) {
    if (end === null || message.seq === end + 1) {
      added.push(message);
      end = message.seq;
    } else if (message.seq > end) waiting.push(message);
  }
  if (added.length === 0) return { messages: known, ahead: waiting };
  return { messages: withAnswers([...known, ...added], added), ahead: waiting };
};

const unique = (messages: List): List => {
  const bySeq = new Map<number, ChatMessage>();
  for (const message of messages) {
    const known = bySeq.get(message.seq);
    bySeq.set(message.seq, known ? laterOf(known, message) : message);
  }
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq);
};

/** The list with some messages replaced; the same list when none is. */
const replaced = (messages: List, form: (message: ChatMessage) => ChatMessage): List => {
  let next: ChatMessage[] | null = null;
  for (let index = 0; index < messages.length; index++) {
    const message = messages[index] as ChatMessage;
    const after = form(message);
    if (after === message) continue;
    next ??= [...messages];
    next[index] = after;
  }
  return next ?? messages;
};
