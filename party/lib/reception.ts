import type * as Party from "partykit/server";
import type { CloseConnections } from "../../domain/identity/admission.ts";
import { CLOSE } from "../../domain/shared/limits.ts";
import type { Beat, BeatAnswer, Rejected, RejectionCode } from "../../domain/shared/wire.ts";
import type { ActorDefinition, Tagged } from "./actor-room.ts";
import { Connections } from "./connections.ts";
import { frameParser, type Parsed, tagsOf } from "./frames.ts";
import { LeaseKeeper } from "./lease-keeper.ts";
import type { Member } from "./member.ts";

/** What a client sent, before it is decoded. */
export type Raw = string | ArrayBuffer | ArrayBufferView;

/** What the reception tells the room. */
export interface ReceptionHooks<Client, Server> {
  /** A sound frame, once its sender's join has run. */
  readonly frame: (member: Member<Server>, frame: Client) => void;
  /** A heartbeat, once its sender's join has run. */
  readonly seen: (member: Member<Server>) => void;
  /** Somebody for whom droppable frames were left out has caught up. */
  readonly caughtUp: (member: Member<Server>) => void;
  /** Somebody whose join had run is gone. */
  readonly left: (member: Member<Server>, leaseExpired: boolean) => void;
  /** Asks to be checked at that time (ms since 1970), since no timer will. */
  readonly wakeAt: (at: number) => Promise<void>;
}

/** A decoded frame with this tag has the shape of a `Beat`: every actor's union holds it. */
const isBeat = (frame: Tagged): frame is Beat => frame._tag === "Beat";

export const rejection = (frame: Tagged, code: RejectionCode, message: string): Rejected => ({
  _tag: "Rejected",
  id: (frame as { readonly id?: string }).id ?? null,
  of: frame._tag,
  code,
  message,
});

/**
 * Who is connected to a room and what they say: decodes each frame once, holds rates, faults and leases, and
 * passes on what is sound.
 */
export class Reception<Client extends Tagged, Server extends Tagged | Rejected> {
  readonly connections = new Connections<Server>();
  readonly #definition: Pick<ActorDefinition<Client, Server>, "frames" | "hiddenIsAway">;
  readonly #rateLimits: boolean;
  readonly #hooks: ReceptionHooks<Client, Server>;
  readonly #parse: (raw: Raw) => Parsed<Client>;
  readonly #leases: LeaseKeeper;

  constructor(
    definition: Pick<ActorDefinition<Client, Server>, "frames" | "hiddenIsAway">,
    rateLimits: boolean,
    hooks: ReceptionHooks<Client, Server>,
  ) {
    this.#definition = definition;
    this.#rateLimits = rateLimits;
    this.#hooks = hooks;
    this.#parse = frameParser(definition.frames, tagsOf(definition.frames.members as never));
    this.#leases = new LeaseKeeper({
      expired: (connectionId) => this.drop(connectionId, CLOSE.leaseExpired, "no heartbeat"),
      wakeAt: hooks.wakeAt,
    });
  }

  /** Takes a newcomer in (`joined` false: their join is yet to run), and puts out who holds too many sockets. */
  enter(member: Member<Server>, joined: boolean): void {
    this.connections.add(member, joined, Date.now());
    this.#renew(member);
    if (!this.#rateLimits || joined) return;
    for (const oldest of this.connections.excessOf(member.identity.userId))
      this.drop(oldest.connectionId, CLOSE.superseded, "too many connections");
  }

  receive(raw: Raw, connectionId: string): void {
    const member = this.connections.get(connectionId);
    if (!member) return;
    const now = Date.now();
    const parsed = this.#parse(raw);
    if ("rejected" in parsed) return this.#fault(member, parsed.rejected);
    const { frame } = parsed;
    if (isBeat(frame)) return this.#beat(member, frame, now);
    member.heard(now);
    if (this.#rateLimits && !this.connections.withinRate(connectionId, now))
      return this.#fault(member, rejection(frame, "rate_limited", "Too many frames at once. Wait a moment."));
    this.connections.sound(connectionId);
    this.#renew(member);
    this.connections.afterJoin(connectionId, () => this.#hooks.frame(member, frame));
  }

  /** Answers a frame that nobody can take, because the room is not loaded. */
  refuse(raw: Raw, connection: Party.Connection): void {
    const parsed = this.#parse(raw);
    if (!("frame" in parsed) || parsed.frame._tag === "Beat") return;
    const message = "The room cannot answer now. Nothing was stored.";
    try {
      connection.send(JSON.stringify(rejection(parsed.frame, "unavailable", message)));
    } catch {
      // It closed while the room tried to load.
    }
  }

  /** Takes a connection out of the room, closing it when a code is given. */
  drop(connectionId: string, code?: number, reason?: string): void {
    this.#leases.remove(connectionId, Date.now());
    const removed = this.connections.remove(connectionId);
    if (!removed) return;
    if (code !== undefined) removed.member.close(code, reason ?? "");
    if (removed.joined) this.#hooks.left(removed.member, code === CLOSE.leaseExpired);
  }

  /** Closes a user's sockets, as `CloseConnections` says which. */
  close({ userId, authSessionId, admittedBefore, code, reason }: CloseConnections): void {
    for (const { connectionId, identity, admittedAt } of this.connections.all())
      if (
        identity.userId === userId &&
        (authSessionId === null || identity.authSessionId === authSessionId) &&
        (admittedBefore === undefined || admittedAt <= admittedBefore)
      )
        this.drop(connectionId, code, reason);
  }

  /** Sends a frame to everybody who passes, encoded once where there is any, and puts out those who are too far behind. */
  broadcast(frame: Server, to?: (member: Member<Server>) => boolean): void {
    const tooSlow: string[] = [];
    let json: string | undefined;
    for (const member of this.connections.members.values()) {
      if (to && !to(member)) continue;
      json ??= JSON.stringify(frame);
      member.sendText(json);
      if (member.isTooSlow) tooSlow.push(member.connectionId);
    }
    for (const connectionId of tooSlow) this.drop(connectionId, CLOSE.tooSlow, "too far behind");
  }

  /** The same but for those who read slowly: they are remembered to have missed it. */
  broadcastDroppable(frame: Server): void {
    this.broadcast(frame, (member) => {
      if (!member.isBehind) return true;
      member.missedFrames = true;
      return false;
    });
  }

  checkLeases(now: number): void {
    this.#leases.check(now);
  }

  #beat(member: Member<Server>, { visible, received }: Beat, now: number): void {
    member.heard(now, received);
    const changed = member.visible !== visible || !member.beats;
    member.visible = visible;
    member.beats = true;
    if (changed) member.remember();
    this.#renew(member);
    (member as Member<BeatAnswer>).send({ _tag: "Beat", time: new Date(now).toISOString() });
    this.connections.afterJoin(member.connectionId, () => this.#hooks.seen(member));
    if (!member.missedFrames || member.isBehind) return;
    member.missedFrames = false;
    this.connections.afterJoin(member.connectionId, () => this.#hooks.caughtUp(member));
  }

  /** The lease runs from when the member was last heard of: who is back from the room's sleep is no more alive by it. */
  #renew(member: Member<Server>): void {
    const isWatched = member.beats && (member.visible || !this.#definition.hiddenIsAway);
    this.#leases.renew(member.connectionId, isWatched, member.heardAt);
  }

  #fault(member: Member<Server>, rejected: Rejected): void {
    (member as Member<Rejected>).send(rejected);
    if (this.connections.fault(member.connectionId))
      this.drop(member.connectionId, CLOSE.faulty, "too many faulty frames");
  }
}
