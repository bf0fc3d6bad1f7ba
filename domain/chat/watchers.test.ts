import fc from "fast-check";
import { expect, it } from "vitest";
import { Watchers } from "./watchers.ts";

it("names nobody as watching who has stopped to, at every commit", () => {
  const ids = ["a", "b", "c", "d"];
  const step = fc.record({ who: fc.subarray(ids), waitMs: fc.nat(1_500) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const watchers = new Watchers(1_000);
      let now = 0;
      let known = new Set<string>();
      for (const { who, waitMs } of steps) {
        now += waitMs;
        watchers.changed();
        const { presentIds, goneIds = [] } = watchers.take(() => who, now);
        if (presentIds) known = new Set(presentIds);
        for (const id of goneIds) known.delete(id);
        expect(who).toEqual(expect.arrayContaining([...known]));
      }
      expect([...(watchers.take(() => ["a"], now + 1_000).presentIds ?? ["a"])]).toEqual(["a"]);
    }),
  );
});

it("says nothing twice", () => {
  const watchers = new Watchers(1_000);
  expect(watchers.take(() => ["a"], 0)).toEqual({ presentIds: ["a"] });
  expect(watchers.take(() => ["a"], 5_000)).toEqual({});
  watchers.changed();
  expect(watchers.take(() => [], 5_000)).toEqual({ presentIds: [] });
  watchers.changed();
  expect(watchers.take(() => ["b"], 5_100)).toEqual({});
  expect(watchers.take(() => ["b"], 6_000)).toEqual({ presentIds: ["b"] });
});
