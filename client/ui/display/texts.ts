import { formatCount } from "../../lib/locale.ts";

/** Stars, and from how many ratings. */
export const ratingTexts = {
  none: "Not rated yet",
  outOf: " out of 5,",
  count: (count: number) => `${formatCount(count)} ${count === 1 ? "rating" : "ratings"}`,
} as const;

/** A price. */
export const priceTexts = { free: "Free" } as const;
