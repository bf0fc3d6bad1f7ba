import { describe, expect, it } from "vitest";
import { byDay } from "./days.ts";

const at = (createdAt: string) => ({ createdAt });
const NOW = Date.parse("2026-11-30T12:00:00Z");

describe("byDay", () => {
  it("divides by the days of the reader's zone and keeps the order", () => {
    const items = [at("2026-11-30T11:00:00Z"), at("2026-11-29T23:30:00Z"), at("2026-11-27T10:00:00Z")];
    expect(byDay(items, NOW, "UTC").map(({ name, items: held }) => [name, held.length])).toEqual([
      ["Today", 1],
      ["Yesterday", 1],
      [expect.stringContaining("27"), 1],
    ]);
    expect(byDay(items, NOW, "Europe/Berlin")[0]?.items).toHaveLength(2);
  });

  it("has no day without something on it", () => {
    expect(byDay([], NOW)).toEqual([]);
  });
});
