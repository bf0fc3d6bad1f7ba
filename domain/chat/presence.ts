import type { Identity } from "../shared/wire.ts";
import type { PresentMember } from "./wire.ts";

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
}

/**
 * Who is in a room: a user once, with a meta for each of their connections. Away while all of them are hidden.
 * Differences are gathered, so that somebody who comes and goes between two frames costs nothing.
 */
export class PresenceBook {
  readonly #users = new Map<string, Present>();
  readonly #changed = new Set<string>();
  readonly #known = new Set<string>();

  has(userId: string): boolean {
    return this.#users.has(userId);
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
    return this.#changed.size > 0;
  }

  /** The differences since the last call, or null where everything came out as it was. */
  takeDiff(): PresenceDiff | null {
    const joined: PresentMember[] = [];
    const left: string[] = [];
    for (const userId of this.#changed) {
      const present = this.#users.get(userId);
      if (present) joined.push(toMember(present));
      else if (this.#known.has(userId)) left.push(userId);
      if (present) this.#known.add(userId);
      else this.#known.delete(userId);
    }
    this.#changed.clear();
    return joined.length + left.length === 0 ? null : { count: this.count, joined, left };
  }

  /** The first `limit` people, in the order in which they came. */
  first(limit: number): PresentMember[] {
    const people: PresentMember[] = [];
    for (const present of this.#users.values()) {
      if (people.length === limit) break;
      people.push(toMember(present));
    }
    return people;
  }

  userIds(): string[] {
    return [...this.#users.keys()];
  }
}

const toMember = ({ identity, metas }: Present): PresentMember => ({
  id: identity.userId,
  name: identity.name,
  handle: identity.handle,
  avatarUrl: identity.avatarUrl,
  role: identity.role,
  connections: metas.size,
  away: ![...metas.values()].some((meta) => meta.visible),
});
