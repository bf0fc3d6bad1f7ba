import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chosen, type Entry, GROUPS, rankOf } from "./entries.ts";

const entry = (group: Entry["group"], label: string, more: Partial<Entry> = {}): Entry => ({
  id: `${group} ${label}`,
  group,
  label,
  run: () => {},
  ...more,
});

describe("what the palette shows", () => {
  it.each([
    ["Settings", "set", 0],
    ["Get live help in Welding", "help weld", 1],
    ["Café au lait", "cafe", 0],
    ["Ünal Öz", "oz", 1],
    ["Settings", "ings", null],
    ["Settings", "", 0],
  ])("%s for “%s” ranks %s", (label, query, rank) => expect(rankOf({ label }, query)).toBe(rank));

  it("finds by detail and keywords, after what is found by its name", () => {
    const shown = chosen(
      [entry("places", "Settings", { keywords: "quiet hours" }), entry("places", "Quiet corner")],
      "quiet",
    );
    expect(shown.map(({ label }) => label)).toEqual(["Quiet corner", "Settings"]);
  });

  it("keeps what the server found, whatever its words", () => {
    expect(chosen([entry("courses", "Intro", { isFound: true })], "machine learning")).toHaveLength(1);
  });

  it("leads with the group whose best fits best", () => {
    const shown = chosen(
      [
        entry("courses", "Marketing with people", { isFound: true }),
        entry("people", "Marcus Bell", { isFound: true }),
        entry("places", "Settings", { keywords: "marcus" }),
      ],
      "marcus",
    );
    expect(shown.map(({ group }) => group)).toEqual(["people", "places", "courses"]);
  });

  it("keeps groups together, at most six of each, in their order where they fit alike", () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ group: fc.constantFrom(...GROUPS), label: fc.string({ maxLength: 12 }) }), {
          maxLength: 60,
        }),
        fc.string({ maxLength: 4 }),
        (all, query) => {
          const shown = chosen(
            all.map(({ group, label }, index) => entry(group, label, { id: String(index) })),
            query,
          );
          const runs = shown.filter(({ group }, index) => shown[index - 1]?.group !== group);
          expect(new Set(runs.map(({ group }) => group)).size).toBe(runs.length);
          const best = runs.map((one) => [rankOf(one, query) ?? 0, GROUPS.indexOf(one.group)] as const);
          expect(best).toEqual(best.toSorted(([a, x], [b, y]) => a - b || x - y));
          for (const group of GROUPS)
            expect(shown.filter((one) => one.group === group).length).toBeLessThanOrEqual(6);
          for (const one of shown) expect(rankOf(one, query)).not.toBeNull();
        },
      ),
    );
  });
});
