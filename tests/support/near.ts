import { expect } from "vitest";

/** Clock of the room against the clock of the test, and the way of a frame, in milliseconds. */
export const TOLERANCE = 2_500;

/** Expects a moment to be about the other one; both in milliseconds since 1970. */
export const near = (time: number | null | undefined, expected: number) => {
  expect(time).toBeGreaterThan(expected - TOLERANCE);
  expect(time).toBeLessThan(expected + TOLERANCE);
};
