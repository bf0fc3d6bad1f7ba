import { expect, it } from "vitest";
import { dayStart } from "./day-bounds.ts";

it("is midnight by the device's clock, and may lie days later", () => {
  expect(dayStart("2026-03-01")).toBe(new Date(2026, 2, 1).toISOString());
  expect(dayStart("2026-12-31", 1)).toBe(new Date(2027, 0, 1).toISOString());
});

it("is nothing without a day", () => {
  expect(dayStart("")).toBeUndefined();
  expect(dayStart("tomorrow")).toBeUndefined();
});
