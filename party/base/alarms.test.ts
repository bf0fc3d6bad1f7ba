import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type MemoryStorage, memoryStorage } from "../../tests/support/model/memory-storage.ts";
import { Alarms } from "./alarms.ts";

const RETRY_MS = 2_000;

const open = (memory: MemoryStorage) => new Alarms(memory.storage, () => "room");
/** The alarms that a later life of the room would find. */
const found = async (memory: MemoryStorage): Promise<Record<string, number>> => {
  const rung: Record<string, number> = {};
  for (;;) {
    const next = open(memory);
    await next.rearm(0);
    const { alarm } = memory;
    if (alarm === null) return rung;
    await next.ring(alarm, async (name) => {
      rung[name] = alarm;
    });
  }
};

describe("two alarms that are set at once", () => {
  it("are both kept, and the earlier one rings", async () => {
    const memory = memoryStorage();
    const alarms = open(memory);
    await Promise.all([alarms.set("leases", 50), alarms.set("close-again", 20), alarms.set("retry", 70)]);
    expect(memory.alarm).toBe(20);
    expect(await found(memory)).toEqual({ leases: 50, "close-again": 20, retry: 70 });
  });

  it("are kept where a third is taken back", async () => {
    const memory = memoryStorage();
    const alarms = open(memory);
    await alarms.set("expiry", 10);
    await Promise.all([alarms.set("leases", 50), alarms.clear("expiry"), alarms.set("close-again", 20)]);
    expect(memory.alarm).toBe(20);
    expect(await found(memory)).toEqual({ leases: 50, "close-again": 20 });
  });
});

describe("an alarm that rings", () => {
  it("keeps what its own handler set and did not wait for, at the same time too", async () => {
    for (const again of [90, 10]) {
      const memory = memoryStorage();
      const alarms = open(memory);
      await alarms.set("leases", 10);
      await alarms.ring(10, async (name) => {
        void alarms.set(name, again);
      });
      expect(memory.alarm).toBe(again);
      expect(await found(memory)).toEqual({ leases: again });
    }
  });

  it("is taken back where it did its work, and rings again where it failed, without the others", async () => {
    const memory = memoryStorage();
    const alarms = open(memory);
    await alarms.set("good", 10);
    await alarms.set("bad", 10);
    await alarms.set("later", 5_000);
    const failures = await alarms.ring(10, async (name) => {
      if (name === "bad") throw new Error("not now");
    });
    expect(failures.map(({ name }) => name)).toEqual(["bad"]);
    expect(memory.alarm).toBe(10 + RETRY_MS);
    expect(await found(memory)).toEqual({ bad: 10 + RETRY_MS, later: 5_000 });
  });

  it("does not ring a second time while it does its work, and lets the others ring", async () => {
    const memory = memoryStorage();
    const alarms = open(memory);
    await alarms.set("slow", 10);
    const { promise: work, resolve: finish } = Promise.withResolvers<void>();
    const first = alarms.ring(10, () => work);
    await alarms.set("other", 30);
    expect(memory.alarm).toBe(30);
    const rung: string[] = [];
    await alarms.ring(40, async (name) => void rung.push(name));
    expect(rung).toEqual(["other"]);
    finish();
    await first;
    expect(memory.alarm).toBeNull();
    expect(await found(memory)).toEqual({});
  });

  it("and whose room dies meanwhile, rings in the room's next life", async () => {
    const memory = memoryStorage();
    const alarms = open(memory);
    await alarms.set("slow", 10);
    void alarms.ring(10, () => new Promise(() => {}));
    await memory.storage.get("");
    expect(await found(memory)).toEqual({ slow: 10 });
  });
});

it("knows its room's name in a life in which the platform does not tell it", async () => {
  const memory = memoryStorage();
  expect(await open(memory).roomId()).toBeUndefined();
  await open(memory).set("expiry", 10);
  const cold = new Alarms(memory.storage, () => "");
  await cold.set("retry", 20);
  expect(await cold.roomId()).toBe("room");
});

it("a room without alarms stores nothing", async () => {
  const memory = memoryStorage();
  const alarms = open(memory);
  await alarms.rearm(0);
  await alarms.clear("expiry");
  await alarms.ring(10, async () => {});
  expect(memory.entries.size).toBe(0);
});

/** What a room does with its alarms, waiting for it or not. */
const operation = fc.oneof(
  fc.record({ what: fc.constant("set" as const), name: fc.constantFrom("a", "b", "c"), at: fc.nat(60) }),
  fc.record({ what: fc.constant("clear" as const), name: fc.constantFrom("a", "b", "c") }),
  fc.record({
    what: fc.constant("ring" as const),
    now: fc.nat(60),
    sets: fc.dictionary(fc.constantFrom("a", "b", "c"), fc.nat(60), { maxKeys: 2 }),
    fails: fc.constantFrom("", "a", "b"),
    turns: fc.nat(6),
  }),
);

it("nothing that was set is lost whatever interleaves, and the platform's alarm is always the earliest", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(operation, fc.boolean()), { maxLength: 25 }),
      fc.array(fc.nat(4), { minLength: 1, maxLength: 50 }),
      async (operations, pauses) => {
        let paused = 0;
        const memory = memoryStorage({
          pause: async () => {
            for (let turns = pauses[paused++ % pauses.length] ?? 0; turns > 0; turns--)
              await Promise.resolve();
          },
        });
        const alarms = open(memory);
        /** What must be there in the end: the last word about each name, where no ring has had it since. */
        const due = new Map<string, number>();
        const running: Promise<unknown>[] = [];
        const rings: number[] = [];
        for (const [one, isAwaited] of operations) {
          let task: Promise<unknown>;
          if (one.what === "set") {
            due.set(one.name, one.at);
            task = alarms.set(one.name, one.at);
          } else if (one.what === "clear") {
            due.delete(one.name);
            task = alarms.clear(one.name);
          } else {
            rings.push(one.now);
            task = alarms.ring(one.now, async (name) => {
              const at = due.get(name);
              expect(at === undefined || at <= one.now + RETRY_MS).toBe(true);
              if (name === one.fails) throw new Error("not now");
              // Only what is set from here on must survive this ring.
              due.delete(name);
              for (const [other, later] of Object.entries(one.sets)) {
                due.set(other, later);
                void alarms.set(other, later);
              }
              for (let turns = one.turns; turns > 0; turns--) await Promise.resolve();
            });
          }
          running.push(task);
          if (isAwaited) await task;
        }
        await Promise.all(running);
        for (let turns = 0; turns < 100; turns++) await Promise.resolve();
        const armed = memory.alarm;
        const left = await found(memory);
        for (const name of due.keys()) expect(Object.keys(left)).toContain(name);
        const times = Object.values(left);
        if (times.length === 0) expect(armed).toBeNull();
        // What was due already when a ring ended rings at once.
        else expect([Math.min(...times), ...rings]).toContain(armed);
      },
    ),
    { numRuns: 300 },
  );
});
