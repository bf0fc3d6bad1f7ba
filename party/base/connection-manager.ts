import type * as Party from "partykit/server";
import type { CloseConnections } from "../../domain/identity/admission.ts";
import { FRAME_RATE, MAX_BEHIND_FOR_HINTS, MAX_ROOM_BEHIND } from "../../domain/shared/limits.ts";
import { LEASE_MS } from "../../domain/shared/presence-limits.ts";
import { CLOSE } from "../../domain/shared/protocol.ts";
import type { Beat, BeatAnswer, Rejected } from "../../domain/shared/wire.ts";
import type { ActorDefinition, Tagged } from "./actor-room.ts";
import { Connections } from "./connections.ts";
import { frameParser, type Parsed } from "./frames.ts";
import { LeaseWatch } from "./leases/lease-watch.ts";
import { leaseEnds, lookAt } from "./leases/leases.ts";
import { type ConnectionState, Member } from "./member.ts";
import type { AnsweredAt } from "./platform/answered-beats.ts";
import { Budgets, type Raw } from "./rates/budgets.ts";
import { rejection, tooFast } from "./rejection.ts";
import { Timers } from "./timers.ts";

type Definition<Client extends Tagged, Server extends Tagged> = Pick<
  ActorDefinition<Client, Server>,
  "frames" | "frameRate" | "hiddenIsAway" | "hearsBeats"
>;

/** What the connection manager tells the room. */
export interface ConnectionHooks<Client, Server> {
  /** A sound frame, once its sender's join has run. */
  readonly frame: (member: Member<Server>, frame: Client) => void;
  /** A heartbeat, or the news that the platform has answered some, once its sender's join has run. */
  readonly seen: (member: Member<Server>) => void;
  /** Somebody for whom droppable frames were left out has caught up. */
  readonly caughtUp: (member: Member<Server>) => void;
  /** Somebody whose join had run is gone. */
  readonly left: (member: Member<Server>, leaseExpired: boolean) => void;
  /** Somebody has come whose join is yet to run. */
  readonly entered: (member: Member<never>, now: number) => void;
  /** Somebody has sent something, or is seen to be still there. */
  readonly heard: (member: Member<never>, now: number) => void;
  /** When it is to be asked whether somebody may still be here, in ms since 1970. */
  readonly askAt: (member: Member<never>) => number;
  /** Asks to be looked at at that time (ms since 1970; null: at none), since no timer will. */
  readonly wakeAt: (at: number | null) => Promise<void>;
}

/** A decoded frame with this tag has the shape of a `Beat`: every actor's union holds it. */
const isBeat = (frame: Tagged): frame is Beat => frame._tag === "Beat";

/**
 * Who is connected to a room and what they say: decodes each frame once, holds budgets and leases, and passes on what
 * is sound.
 */
export class ConnectionManager<Client extends Tagged, Server extends Tagged | Rejected> {
  readonly connections = new Connections<Server>();
  readonly #definition: Definition<Client, Server>;
  readonly #rateLimits: boolean;
  readonly #hooks: ConnectionHooks<Client, Server>;
  readonly #parse: (raw: Raw) => Parsed<Client>;
  readonly #leases: LeaseWatch;
  readonly #answeredAt: AnsweredAt;
  readonly #timers = new Timers();
  readonly #budgets: Budgets;
  /** Connections that read too slowly and are to be closed in a moment. */
  readonly #tooSlow = new Set<string>();

  constructor(
    definition: Definition<Client, Server>,
    rateLimits: boolean,
    hooks: ConnectionHooks<Client, Server>,
    answeredAt: AnsweredAt = () => 0,
  ) {
    this.#definition = definition;
    this.#rateLimits = rateLimits;
    this.#hooks = hooks;
    this.#budgets = new Budgets(rateLimits ? (definition.frameRate ?? FRAME_RATE) : null);
    this.#parse = frameParser(definition.frames);
    this.#leases = new LeaseWatch(hooks.wakeAt);
    this.#answeredAt = answeredAt;
  }

