import type { Member } from "../../../../domain/chat/model.ts";
import type { Person } from "../../../../domain/shared/schema.ts";
import { api } from "../../../lib/request/api.ts";
import { apiChat } from "../api.ts";

/** What a card says of somebody besides their name. */
export interface PersonFacts {
  /** Null where they are none of the course's people, or it cannot be read. */
  readonly member: Member | null;
  readonly title: string | null;
}

/** Milliseconds for which what was read holds. */
const HOLDS_MS = 30_000;

/** Reads what cards say of the people of a room; what was read just now is not asked for again. */
export const createPersonFacts = (roomId: string): ((person: Person) => Promise<PersonFacts>) => {
  const known = new Map<string, { readonly at: number; readonly facts: Promise<PersonFacts> }>();
  const read = async ({ id, handle }: Person): Promise<PersonFacts> => {
    const [members, profile] = await Promise.all([
      apiChat.members(roomId, handle).catch(() => null),
      // A profile may be nobody's to read.
      api.profile(handle).catch(() => null),
    ]);
    return {
      member: members?.members.find((member) => member.id === id) ?? null,
      title: profile?.title ?? null,
    };
  };
  return (person) => {
    const before = known.get(person.id);
    if (before && performance.now() - before.at < HOLDS_MS) return before.facts;
    const facts = read(person);
    known.set(person.id, { at: performance.now(), facts });
    return facts;
  };
};
