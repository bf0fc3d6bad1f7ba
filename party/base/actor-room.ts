import type * as Party from "partykit/server";
import type { PartyName } from "../../domain/shared/actors.ts";
import type { Command, PayloadOf, SuccessOf } from "../../domain/shared/command.ts";
import type { SerialQueue } from "../../domain/shared/concurrency/serial-queue.ts";
import type { Rejected } from "../../domain/shared/wire.ts";
import type { Env } from "../wire/env.ts";
import type { Alarms } from "./alarms.ts";
import type { FrameUnion } from "./frames.ts";
import type { Member } from "./member.ts";
import type { Rate } from "./rates/token-bucket.ts";

export interface Tagged {
  readonly _tag: string;
}

/** What the base gives a room. */
export interface ActorContext<Server> {
  readonly roomId: string;
  readonly env: Env;
  /** The room's one queue: joins, leaves and alarms run on it; a room's commits belong on it too. */
  readonly queue: SerialQueue;
  readonly alarms: Alarms;
  /** The room's own storage, for what need not be in Postgres. */
  readonly storage: Party.Storage;
  readonly members: ReadonlyMap<string, Member<Server>>;
  /**
   * Those who look at the room now: users of whose connections at least one is no hidden tab's. Whoever is only
   * connected is in `members` alone, and sees nothing.
   */
  visibleUserIds(): ReadonlySet<string>;
  /** Sends a frame to everybody (or to those who pass), encoded once. */
  broadcast(frame: Server, to?: (member: Member<Server>) => boolean): void;
  /**
   * Sends a frame to everybody but those who read too slowly: what the next such frame makes up for, or
   * `ActorRoom.caughtUp`. Everything else is never left out.
   */
  broadcastDroppable(frame: Server): void;
  /** Takes a connection out of the room and closes it; `code` is one of `CLOSE`. */
  drop(member: Member<Server>, code: number, reason: string): void;
  /** Runs a command on the room's backend. Rejects with a `PublicError`. */
  call<C extends Command>(command: C, payload: PayloadOf<C>): Promise<SuccessOf<C>>;
  /** Sends a message to another room. Rejects when it was not taken. */
  tell(party: PartyName, roomId: string, message: Tagged): Promise<void>;
  /** Milliseconds since 1970. */
  now(): number;
}

/** Where a newcomer left off: the numbers of the query string, or null. */
export interface JoinParameters {
  readonly since: number | null;
  readonly rev: number | null;
  /** What admission told of the newcomer, in the room's own terms. */
  readonly grant: unknown;
}

/** A room behind the base. Everything but `frame`, `message` and `seen` runs on the room's queue, one at a time. */
export interface ActorRoom<Client, Server> {
  /** Loads what the room must know; runs before anything else, and again after it has failed. */
  load(): Promise<void>;
  /**
   * Reads, beside the queue, what must be known before this newcomer can join: nobody else waits for it. It may fail
   * to; `join` makes do with what there is.
   */
  prepare?(parameters: JoinParameters): Promise<void>;
  /** A newcomer; nothing is broadcast to them before this ran. */
  join(member: Member<Server>, parameters: JoinParameters): void | Promise<void>;
  /** Somebody who was here before the room slept or restarted: no welcome. */
  restore(member: Member<Server>): void;
  /**
   * The connection is gone. `leaseExpired`: nothing was heard of it for a lease's length, so it may have gone
   * long ago; otherwise it went now.
   */
  leave(member: Member<Server>, leaseExpired: boolean): void | Promise<void>;
  /** A decoded frame, in the order of its connection. What must not interleave goes onto the queue. */
  frame(member: Member<Server>, frame: Client): void | Promise<void>;
  /**
   * A heartbeat was seen; `member.visible` is as of it. Of those that the platform answers a room hears when it looks at
   * its leases: every half minute while it is awake, and every `ACCESS_CHECK_MS` while it sleeps.
   */
  seen?(member: Member<Server>): void;
  /** Droppable frames were left out for this member, who has caught up: to be told how things stand. */
  caughtUp?(member: Member<Server>): void;
  /**
   * A message of a backend or another actor, as JSON. What must not interleave goes onto the queue. Rejecting
   * has it delivered again, but with `Misunderstood` it is given up after a while; a returned response is the
   * caller's answer.
   */
  message?(message: unknown): unknown;
  /** A named alarm rang. Rejecting has it ring again. */
  alarm?(name: string): void | Promise<void>;
}

/** A kind of actor: what it is called, which frames it takes, and how its room is made. */
export interface ActorDefinition<Client extends Tagged, Server extends Tagged> {
  readonly party: PartyName;
  /** False where a hidden tab is still there (a call goes on in the background): it keeps the short lease. */
  readonly hiddenIsAway: boolean;
  /**
   * True where every heartbeat must reach the room, which then notes by them for how long people were there: it stays
   * awake while they come. Else the platform answers those that say nothing new.
   */
  readonly hearsBeats?: boolean;
  /**
   * Whether somebody who came in as `was` may keep their socket now that they would come in as `is`; where that is not
   * given, nobody whose role has changed does. They are closed to enter again.
   */
  readonly mayStayAs?: (was: string, is: string) => boolean;
  /** How much one person may send, over all their sockets; `FRAME_RATE` where it is not given. */
  readonly frameRate?: Rate;
  /** The union of the client's frames. */
  readonly frames: FrameUnion<Client>;
  readonly create: (context: ActorContext<Server | Rejected>) => ActorRoom<Client, Server | Rejected>;
}
