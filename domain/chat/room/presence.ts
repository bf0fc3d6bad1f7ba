import type { Identity } from "../../shared/wire.ts";
import {
  PRESENCE_BUDGET,
  PRESENCE_FIRST,
  PRESENCE_GATHER_MAX_MS,
  PRESENCE_GATHER_MS,
  PRESENCE_MIN_NAMED,
  PRESENCE_NAMES_ALL,
} from "../limits.ts";
import type { PresentMember } from "../wire.ts";

interface Meta {
  visible: boolean;
}

interface Present {
  identity: Identity;
  readonly metas: Map<string, Meta>;
}

/** What changed since the last differences were taken. */
export interface PresenceDiff {
  readonly count: number;
  readonly joined: readonly PresentMember[];
  readonly left: readonly string[];
  /** `joined` takes the place of all that was told before. */
  readonly isFull?: true;
}

/**
 * Milliseconds over which differences are gathered in a room of so many people: what one frame costs grows with the
 * people who get it, so that of all people who come at once it grows with their square.
 */
export const gatherMs = (count: number): number => {
  const share = Math.min(1, Math.max(0, (count - 50) / (1_000 - 50)));
  return Math.round(PRESENCE_GATHER_MS + share * (PRESENCE_GATHER_MAX_MS - PRESENCE_GATHER_MS));
};

/** How many people one frame names, of those who came and of those who left each. */
const mostNamed = (count: number): number =>
  Math.max(PRESENCE_MIN_NAMED, Math.round(PRESENCE_BUDGET / Math.max(1, count)));

/**
 * Who is in a room: a user once, with a meta for each of their connections. Away while all of them are hidden.
 * Differences are gathered, so that somebody who comes and goes between two frames costs nothing. In a large room
 * a frame names only some: who was never named need not be named when they leave, and whoever was, is in time. What
 * was named before the room slept is forgotten, and who left meanwhile is unknown: the first frame after it begins anew.
 */
export class PresenceBook {
  readonly #users = new Map<string, Present>();
  readonly #changed = new Set<string>();
  /** Those whom somebody in the room has been told of. */
  readonly #known = new Set<string>();
  #toldCount = 0;
  /** Whether it is unknown what those who are here have been told: the room slept. */
  #isWoken = false;

  has(userId: string): boolean {
    return this.#users.has(userId);
  }

  userIds(): Iterable<string> {
    return this.#users.keys();
  }

  get count(): number {
    return this.#users.size;
  }

  join(connectionId: string, identity: Identity, visible: boolean): void {
    const present = this.#users.get(identity.userId) ?? { identity, metas: new Map<string, Meta>() };
    present.identity = identity;
    present.metas.set(connectionId, { visible });
    this.#users.set(identity.userId, present);
    this.#changed.add(identity.userId);
  }

  /** Somebody who was here before the room slept. */
  restore(connectionId: string, identity: Identity, visible: boolean): void {
    this.join(connectionId, identity, visible);
    this.#isWoken = true;
  }

  leave(connectionId: string, userId: string): void {
    const present = this.#users.get(userId);
    if (!present?.metas.delete(connectionId)) return;
    if (present.metas.size === 0) this.#users.delete(userId);
    this.#changed.add(userId);
  }

  seen(connectionId: string, userId: string, visible: boolean): void {
    const meta = this.#users.get(userId)?.metas.get(connectionId);
    if (!meta || meta.visible === visible) return;
    meta.visible = visible;
    this.#changed.add(userId);
  }

  /** Whether there are differences to take. */
  get isDirty(): boolean {
    return this.#isWoken || this.#changed.size > 0;
  }

  /** The differences since the last call, or null where everything came out as it was. */
  takeDiff(): PresenceDiff | null {
    if (this.#isWoken) return this.#beginAnew();
    const joined: PresentMember[] = [];
    const left: string[] = [];
    const most = mostNamed(this.count);
    for (const userId of [...this.#changed]) {
      const present = this.#users.get(userId);
      const isKnown = this.#known.has(userId);
      const named = present ? joined.length < most : isKnown && left.length < most;
      if (named && present) {
        joined.push(toMember(present));
        this.#known.add(userId);
      } else if (named) {
        left.push(userId);
        this.#known.delete(userId);
      }
      // What is on somebody's list waits for the next frame; in a large room anybody else is counted alone.
      const waits = isKnown || (present !== undefined && this.count <= PRESENCE_NAMES_ALL);
      if (named || !waits) this.#changed.delete(userId);
    }
    if (joined.length + left.length === 0 && this.#toldCount === this.count) return null;
    this.#toldCount = this.count;
    return { count: this.count, joined, left };
  }

  #beginAnew(): PresenceDiff {
    this.#isWoken = false;
    this.#toldCount = this.count;
    this.#known.clear();
    const diff = { ...this.whole(), isFull: true } as const;
    const waits = (userId: string) =>
      this.count <= PRESENCE_NAMES_ALL && this.#users.has(userId) && !this.#known.has(userId);
    for (const userId of [...this.#changed]) if (!waits(userId)) this.#changed.delete(userId);
    return diff;
  }

  /** The first `limit` people, in the order in which they came, for somebody who is told of them. */
  first(limit: number): PresentMember[] {
    const people: PresentMember[] = [];
    for (const [userId, present] of this.#users) {
      if (people.length === limit) break;
      people.push(toMember(present));
      this.#known.add(userId);
    }
    return people;
  }

  /** The full state, as far as one frame tells it. */
  whole(): PresenceDiff {
    return { count: this.count, joined: this.first(PRESENCE_FIRST), left: [] };
  }
}

const toMember = ({ identity, metas }: Present): PresentMember => ({
  id: identity.userId,
  name: identity.name,
  handle: identity.handle,
  avatarUrl: identity.avatarUrl,
  role: identity.shownRole ?? identity.role,
  connections: metas.size,
  away: !isVisible({ metas }),
});

const isVisible = ({ metas }: Pick<Present, "metas">): boolean =>
  [...metas.values()].some((meta) => meta.visible);