  /** Takes a newcomer in, whose join is yet to run; undefined where they connect too often. */
  welcome(connection: Party.Connection, state: ConnectionState): Member<Server> | undefined {
    const { userId } = state.identity;
    if (!this.#budgets.connection(userId, Date.now())) {
      connection.close(CLOSE.tooFast, "too many connections at once");
      return undefined;
    }
    const member = this.#memberOf(connection, state, false);
    member.remember();
    this.#enter(member, false);
    if (this.#rateLimits)
      for (const oldest of this.connections.excessOf(userId))
        this.drop(oldest.connectionId, CLOSE.superseded, "too many connections");
    this.#hooks.entered(member as Member<never>, Date.now());
    return member;
  }

  /** Takes in again who was here before the room slept; undefined where they are in. */
  restore(connection: Party.Connection, state: ConnectionState): Member<Server> | undefined {
    if (this.connections.get(connection.id)) return undefined;
    const member = this.#memberOf(connection, state, true);
    this.#enter(member, true);
    return member;
  }

  /**
   * Whether a frame is within its sender's budget; where it is not, they are told, or put out. To be asked of every
   * frame before anything else, a frame that waits until the room has loaded included.
   */
  mayPass(raw: Raw, connection: Party.Connection): boolean {
    const member = this.connections.get(connection.id);
    const identity = member?.identity ?? (connection.state as ConnectionState | null)?.identity;
    if (!identity) return false;
    const now = Date.now();
    if (this.#budgets.frame(identity.userId, raw, now)) return true;
    const mayStay = this.#budgets.fault(identity.userId, now);
    // Only as many refusals are decoded as faults are allowed: what floods costs nothing more.
    if (mayStay) {
      const parsed = this.#parse(raw);
      const seconds = this.#budgets.waitSeconds(identity.userId, raw, now);
      answer(member ?? connection, "rejected" in parsed ? parsed.rejected : tooFast(parsed.frame, seconds));
    } else if (member) this.drop(connection.id, CLOSE.faulty, "too many faulty frames");
    else close(connection, CLOSE.faulty, "too many faulty frames");
    return false;
  }

  /** A frame that may pass. */
  receive(raw: Raw, connectionId: string): void {
    const member = this.connections.get(connectionId);
    if (!member) return;
    const now = Date.now();
    const parsed = this.#parse(raw);
    if ("rejected" in parsed) return this.#fault(member, parsed.rejected, now);
    const { frame } = parsed;
    this.#hooks.heard(member as Member<never>, now);
    if (isBeat(frame)) return this.#beat(member, frame, now);
    member.heard(now);
    if (!this.connections.afterJoin(connectionId, () => this.#hooks.frame(member, frame)))
      answer(member, rejection(frame, "unavailable", "The room isn’t ready yet. Send it again later."));
  }

  /** Answers a frame that nobody can take, because the room is not loaded. */
  refuse(raw: Raw, connection: Party.Connection): void {
    const parsed = this.#parse(raw);
    if (!("frame" in parsed) || parsed.frame._tag === "Beat") return;
    const message = "The room can’t answer right now. Nothing was saved.";
    answer(
      this.connections.get(connection.id) ?? connection,
      rejection(parsed.frame, "unavailable", message),
    );
  }

  /** Takes a connection out of the room, closing it when a code is given. */
  drop(connectionId: string, code?: number, reason?: string): void {
    const removed = this.connections.remove(connectionId);
    if (!removed) return;
    if (this.connections.size === 0) this.#leases.looked(null, Date.now());
    if (code !== undefined) removed.member.close(code, reason ?? "");
    if (removed.joined) this.#hooks.left(removed.member, code === CLOSE.leaseExpired);
  }

  /** Closes the sockets of a sign-in. */
  close({ userId, authSessionId, code, reason }: CloseConnections): void {
    for (const { connectionId, identity } of this.connections.all())
      if (identity.userId === userId && identity.authSessionId === authSessionId)
        this.drop(connectionId, code, reason);
  }

  /** Sends a frame to everybody who passes, encoded once where there is any, and puts out those who are too far behind. */
  broadcast(frame: Server, to?: (member: Member<Server>) => boolean): void {
    let json: string | undefined;
    let behind = 0;
    for (const member of this.connections.members.values()) {
      if (to && !to(member)) continue;
      json ??= JSON.stringify(frame);
      member.sendText(json);
      behind += Math.max(0, member.behind - MAX_BEHIND_FOR_HINTS);
    }
    if (behind > MAX_ROOM_BEHIND) this.#relieve(behind);
  }

  /** The same but for those who read slowly: they are remembered to have missed it. */
  broadcastDroppable(frame: Server): void {
    this.broadcast(frame, (member) => {
      if (!member.isBehind) return true;
      member.missedFrames = true;
      return false;
    });
  }

  /**
   * Looks at all connections: whose lease has run out is put out, and what their beats would have set off, had they
   * reached the room, is made up for.
   */
  look(now: number): void {
    let next: number | null = null;
    for (const member of this.connections.all()) {
      const { connectionId } = member;
      if (leaseEnds(member, this.#definition.hiddenIsAway) <= now) {
        this.drop(connectionId, CLOSE.leaseExpired, "no heartbeat");
        continue;
      }
      this.#hooks.heard(member as Member<never>, now);
      if (member.takeAnswered()) this.connections.afterJoin(connectionId, () => this.#hooks.seen(member));
      next = Math.min(next ?? Number.POSITIVE_INFINITY, this.#lookAt(member));
    }
    this.#leases.looked(next, now);
  }

  #memberOf(connection: Party.Connection, state: ConnectionState, isRestored: boolean): Member<Server> {
    return new Member<Server>(
      connection,
      state,
      isRestored,
      () => this.#dropSoon(connection.id),
      () => this.#answeredAt(connection),
    );
  }

  #enter(member: Member<Server>, joined: boolean): void {
    const now = Date.now();
    this.connections.add(member, joined, now);
    this.#leases.lookBy(this.#lookAt(member), now);
  }

  #beat(member: Member<Server>, beat: Beat, now: number): void {
    const { visible = member.visible, received } = beat;
    if (!member.heard(now, received)) {
      const message = "This is more than was sent.";
      return this.#fault(member, rejection({ _tag: "Beat" }, "malformed", message), now);
    }
    const changed = member.visible !== visible || !member.beats;
    this.connections.turn(member, visible);
    member.beats = true;
    if (changed) {
      member.remember();
      this.#leases.lookBy(this.#lookAt(member), now);
    }
    if (this.#definition.hearsBeats) this.#stayAwake(member);
    const { connectionId } = member;
    // One that says how it stands now must not wait, however often it says so.
    if (changed || this.connections.beatIsDue(connectionId, now)) {
      if (beat.visible === undefined && received === undefined) member.answerConstantBeat();
      else (member as Member<BeatAnswer>).send({ _tag: "Beat", time: new Date(now).toISOString() });
      this.connections.afterJoin(connectionId, () => this.#hooks.seen(member));
    }
    if (!member.missedFrames || member.isBehind) return;
    member.missedFrames = false;
    this.connections.afterJoin(connectionId, () => this.#hooks.caughtUp(member));
  }

  #lookAt(member: Member<Server>): number {
    return lookAt(member, this.#definition.hiddenIsAway, this.#hooks.askAt(member as Member<never>));
  }

  /** A room that hears every beat would only load again for the next one if it slept in between. */
  #stayAwake(member: Member<Server>): void {
    this.#timers.start("beats", LEASE_MS, () => {
      if (Date.now() - member.heardAt < LEASE_MS) this.#stayAwake(member);
    });
  }

  #fault(member: Member<Server>, rejected: Rejected, now: number): void {
    answer(member, rejected);
    if (!this.#budgets.fault(member.identity.userId, now))
      this.drop(member.connectionId, CLOSE.faulty, "too many faulty frames");
  }

  /** Whoever sends to all of a room is not to lose one of them while they do. */
  #dropSoon(connectionId: string): void {
    if (this.#tooSlow.size === 0)
      queueMicrotask(() => {
        for (const slow of this.#tooSlow) this.drop(slow, CLOSE.tooSlow, "too far behind");
        this.#tooSlow.clear();
      });
    this.#tooSlow.add(connectionId);
  }

  /** Puts out those who are furthest behind until the room can hold what the others have not received. */
  #relieve(behind: number): void {
    let owed = behind;
    const furthest = [...this.connections.members.values()].toSorted((a, b) => b.behind - a.behind);
    for (const member of furthest) {
      if (owed <= MAX_ROOM_BEHIND) return;
      owed -= Math.max(0, member.behind - MAX_BEHIND_FOR_HINTS);
      this.drop(member.connectionId, CLOSE.tooSlow, "too far behind");
    }
  }
}

/** Answers a client; a socket that is gone hears nothing. */
const answer = (to: Member<never> | Party.Connection, rejected: Rejected): void => {
  if (to instanceof Member) return (to as Member<Rejected>).send(rejected);
  try {
    to.send(JSON.stringify(rejected));
  } catch {
    // It closed while the room tried to load.
  }
};

const close = (connection: Party.Connection, code: number, reason: string): void => {
  try {
    connection.close(code, reason);
  } catch {
    // The platform had closed it already.
  }
};
