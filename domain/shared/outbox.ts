import { Context, type Effect } from "effect";
import type { DatabaseError } from "../../db/errors.ts";
import type { ActorMessage, PartyName } from "./actors.ts";

/** A message that must reach an actor once what caused it is committed. */
export interface OutboxMessage {
  readonly party: PartyName;
  readonly roomId: string;
  readonly message: ActorMessage;
}

/**
 * The transactional outbox: messages are written in the transaction that causes them, delivered as soon as it is
 * committed, and delivered again by a sweep when that failed. At least once: receivers are idempotent. What fails too
 * often is set aside for an operator (`SetAside`).
 */
export class Outbox extends Context.Service<
  Outbox,
  {
    /**
     * Runs `effect` in a transaction in which it may `publish`; what was published is delivered after the commit,
     * without the caller waiting for the addressees. Nested calls join the outer one.
     */
    readonly transaction: <A, E, R>(effect: Effect.Effect<A, E, R>) => Effect.Effect<A, E | DatabaseError, R>;
    /** Writes messages to the outbox of the running transaction, in order. */
    readonly publish: (messages: readonly OutboxMessage[]) => Effect.Effect<void, DatabaseError>;
    /**
     * Delivers what is due and undelivered; returns how many went out. Idempotent, and cheap when there is nothing:
     * called every second or so for what the database itself has put into the outbox.
     */
    readonly deliverDue: Effect.Effect<number, DatabaseError>;
    /** `deliverDue`, and forgets what was delivered long ago. */
    readonly sweep: Effect.Effect<number, DatabaseError>;
  }
>()("peerloop/shared/Outbox") {}
