import { AsyncLocalStorage } from "node:async_hooks";
import { HASTE, type RoomClock } from "./clock.ts";

/** Milliseconds without an event after which a room may sleep: the platform takes ten seconds. */
const IDLE_MS = 10;

/** One life of a room's object: from its construction to the moment when it is put to sleep or killed. */
export class Life {
  /** A dead life hears of nothing and reaches nobody; its timers do not ring. */
  alive = true;
  /** Calls to the backend whose answers are awaited. */
  calls = 0;
  /** Timers that have not rung: the platform lets no room sleep that has any. */
  timers = 0;

  readonly clock: RoomClock;
  #busyAt = performance.now();

  constructor(clock: RoomClock) {
    this.clock = clock;
  }

  /** Something happened to it. */
  touch(): void {
    this.#busyAt = performance.now();
  }

  /** It waits for nothing, and has not for a while: what it signs or stores it does not say. */
  get isIdle(): boolean {
    return this.calls === 0 && this.timers === 0 && performance.now() - this.#busyAt > IDLE_MS;
  }
}

const current = new AsyncLocalStorage<Life | null>();

/** Runs what a room does as part of its life: timers that it starts are the life's. */
export const during = <A>(life: Life | null, task: () => A): A => current.run(life, task);

/**
 * From now on rooms' timers, their time, and the signing of their calls, belong to their lives.
 * @param fetchFrom answers what a room fetches from outside: an alarm calls back in that way
 * @returns what takes that back
 */
export const keepBookOfLives = (
  fetchFrom: (address: string, init: RequestInit) => Promise<Response>,
): (() => void) => {
  const { setTimeout: start, clearTimeout: stop, fetch } = globalThis;
  const { now } = Date;
  Date.now = () => current.getStore()?.clock.now() ?? now();
  globalThis.fetch = ((address: string, init: RequestInit) =>
    current.getStore() ? fetchFrom(address, init) : fetch(address, init)) as typeof fetch;
  const running = new Map<unknown, Life>();
  const finish = (timer: unknown) => {
    const life = running.get(timer);
    if (running.delete(timer) && life) life.timers--;
  };
  const begin = (ring: (...parts: unknown[]) => void, milliseconds = 0, ...parts: unknown[]) => {
    const life = current.getStore();
    if (!life) return start(ring, milliseconds, ...parts);
    life.timers++;
    const timer = start(() => {
      finish(timer);
      life.touch();
      if (life.alive) ring(...parts);
    }, milliseconds / HASTE);
    running.set(timer, life);
    return timer;
  };
  globalThis.setTimeout = Object.assign(begin, start) as unknown as typeof setTimeout;
  globalThis.clearTimeout = (timer) => {
    finish(timer);
    stop(timer);
  };
  // A call is signed on another thread before it is made: it is on its way from then on.
  const { subtle } = crypto;
  const own = (["digest", "importKey", "sign"] as const).map((name) => {
    const original = subtle[name] as (...parts: unknown[]) => Promise<unknown>;
    const counted = async (...parts: unknown[]) => {
      const life = current.getStore();
      if (life) life.calls++;
      try {
        return await original.apply(subtle, parts);
      } finally {
        if (life) life.calls--;
        life?.touch();
      }
    };
    Object.assign(subtle, { [name]: counted });
    return () => void Object.assign(subtle, { [name]: original });
  });
  return () => {
    for (const restore of own) restore();
    globalThis.setTimeout = start;
    globalThis.clearTimeout = stop;
    globalThis.fetch = fetch;
    Date.now = now;
  };
};
