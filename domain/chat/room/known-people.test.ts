import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { KnownPeople } from "./known-people.ts";

const person = (at: number) => ({ id: `p${at}`, name: `P ${at}`, handle: `p${at}`, avatarUrl: null });

/** How many may be known though nobody needs them, and how many of the newest must be. */
const MOST = 128;
const NEWEST = 64;

describe("the people whom a room can name", () => {
  it("are those who are needed and the newest, however many come by, and say who was forgotten", () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.boolean()), fc.integer({ min: 1, max: 600 }), (needs, visits) => {
        const people = new KnownPeople();
        const needed = new Set<string>();
        const known = new Set<string>();
        for (let at = 0; at < visits; at++) {
          people.learn([person(at)]);
          known.add(`p${at}`);
          if (at % 8 === 0 && needs.next().value) needed.add(`p${at}`);
          for (const id of people.forget(() => needed)) {
            expect(needed).not.toContain(id);
            expect(known.delete(id)).toBe(true);
          }
          expect(people.size).toBe(known.size);
          expect(people.size).toBeLessThanOrEqual(Math.max(MOST, 2 * (needed.size + NEWEST)));
          for (let newest = Math.max(0, at - NEWEST + 1); newest <= at; newest++)
            expect(people.get(`p${newest}`)).toBeDefined();
        }
        for (const id of known) expect(people.get(id)?.id).toBe(id);
      }),
      { numRuns: 30 },
    );
  });

  it("count as new again when they leave", () => {
    const people = new KnownPeople();
    people.learn([person(0), person(1)]);
    people.learn(Array.from({ length: MOST - 2 }, (_, at) => person(at + 2)));
    people.left("p0");
    people.left("a stranger");
    const gone = people.forget(() => new Set());
    expect(gone).toContain("p1");
    expect(people.get("p0")?.id).toBe("p0");
    expect(people.size).toBe(NEWEST);
  });
});
