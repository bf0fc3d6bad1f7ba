import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { appended, joined, type Page } from "./pages.ts";

interface Item {
  readonly id: string;
}

const items = (...ids: (string | number)[]): Item[] => ids.map((id) => ({ id: String(id) }));
const page = (held: Item[], nextCursor: string | null = "more"): Page<Item> => ({ items: held, nextCursor });

describe("joined", () => {
  it("keeps the pages behind a fresh first one that still joins up", () => {
    const known = page(items(1, 2, 3, 4, 5, 6), "after 6");
    expect(joined(known, page(items(0, 1, 2), "after 2"))).toEqual(
      page(items(0, 1, 2, 3, 4, 5, 6), "after 6"),
    );
  });

  it("takes the fresh page alone where nothing joins up", () => {
    const fresh = page(items(7, 8, 9), "after 9");
    expect(joined(page(items(1, 2, 3, 4)), fresh)).toBe(fresh);
    expect(joined(undefined, fresh)).toBe(fresh);
  });

  it("empties when there is nothing any more", () => {
    expect(joined(page(items(1, 2)), page([], null)).items).toEqual([]);
  });
});

describe("reading page after page", () => {
  it("holds each item once, in order, whatever is added in front meanwhile", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 1, max: 10 }),
        fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 12 }),
        (length, size, additions) => {
          let list = Array.from({ length }, (_, index) => `old ${index}`);
          let added = 0;
          const read = (cursor: string | null): Page<Item> => {
            const from = cursor === null ? 0 : list.indexOf(cursor) + 1;
            const ids = list.slice(from, from + size);
            return page(items(...ids), from + size < list.length ? (ids.at(-1) ?? null) : null);
          };
          let known = read(null);
          for (const count of additions) {
            list = [...Array.from({ length: count }, () => `new ${added++}`), ...list];
            if (known.nextCursor !== null) known = appended(known, read(known.nextCursor));
            if (count === 3) known = joined(known, read(null));
          }
          const ids = known.items.map((item) => item.id);
          expect(new Set(ids).size).toBe(ids.length);
          if (ids.length === 0) return;
          const places = ids.map((id) => list.indexOf(id));
          expect(places).toEqual(places.toSorted((a, b) => a - b));
          // What is held is one range of the list, and the cursor leads to what follows it.
          expect((places.at(-1) as number) - (places[0] as number) + 1).toBe(ids.length);
          expect(known.nextCursor === null).toBe(places.at(-1) === list.length - 1);
        },
      ),
    );
  });
});
