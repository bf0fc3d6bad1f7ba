import type { Storage } from "partykit/server";

const STORAGE_KEY = "alarms";
const ROOM_ID_KEY = "roomId";

/**
 * Named alarms over the one that the platform gives a room. Kept in the room's storage: they outlive it. With them
 * is the room's id, which the platform withholds when an alarm rings; a room without alarms stores nothing.
 */
export class Alarms {
  readonly #storage: Storage;
  readonly #roomId: () => string;

  constructor(storage: Storage, roomId: () => string) {
    this.#storage = storage;
    this.#roomId = roomId;
  }

  /** The id of the room, as of when its last alarm was set; undefined where none ever was. */
  roomId(): Promise<string | undefined> {
    return this.#storage.get<string>(ROOM_ID_KEY);
  }

  /** Sets (or moves) the alarm `name` to `at`, milliseconds since 1970. */
  async set(name: string, at: number): Promise<void> {
    const alarms = await this.#read();
    if (alarms[name] === at) return;
    await this.#write({ ...alarms, [name]: at });
  }

  /** Takes the alarm back; with `at` only when it has not been moved since. */
  async clear(name: string, at?: number): Promise<void> {
    const { [name]: known, ...rest } = await this.#read();
    if (known !== undefined && (at === undefined || at === known)) await this.#write(rest);
  }

  /** The alarms whose time has come, with that time. They stay until cleared, so that a failure repeats them. */
  async due(now: number): Promise<[name: string, at: number][]> {
    return Object.entries(await this.#read()).filter(([, at]) => at <= now);
  }

  /** Sets the platform's alarm again, not before `earliest`: after it has rung it is gone. */
  async rearm(earliest: number): Promise<void> {
    const times = Object.values(await this.#read());
    if (times.length > 0) await this.#storage.setAlarm(Math.max(earliest, Math.min(...times)));
  }

  async #read(): Promise<Record<string, number>> {
    return (await this.#storage.get<Record<string, number>>(STORAGE_KEY)) ?? {};
  }

  async #write(alarms: Record<string, number>): Promise<void> {
    const times = Object.values(alarms);
    await this.#storage.put({ [STORAGE_KEY]: alarms, [ROOM_ID_KEY]: this.#roomId() });
    if (times.length > 0) await this.#storage.setAlarm(Math.min(...times));
    else await this.#storage.deleteAlarm();
  }
}
