import { describe, expect, it } from "vitest";
import { isQuiet } from "./quiet-now.ts";

const night = { from: "22:00", to: "07:00" };
const noon = { from: "12:00", to: "13:00" };

describe("quiet hours on the device", () => {
  it.each([
    [night, "UTC", "2026-03-01T21:59:59Z", false],
    [night, "UTC", "2026-03-01T22:00:00Z", true],
    [night, "UTC", "2026-03-01T00:00:00Z", true],
    [night, "UTC", "2026-03-01T06:59:00Z", true],
    [night, "UTC", "2026-03-01T07:00:00Z", false],
    [noon, "UTC", "2026-03-01T12:30:00Z", true],
    [noon, "UTC", "2026-03-01T13:00:00Z", false],
    [noon, "America/New_York", "2026-03-01T17:30:00Z", true],
    [noon, "America/New_York", "2026-03-01T12:30:00Z", false],
  ])("%o in %s at %s: %s", (hours, zone, at, quiet) => {
    expect(isQuiet(hours, zone, new Date(at))).toBe(quiet);
  });

  it("go by the device's own clock where the zone is none", () => {
    expect(() => isQuiet(night, "Nowhere/At_All", new Date())).not.toThrow();
  });
});
