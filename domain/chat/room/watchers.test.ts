import fc from "fast-check";
import { expect, it } from "vitest";
import { Watchers } from "./watchers.ts";

const set = (...ids: string[]) => new Set(ids);

it("names nobody as watching who has stopped to, at every commit and once its messages are shown", () => {
  const ids = ["a", "b", "c", "d"];
  const step = fc.record({ who: fc.subarray(ids), after: fc.subarray(ids), waitMs: fc.nat(1_500) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const watchers = new Watchers(1_000);
      let now = 0;
      let known = new Set<string>();
      for (const { who, after, waitMs } of steps) {
        now += waitMs;
        const { presentIds, goneIds = [] } = watchers.take(set(...who), now);
        if (presentIds) known = new Set(presentIds);
        for (const id of goneIds) known.delete(id);
        expect(who).toEqual(expect.arrayContaining([...known]));
        for (const id of watchers.takeGone(set(...after))) known.delete(id);
        expect(after).toEqual(expect.arrayContaining([...known]));
      }
      expect([...(watchers.take(set("a"), now + 1_000).presentIds ?? known)]).toEqual(["a"]);
    }),
  );
});

it("says nothing twice, and everything where it is not known what was told", () => {
  const watchers = new Watchers(1_000);
  expect(watchers.take(set("a"), 0)).toEqual({ presentIds: ["a"] });
  expect(watchers.take(set("a"), 5_000)).toEqual({});
  expect(watchers.take(set(), 5_000)).toEqual({ presentIds: [] });
  expect(watchers.take(set("b"), 5_100)).toEqual({});
  expect(watchers.take(set("b"), 6_000)).toEqual({ presentIds: ["b"] });
  expect(watchers.takeGone(set())).toEqual(["b"]);
  expect(watchers.takeGone(set())).toEqual([]);
  watchers.forget();
  expect(watchers.take(set("b"), 7_000)).toEqual({ presentIds: ["b"] });
  watchers.forget();
  expect(watchers.take(set("b"), 8_000)).toEqual({ presentIds: ["b"] });
});
