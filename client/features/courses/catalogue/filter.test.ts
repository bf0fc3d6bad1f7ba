import { describe, expect, it } from "vitest";
import { filterOf, isNarrowed, queryOf } from "./filter.ts";

const levels = { beginner: "Beginner" };

describe("the filter of an address", () => {
  it("takes what it names, and nothing that is none", () => {
    expect(filterOf({ q: "ai", level: "beginner", price: "low", sort: "price" }, levels)).toEqual({
      q: "ai",
      category: "",
      level: "beginner",
      price: "low",
      sort: "price",
    });
    const wrong = filterOf({ level: "toString", price: "constructor", sort: "x" }, levels);
    expect(wrong).toEqual({ q: "", category: "", level: "", price: "", sort: "popular" });
    expect(isNarrowed(wrong)).toBe(false);
  });

  it("asks for prices that leave no gap and share no course but at a bound", () => {
    const bounds = ["low", "middle", "high"].map((price) => queryOf(filterOf({ price }, levels)));
    expect(bounds[0]?.maxPriceCents).toBe((bounds[1]?.minPriceCents ?? 0) - 1);
    expect(bounds[1]?.maxPriceCents).toBe(bounds[2]?.minPriceCents);
    expect(queryOf(filterOf({ price: "free" }, levels))).toEqual({ sort: "popular", maxPriceCents: 0 });
  });
});
