import type * as Party from "partykit/server";

/** What a storage in memory lets a test do to it. */
export interface MemoryStorage {
  /** What a room is given. */
  readonly storage: Party.Storage;
  readonly entries: Map<string, unknown>;
  /** When the platform's one alarm rings, in milliseconds since 1970; null where none is set. */
  alarm: number | null;
}

/**
 * A room's storage as the platform has it, held in memory: every operation takes effect in the order in which it was
 * called, and answers later.
 * @param options.entries what is stored already
 * @param options.pause what an operation's answer waits for; one turn of the event loop unless it is given
 * @param options.alarmChanged hears of every change of the platform's alarm
 */
export const memoryStorage = ({
  entries = new Map<string, unknown>(),
  pause = () => Promise.resolve(),
  alarmChanged = () => {},
}: {
  readonly entries?: Map<string, unknown>;
  readonly pause?: () => Promise<unknown>;
  readonly alarmChanged?: (at: number | null) => void;
} = {}): MemoryStorage => {
  const memory = { entries, alarm: null as number | null };
  const later = async <A>(answer: A): Promise<A> => {
    await pause();
    return answer;
  };
  const arm = (at: number | null) => {
    memory.alarm = at;
    alarmChanged(at);
    return later(undefined);
  };
  const storage = {
    get: (key: string) => later(structuredClone(entries.get(key))),
    list: ({ prefix = "" }: { prefix?: string } = {}) =>
      later(
        new Map(
          [...entries]
            .filter(([key]) => key.startsWith(prefix))
            .toSorted(([one], [other]) => (one < other ? -1 : 1))
            .map(([key, value]) => [key, structuredClone(value)]),
        ),
      ),
    put: (given: Record<string, unknown> | string, value?: unknown) => {
      const pairs = typeof given === "string" ? [[given, value] as const] : Object.entries(given);
      for (const [key, each] of pairs) entries.set(key, structuredClone(each));
      return later(undefined);
    },
    delete: (key: string) => later(entries.delete(key)),
    getAlarm: () => later(memory.alarm),
    setAlarm: (at: number | Date) => arm(Number(at)),
    deleteAlarm: () => arm(null),
  };
  return Object.assign(memory, { storage: storage as unknown as Party.Storage });
};
