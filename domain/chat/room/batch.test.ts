import * as fc from "fast-check";
import { expect, it } from "vitest";
import type { NewChange } from "../commands.ts";
import { type Pending, type PendingChange, splitBatch, splitChanges } from "./batch.ts";

const pending = fc.record({
  sender: fc.nat(3),
  message: fc.record({
    id: fc.constantFrom("a", "b", "c", "d", "e"),
    userId: fc.constantFrom("u", "v"),
    content: fc.constantFrom("x", "y"),
    replyToId: fc.option(fc.constantFrom("a", "b", "c", "z")),
    attachmentIds: fc.uniqueArray(fc.constantFrom("f", "g", "h"), { maxLength: 2 }),
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
        const files = messages.flatMap(({ attachmentIds }) => attachmentIds ?? []);
        expect(new Set(files).size).toBe(files.length);
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

const change = fc.record({
  sender: fc.nat(1_000),
  change: fc
    .record({
      _tag: fc.constantFrom("Edit", "Delete", "React", "Pin"),
      id: fc.constantFrom("a", "b", "c"),
      userId: fc.constantFrom("u", "v"),
      content: fc.constantFrom("x", "y"),
      emoji: fc.constantFrom("👍", "🎉"),
      is: fc.boolean(),
      moderates: fc.boolean(),
    })
    .map((all) => all as unknown as NewChange),
});

it("splits changes so that none touches what another of the statement does, and each message keeps its order", () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 20 }), (gathered) => {
      const done: PendingChange<number>[] = [];
      let rest: readonly PendingChange<number>[] = gathered;
      while (rest.length > 0) {
        const { now, later } = splitChanges(rest);
        expect(now.length).toBeGreaterThan(0);
        for (const [index, { change: one }] of now.entries())
          for (const { change: two } of now.slice(index + 1)) {
            if (one._tag === "Pin") expect(two._tag).not.toBe("Pin");
            if (one.id !== two.id) continue;
            expect([one._tag, two._tag]).not.toContain("Delete");
            if (one._tag === "Edit") expect(two._tag).not.toBe("Edit");
            if (one._tag === "React" && two._tag === "React")
              expect([one.userId, one.emoji]).not.toEqual([two.userId, two.emoji]);
          }
        done.push(...now);
        rest = later;
      }
      expect(done).toHaveLength(gathered.length);
      for (const id of ["a", "b", "c"]) {
        const own = (list: readonly PendingChange<number>[]) =>
          list.filter(({ change: one }) => one.id === id);
        expect(own(done)).toEqual(own(gathered));
      }
    }),
  );
});
