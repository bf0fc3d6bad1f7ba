import { numberText } from "./number-text.ts";
import type { Check } from "./result.ts";

const withUnit = (value: number, unit: string, digits: number) =>
  `${numberText(value, digits)}${unit === "" || unit === "/s" ? unit : ` ${unit}`}`;

/** That a measured value stays under its limit. */
export const below = (what: string, value: number, limit: number, unit: string): Check => ({
  what,
  wanted: `under ${limit} ${unit}`,
  got: withUnit(value, unit, 2),
  met: value < limit,
});

/** That a measured value does not pass its limit. */
export const atMost = (what: string, value: number, limit: number, unit = "", digits = 0): Check => ({
  what,
  wanted: `at most ${withUnit(limit, unit, 0)}`,
  got: withUnit(value, unit, digits),
  met: value <= limit,
});

/** That a measured value reaches what is asked. */
export const atLeast = (what: string, value: number, limit: number, unit = "", digits = 0): Check => ({
  what,
  wanted: `at least ${withUnit(limit, unit, 0)}`,
  got: withUnit(value, unit, digits),
  met: value >= limit,
});

/** That something is so many times as much as something else. */
export const atLeastTimes = (what: string, ratio: number, limit: number): Check => ({
  what,
  wanted: `at least ${limit} times as many`,
  got: `${numberText(ratio, 2)} times`,
  met: ratio >= limit,
});

/** That something is at most so many times something else, as `long` or `much`; a ratio to nothing, NaN, is none. */
export const atMostTimes = (
  what: string,
  ratio: number,
  limit: number,
  as: "long" | "much" = "long",
): Check => ({
  what,
  wanted: `at most ${limit} times as ${as}`,
  got: `${numberText(ratio, 2)} times`,
  met: ratio <= limit,
});
