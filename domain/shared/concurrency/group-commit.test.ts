import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { GroupCommit } from "./group-commit.ts";
import { SerialQueue } from "./serial-queue.ts";

describe("SerialQueue", () => {
  it("runs tasks one at a time in order, and a failing one fails for its caller alone", async () => {
    const queue = new SerialQueue();
    const log: string[] = [];
    const task = (name: string, fail = false) =>
      queue.run(async () => {
        log.push(`${name} begins`);
        await Promise.resolve();
        log.push(`${name} ends`);
        if (fail) throw new Error(name);
        return name;
      });
    const results = await Promise.allSettled([task("a"), task("b", true), task("c")]);
    expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(log).toEqual(["a begins", "a ends", "b begins", "b ends", "c begins", "c ends"]);
    expect(queue.length).toBe(0);
  });
});

describe("GroupCommit", () => {
  it("commits everything once, in order, one batch at a time, and gathers while a commit runs", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(fc.nat(3), { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 1, max: 5 }),
        async (scheduler, pauses, maxBatch) => {
          const queue = new SerialQueue();
          const batches: number[][] = [];
          let running = 0;
          const group = new GroupCommit<number>(queue, {
            maxBatch,
            commit: async (items) => {
              expect(++running).toBe(1);
              batches.push([...items]);
              await scheduler.schedule(Promise.resolve());
              running--;
            },
          });
          const adder = scheduler.scheduleSequence(pauses.map((_, item) => async () => group.add(item)));
          await scheduler.waitAll();
          await adder.task;
          do await scheduler.waitFor(queue.run(() => undefined));
          while (group.waiting > 0);
          expect(batches.flat()).toEqual(pauses.map((_, item) => item));
          for (const batch of batches) expect(batch.length).toBeLessThanOrEqual(maxBatch);
        },
      ),
    );
  });

  it("puts what came during a commit into one next batch", async () => {
    const queue = new SerialQueue();
    const batches: number[][] = [];
    const gates: (() => void)[] = [];
    const group = new GroupCommit<number>(queue, {
      maxBatch: 100,
      commit: (items) => {
        batches.push([...items]);
        return new Promise((open) => gates.push(open));
      },
    });
    group.add(0);
    await Promise.resolve();
    await Promise.resolve();
    for (let item = 1; item <= 10; item++) group.add(item);
    expect(batches).toEqual([[0]]);
    gates[0]?.();
    while (batches.length < 2) await Promise.resolve();
    expect(batches[1]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    gates[1]?.();
    await queue.run(() => undefined);
  });

  it("begins one batch before its turn where it may, and still commits everything once and in order", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(fc.boolean(), { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 6 }),
        async (scheduler, plain, beginAt, maxBatch) => {
          const queue = new SerialQueue();
          const stored: number[] = [];
          const shown: number[] = [];
          let isCommitting = false;
          let ahead = 0;
          const group = new GroupCommit<number, readonly number[]>(queue, {
            maxBatch,
            beginAt,
            begin: (items) => {
              if (items.some((item) => !plain[item])) return undefined;
              expect(++ahead).toBe(1);
              stored.push(...items);
              return items;
            },
            commit: async (items, begun) => {
              expect(isCommitting).toBe(false);
              isCommitting = true;
              expect(items.length).toBeLessThanOrEqual(maxBatch);
              if (begun) {
                ahead--;
                expect(begun).toEqual(items);
              } else stored.push(...items);
              await scheduler.schedule(Promise.resolve());
              shown.push(...items);
              isCommitting = false;
            },
          });
          const adder = scheduler.scheduleSequence(plain.map((_, item) => async () => group.add(item)));
          await scheduler.waitAll();
          await adder.task;
          for (let turn = 0; shown.length < plain.length && turn < 1_000; turn++)
            await scheduler.waitFor(queue.run(() => undefined));
          expect(stored).toEqual(plain.map((_, item) => item));
          expect(shown).toEqual(stored);
        },
      ),
    );
  });

  it("leaves for the next batch what must not go together", async () => {
    const queue = new SerialQueue();
    const batches: string[][] = [];
    const group = new GroupCommit<string>(queue, {
      maxBatch: 3,
      together: (waiting) => {
        const repeated = waiting.findIndex((item, index) => waiting.indexOf(item) < index);
        return repeated === -1 ? waiting.length : repeated;
      },
      commit: async (items) => void batches.push(items),
    });
    for (const item of ["a", "b", "a", "a", "b", "c", "d", "e"]) group.add(item);
    while (batches.flat().length < 8) await queue.run(() => undefined);
    expect(batches).toEqual([["a", "b"], ["a"], ["a", "b", "c"], ["d", "e"]]);
  });
});
