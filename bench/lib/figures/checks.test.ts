import { describe, expect, it } from "vitest";
import { atLeast, atLeastTimes, atMost, atMostTimes, below } from "./checks.ts";

describe("checks", () => {
  it("hold limits", () => {
    expect(below("p99", 149.9, 150, "ms").met).toBe(true);
    expect(below("p99", 150, 150, "ms").met).toBe(false);
    expect(atMost("connections", 20, 20).met).toBe(true);
    expect(atMost("connections", 21, 20).met).toBe(false);
    expect(atLeast("deliveries", 700_000, 700_000, "/s").met).toBe(true);
    expect(atLeast("deliveries", 699_999, 700_000, "/s").met).toBe(false);
    expect(atLeastTimes("against another", 6, 6).met).toBe(true);
    expect(atLeastTimes("against another", 5.99, 6).met).toBe(false);
    expect(atMostTimes("against another", 5, 5).met).toBe(true);
    expect(atMostTimes("against another", 5.01, 5).met).toBe(false);
    expect(atMostTimes("against one that failed", Number.NaN, 5).met).toBe(false);
  });

  it("say what was wanted and found, with units", () => {
    expect(below("p99", 12.345, 150, "ms")).toMatchObject({ wanted: "under 150 ms", got: "12.35 ms" });
    expect(atLeast("deliveries", 812_000, 700_000, "/s")).toMatchObject({
      wanted: "at least 700,000/s",
      got: "812,000/s",
    });
    expect(atMost("connections", 3, 20)).toMatchObject({ wanted: "at most 20", got: "3" });
  });
});
