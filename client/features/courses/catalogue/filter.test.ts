import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chosenIn, filterOf, isNarrowed, NOTHING, queryOf, toggled, valuesOf } from "./filter.ts";

const levels = { beginner: "Beginner", advanced: "Advanced" };
const nothing = { ...NOTHING, currency: "", sort: "popular" };

describe("the filter of an address", () => {
  it("takes what it names, and nothing that is none", () => {
    expect(filterOf({ q: "ai", level: "beginner,advanced", price: "low", sort: "price" }, levels)).toEqual({
      ...nothing,
      q: "ai",
      level: "beginner,advanced",
      price: "low",
      sort: "price",
    });
    const wrong = filterOf(
      { level: "toString", price: "constructor", sort: "x", available: "1", currency: "usd" },
      levels,
    );
    expect(wrong).toEqual(nothing);
    expect(isNarrowed(wrong)).toBe(false);
  });

  it("goes by fit where something is searched for", () => {
    expect(filterOf({ q: "ai" }, levels).sort).toBe("relevance");
    expect(queryOf(filterOf({}, levels))).toEqual({ sort: "popular", facets: "true" });
  });

  it("chooses a value and takes it back", () => {
    const names = fc.subarray(["a", "b", "c", "d"]).map((chosen) => chosen.join(","));
    fc.assert(
      fc.property(names, fc.constantFrom("a", "b"), (text, value) => {
        const once = toggled(text, value);
        expect(valuesOf(once).includes(value)).toBe(!valuesOf(text).includes(value));
        expect(valuesOf(toggled(once, value)).toSorted()).toEqual(valuesOf(text).toSorted());
      }),
    );
    expect(chosenIn(filterOf({ level: "advanced", tags: "x,y" }, levels))).toEqual([
      { dimension: "level", value: "advanced" },
      { dimension: "tags", value: "x" },
      { dimension: "tags", value: "y" },
    ]);
  });
});
