import * as fc from "fast-check";
import { expect, it } from "vitest";
import { type Pending, splitBatch } from "./batch.ts";

const pending = fc.record({
  sender: fc.nat(3),
  message: fc.record({
    id: fc.constantFrom("a", "b", "c", "d", "e"),
    userId: fc.constantFrom("u", "v"),
    content: fc.constantFrom("x", "y"),
    replyToId: fc.option(fc.constantFrom("a", "b", "c", "z")),
  }),
});

it("splits a batch so that ids are distinct, none answers another, and nobody is forgotten or reordered", () => {
  fc.assert(
    fc.property(fc.array(pending, { maxLength: 20 }), (gathered) => {
      const done: Pending<number>[] = [];
      let rest: readonly Pending<number>[] = gathered;
      while (rest.length > 0) {
        const { messages, waiting, later } = splitBatch(rest);
        const ids = messages.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const { id, replyToId } of messages)
          expect(
            replyToId !== null && replyToId !== id && ids.slice(0, ids.indexOf(id)).includes(replyToId),
          ).toBe(false);
        const taken = rest.slice(0, rest.length - later.length);
        expect(new Set([...waiting.values()].flat())).toEqual(new Set(taken));
        expect(ids).toEqual([...waiting.keys()]);
        done.push(...taken);
        expect(later.length).toBeLessThan(rest.length);
        rest = later;
      }
      expect(done).toEqual(gathered);
    }),
  );
});
