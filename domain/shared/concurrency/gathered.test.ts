import * as fc from "fast-check";
import { expect, it } from "vitest";
import { gathered } from "./gathered.ts";

it("answers with a reading that began after the call, and never has two under way", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(fc.constantFrom("call", "change", "fail"), { minLength: 1, maxLength: 40 }),
      async (scheduler, steps) => {
        let value = 0;
        let running = 0;
        let failing = false;
        const read = gathered(async () => {
          expect(++running).toBe(1);
          // What the database saw when it began to read.
          const seen = value;
          const fails = failing;
          failing = false;
          await scheduler.schedule(Promise.resolve());
          running--;
          if (fails) throw new Error("away");
          return seen;
        });
        const calls: Promise<unknown>[] = [];
        const { task } = scheduler.scheduleSequence(
          steps.map((step) => async () => {
            if (step === "change") value++;
            if (step === "fail") failing = true;
            if (step !== "call") return;
            const before = value;
            calls.push(
              read().then(
                (seen) => expect(seen).toBeGreaterThanOrEqual(before),
                (error) => expect(error).toEqual(new Error("away")),
              ),
            );
          }),
        );
        await scheduler.waitAll();
        await task;
        await scheduler.waitFor(Promise.all(calls));
      },
    ),
  );
});

it("has those who call during a reading share the next one", async () => {
  const ends: (() => void)[] = [];
  const read = gathered(() => new Promise<number>((resolve) => ends.push(() => resolve(ends.length))));
  const first = read();
  const others = Array.from({ length: 80 }, read);
  expect(ends.length).toBe(1);
  ends[0]?.();
  await expect(first).resolves.toBe(1);
  await expect.poll(() => ends.length).toBe(2);
  ends[1]?.();
  expect(await Promise.all(others)).toEqual(Array(80).fill(2));
});
