import { Context, Data, type Effect } from "effect";

/** The parties a message can be addressed to. Room ids: chat room, session, summon, user and creator ids. */
export const PARTY_NAMES = ["chat", "session", "summon", "inbox", "dashboard"] as const;
export type PartyName = (typeof PARTY_NAMES)[number];

/** A message to an actor, as it is encoded to JSON: a member of the addressee's message union. */
export type ActorMessage = { readonly _tag: string } & Readonly<Record<string, unknown>>;

/**
 * A message did not arrive. `isRefused`: the addressee was there and does not understand this message, so that those
 * after it may well arrive; otherwise it was not reached or could not answer. `reason` is for the log.
 */
export class NotTold extends Data.TaggedError("NotTold")<{
  readonly reason: string;
  readonly isRefused: boolean;
}> {}

/**
 * Sends a message to one actor, at once and at most once. What must arrive goes through `Outbox`.
 */
export class Actors extends Context.Service<
  Actors,
  {
    readonly tell: (party: PartyName, roomId: string, message: ActorMessage) => Effect.Effect<void, NotTold>;
  }
>()("peerloop/shared/Actors") {}
