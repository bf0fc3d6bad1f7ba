import { describe, expect, it } from "vitest";
import { highestRate, type RateSearchOptions } from "./rate-search.ts";

const options: RateSearchOptions = { start: 1_000, factor: 1.5, precision: 1.05, unit: 10, tries: 1 };

/** Searches in something that holds up to a rate; `tried` are the rates in their order. */
const search = async (limit: number, changes: Partial<RateSearchOptions> = {}) => {
  const tried: number[] = [];
  const found = await highestRate(
    { ...options, ...changes },
    async (rate) => {
      tried.push(rate);
      return rate;
    },
    (rate) => rate <= limit,
  );
  return { found, tried };
};

describe("highestRate", () => {
  it.each([20, 999, 1_000, 1_234, 4_321, 9_990])(
    "finds the limit %d, to within the precision",
    async (limit) => {
      const { found, tried } = await search(limit);
      expect(found?.rate).toBeLessThanOrEqual(limit);
      expect((found?.rate ?? 0) * 1.05 + 10).toBeGreaterThan(limit);
      expect(found?.trial).toBe(found?.rate);
      expect(tried.every((rate) => rate % 10 === 0)).toBe(true);
      expect(new Set(tried).size).toBe(tried.length);
    },
  );

  it("goes upwards until a rate fails, then halves the distance", async () => {
    const { found, tried } = await search(1_700);
    expect(tried).toEqual([1_000, 1_500, 2_250, 1_840, 1_660, 1_750, 1_700]);
    expect(found?.rate).toBe(1_700);
  });

  it("goes downwards where the first rate fails", async () => {
    const { tried } = await search(500);
    expect(tried.slice(0, 3)).toEqual([1_000, 670, 450]);
  });

  it("answers undefined when no rate holds", async () => {
    expect((await search(0)).found).toBeUndefined();
  });

  it("tries a rate again before it counts as failed", async () => {
    const attempts = new Map<number, number>();
    const found = await highestRate(
      { ...options, tries: 2 },
      async (rate) => {
        const number = (attempts.get(rate) ?? 0) + 1;
        attempts.set(rate, number);
        return { rate, number };
      },
      ({ rate, number }) => rate <= 1_000 && number === 2,
    );
    expect(found?.rate).toBe(1_000);
    expect(attempts.get(1_000)).toBe(2);
    expect(attempts.get(1_500)).toBe(2);
  });
});
