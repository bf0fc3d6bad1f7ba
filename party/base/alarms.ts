import type { Storage } from "partykit/server";
import { SerialQueue } from "../../domain/shared/concurrency/serial-queue.ts";

/** One key an alarm, so that none is written over by another. */
const PREFIX = "alarm:";
const ROOM_ID_KEY = "roomId";

/** Milliseconds after which an alarm that failed rings again. */
const RETRY_MS = 2_000;

/** An alarm whose handler failed. */
export interface AlarmFailure {
  readonly name: string;
  readonly cause: unknown;
}

/**
 * Named alarms over the one that the platform gives a room, which is always set to the earliest of them. Kept in the
 * room's storage: they outlive it. With them is the room's id, which the platform withholds when an alarm rings; a
 * room without alarms stores nothing. Callers need not wait for each other: what they ask is done in its order.
 */
export class Alarms {
  readonly #storage: Storage;
  readonly #roomId: () => string;
  readonly #queue = new SerialQueue();
  /** What is stored; null until it was read. */
  #times: Map<string, number> | null = null;
  #isNamed = false;
  /** When the room looks at its connections; not stored, since it follows from them. */
  #lookAt: number | null = null;
  /** Those whose handlers run, with whether they were set anew or taken back meanwhile. */
  readonly #ringing = new Map<string, { isMoved: boolean }>();

  constructor(storage: Storage, roomId: () => string) {
    this.#storage = storage;
    this.#roomId = roomId;
  }

  /** The id of the room, as of when its last alarm was set; undefined where none ever was. */
  roomId(): Promise<string | undefined> {
    return this.#storage.get<string>(ROOM_ID_KEY);
  }

  /** Sets (or moves) the alarm `name` to `at`, milliseconds since 1970. */
  set(name: string, at: number): Promise<void> {
    this.#moved(name);
    return this.#change(async (times) => {
      if (times.get(name) !== at) await this.#put(times, name, at);
    });
  }

  /** Takes the alarm back. */
  clear(name: string): Promise<void> {
    this.#moved(name);
    return this.#change((times) => this.#remove(times, name));
  }

  /**
   * Has the platform's alarm ring at `at` (ms since 1970; null: not) besides what has a name, for a look at the room's
   * connections. It is stored nowhere: whoever finds the room with its connections knows it from them.
   */
  look(at: number | null): Promise<void> {
    return this.#change(async () => {
      this.#lookAt = at;
    });
  }

  /** When the first of the named alarms is due, in ms since 1970; infinity where there is none. */
  next(): Promise<number> {
    return this.#queue.run(async () => Math.min(...(await this.#read()).values()));
  }

  /**
   * Runs `handle` for each alarm whose time has come, one after another. It is taken back once that worked, unless it
   * was set anew meanwhile, by its own handler for example; where it failed it rings again in two seconds. Alarms
   * whose handlers still run from an earlier ring are left to that one.
   * @param now milliseconds since 1970
   * @returns those that failed
   */
  async ring(now: number, handle: (name: string) => unknown): Promise<AlarmFailure[]> {
    const failures: AlarmFailure[] = [];
    for (const [name, run] of await this.#due(now)) {
      let hasFailed = false;
      try {
        if (!run.isMoved) await handle(name);
      } catch (cause) {
        hasFailed = true;
        failures.push({ name, cause });
      }
      await this.#change(async (times) => {
        this.#ringing.delete(name);
        if (run.isMoved) return;
        if (hasFailed) await this.#put(times, name, now + RETRY_MS);
        else await this.#remove(times, name);
      });
    }
    await this.rearm(now);
    return failures;
  }

  /**
   * Sets the platform's alarm again: after it has rung it is gone, and the local runtime forgets it when it dies.
   * @param earliest milliseconds since 1970 before which it does not ring
   */
  rearm(earliest: number): Promise<void> {
    return this.#change(() => Promise.resolve(), earliest);
  }

  /** The platform's alarm rang and nobody could be reached: it rings again in two seconds. */
  async retry(now: number): Promise<void> {
    await this.look(now + RETRY_MS);
    await this.rearm(now + RETRY_MS);
  }

  #moved(name: string): void {
    const run = this.#ringing.get(name);
    if (run) run.isMoved = true;
  }

  #due(now: number): Promise<[name: string, run: { isMoved: boolean }][]> {
    return this.#queue.run(async () => {
      const due: [string, { isMoved: boolean }][] = [];
      for (const [name, at] of await this.#read()) {
        if (at > now || this.#ringing.has(name)) continue;
        const run = { isMoved: false };
        this.#ringing.set(name, run);
        due.push([name, run]);
      }
      return due;
    });
  }

  #change(task: (times: Map<string, number>) => Promise<void>, earliest = 0): Promise<void> {
    return this.#queue.run(async () => {
      const times = await this.#read();
      const hadAny = times.size > 0 || this.#lookAt !== null;
      await task(times);
      const waiting = [...times].flatMap(([name, at]) => (this.#isRinging(name) ? [] : [at]));
      if (this.#lookAt !== null) waiting.push(this.#lookAt);
      if (waiting.length > 0) await this.#storage.setAlarm(Math.max(earliest, Math.min(...waiting)));
      else if (hadAny) await this.#storage.deleteAlarm();
    });
  }

  /** Whether its handler runs and will decide about it. */
  #isRinging(name: string): boolean {
    return this.#ringing.get(name)?.isMoved === false;
  }

  async #read(): Promise<Map<string, number>> {
    if (this.#times === null) {
      const stored = await this.#storage.list<number>({ prefix: PREFIX });
      this.#times = new Map([...stored].map(([key, at]) => [key.slice(PREFIX.length), at]));
    }
    return this.#times;
  }

  async #put(times: Map<string, number>, name: string, at: number): Promise<void> {
    const roomId = this.#roomId();
    const isNew = !this.#isNamed && roomId !== "";
    await this.#storage.put({ [PREFIX + name]: at, ...(isNew ? { [ROOM_ID_KEY]: roomId } : {}) });
    if (isNew) this.#isNamed = true;
    times.set(name, at);
  }

  async #remove(times: Map<string, number>, name: string): Promise<void> {
    if (!times.has(name)) return;
    await this.#storage.delete(PREFIX + name);
    times.delete(name);
  }
}
