import { describe, expect, it } from "vitest";
import { wordAt } from "./million-messages.ts";
import { seeded } from "./random.ts";

describe("seeded", () => {
  it("repeats itself for a seed, and spreads evenly", () => {
    const draw = (seed: number) => {
      const random = seeded(seed);
      return Array.from({ length: 10_000 }, random);
    };
    const drawn = draw(1);
    expect(draw(1)).toEqual(drawn);
    expect(draw(2)).not.toEqual(drawn);
    expect(drawn.every((value) => value >= 0 && value < 1)).toBe(true);
    const tenths = Map.groupBy(drawn, (value) => Math.floor(value * 10));
    for (const values of tenths.values()) expect(values.length).toBeGreaterThan(850);
    expect(tenths.size).toBe(10);
  });
});

describe("wordAt", () => {
  it("is another word of letters for each number", () => {
    const words = Array.from({ length: 5_000 }, (_, number) => wordAt(number));
    expect(new Set(words).size).toBe(5_000);
    expect(words.every((word) => /^[a-z]{4}$/.test(word))).toBe(true);
  });
});
