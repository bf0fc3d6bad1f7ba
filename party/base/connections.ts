import { MAX_BACKLOG, MAX_SOCKETS_PER_USER } from "../../domain/shared/limits.ts";
import { BEAT_RATE } from "../../domain/shared/presence-limits.ts";
import type { Member } from "./member.ts";
import { TokenBucket } from "./rates/token-bucket.ts";

/** What a room knows of one connection besides its member. */
interface Entry<Server> {
  readonly member: Member<Server>;
  readonly beats: TokenBucket;
  /** Frames that came before the newcomer's join had run, in order; null once it has. */
  backlog: (() => void)[] | null;
}

/** A room's connections, and what waits for their joins. Members whose join has run are in `members`. */
export class Connections<Server> {
  readonly members = new Map<string, Member<Server>>();
  readonly #entries = new Map<string, Entry<Server>>();
  #visibleUserIds: ReadonlySet<string> | null = null;

  add(member: Member<Server>, joined: boolean, now: number): void {
    const beats = new TokenBucket(BEAT_RATE, now);
    this.#entries.set(member.connectionId, { member, beats, backlog: joined ? null : [] });
    if (joined) this.admit(member);
  }

  get(connectionId: string): Member<Server> | undefined {
    return this.#entries.get(connectionId)?.member;
  }

  get size(): number {
    return this.#entries.size;
  }

  all(): Member<Server>[] {
    return [...this.#entries.values()].map((entry) => entry.member);
  }

  /** Users of whose connections at least one is no hidden tab's: the same set until that may have changed. */
  visibleUserIds(): ReadonlySet<string> {
    if (this.#visibleUserIds === null) {
      const visible = [...this.members.values()].filter((member) => member.visible);
      this.#visibleUserIds = new Set(visible.map(({ identity }) => identity.userId));
    }
    return this.#visibleUserIds;
  }

  /** The tab of a connection is looked at, or hidden. */
  turn(member: Member<Server>, visible: boolean): void {
    if (member.visible === visible) return;
    member.visible = visible;
    this.#visibleUserIds = null;
  }

  /** From now on the member gets what is broadcast. */
  admit(member: Member<Server>): void {
    this.members.set(member.connectionId, member);
    this.#visibleUserIds = null;
  }

  /** The join has run: frames that came meanwhile run now, later ones at once. */
  flush(connectionId: string): void {
    const entry = this.#entries.get(connectionId);
    const backlog = entry?.backlog ?? [];
    if (entry) entry.backlog = null;
    for (const run of backlog) run();
  }

  /** Runs now, or after the connection's join; false where too much waits for that already. */
  afterJoin(connectionId: string, run: () => void): boolean {
    const entry = this.#entries.get(connectionId);
    if (!entry) return true;
    if (entry.backlog === null) run();
    else if (entry.backlog.length >= MAX_BACKLOG) return false;
    else entry.backlog.push(run);
    return true;
  }

  /** Whether one more heartbeat of this connection is worth an answer. */
  beatIsDue(connectionId: string, now: number): boolean {
    return this.#entries.get(connectionId)?.beats.take(now) ?? false;
  }

  /** The user's oldest connections beyond what one user may hold. */
  excessOf(userId: string): Member<Server>[] {
    const own = this.all().filter((member) => member.identity.userId === userId);
    return own.slice(0, Math.max(0, own.length - MAX_SOCKETS_PER_USER));
  }

  /** Takes the connection out; undefined when it was not in. `joined` tells whether its join had run. */
  remove(connectionId: string): { member: Member<Server>; joined: boolean } | undefined {
    const entry = this.#entries.get(connectionId);
    if (!entry) return undefined;
    this.#entries.delete(connectionId);
    this.#visibleUserIds = null;
    return { member: entry.member, joined: this.members.delete(connectionId) };
  }
}
