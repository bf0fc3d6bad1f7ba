import { applyChange, namedIn } from "../../../../../domain/chat/rules.ts";
import type { KeptRoom } from "../../../../live/kept/kept-rooms.ts";
import { type ChatState, emptyChat } from "../chat-state.ts";

/** Messages of a room that are kept. */
const KEPT_MESSAGES = 100;

/** People kept besides those whom its messages need: for mentions. */
const KEPT_OTHERS = 100;

/** What is worth keeping of a room; null before its member was let in, and while nothing is known of its end. */
export const keptOf = (state: ChatState): KeptRoom | null => {
  const messages = state.messages.slice(-KEPT_MESSAGES);
  if (state.you === null || state.room === null || messages.length === 0) return null;
  const needed = new Set([state.you.id, ...messages.flatMap((message) => [...namedIn(message)])]);
  const all = Object.values(state.people);
  const others = all.filter(({ id }) => !needed.has(id)).slice(0, KEPT_OTHERS);
  return {
    messages,
    people: [...all.filter(({ id }) => needed.has(id)), ...others],
    name: state.room.name,
    lastRev: state.lastRev,
    readSeq: state.readSeq,
  };
};

/** A room as it was kept: nobody has been let in yet, and what is asked for is what came after. */
export const restoredChat = (kept: KeptRoom): ChatState => {
  const lastSeq = kept.messages.at(-1)?.seq ?? 0;
  const late = kept.late ?? [];
  return {
    ...emptyChat,
    messages: kept.messages.map((message) => late.reduce(applyChange, message)),
    people: Object.fromEntries(kept.people.map((person) => [person.id, person])),
    lastSeq,
    lastRev: kept.lastRev,
    isKept: true,
    readSeq: kept.readSeq,
    newAfter: kept.readSeq < lastSeq ? kept.readSeq : null,
  };
};
