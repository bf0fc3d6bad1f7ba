import { HIDDEN_LEASE_MS, LEASE_MS } from "../../../domain/shared/presence-limits.ts";

/**
 * Heartbeat leases of a room's connections: the only word on who is still there, since a dead phone sends no
 * close and the platform can miss one. Pure: times are milliseconds that the caller passes in.
 */
export class Leases {
  readonly #until = new Map<string, number>();
  readonly #visible = new Set<string>();

  renew(connectionId: string, visible: boolean, now: number): void {
    this.#until.set(connectionId, now + (visible ? LEASE_MS : HIDDEN_LEASE_MS));
    if (visible) this.#visible.add(connectionId);
    else this.#visible.delete(connectionId);
  }

  remove(connectionId: string): void {
    this.#until.delete(connectionId);
    this.#visible.delete(connectionId);
  }

  has(connectionId: string): boolean {
    return this.#until.has(connectionId);
  }

  expired(now: number): string[] {
    return [...this.#until].filter(([, until]) => until <= now).map(([id]) => id);
  }

  /** True while somebody looks at the room: it stays awake and checks leases by a timer. */
  get anyVisible(): boolean {
    return this.#visible.size > 0;
  }

  /** When the next lease runs out, or null when there is none. */
  get next(): number | null {
    let next: number | null = null;
    for (const until of this.#until.values()) next = next === null ? until : Math.min(next, until);
    return next;
  }
}
