/** Ratings that every course counts besides its own, and what they say: what a few people say moves it only so far. */
export const USUAL_RATINGS = 10;
export const USUAL_RATING = 4;

/**
 * What a course's ratings are worth in an order, in thousandths: their average with `USUAL_RATINGS` of `USUAL_RATING`
 * among them, so that five stars from two people stand behind 4.8 from two hundred. Without ratings 0: last.
 */
export const weightedRating = (rating: number | null, count: number): number =>
  rating === null || count === 0
    ? 0
    : Math.round((1_000 * (rating * count + USUAL_RATING * USUAL_RATINGS)) / (count + USUAL_RATINGS));

/** A range of something, both ends included; without an end it goes on. */
export interface Band {
  readonly min?: number;
  readonly max?: number;
}

/** Prices to choose from, in cents. What is free is so in every currency. */
export const PRICE_BANDS = {
  free: { max: 0 },
  low: { min: 1, max: 29_999 },
  middle: { min: 30_000, max: 49_999 },
  high: { min: 50_000 },
} as const satisfies Readonly<Record<string, Band>>;

/** Lengths of a course to choose from, in weeks. */
export const DURATION_BANDS = {
  short: { max: 2 },
  month: { min: 3, max: 4 },
  season: { min: 5, max: 8 },
  long: { min: 9 },
} as const satisfies Readonly<Record<string, Band>>;

/** The currency that prices are compared in where none is named. */
export const USUAL_CURRENCY = "USD";

/** What the catalogue can be narrowed by, each apart from the others. */
export const DIMENSIONS = [
  "category",
  "level",
  "price",
  "duration",
  "language",
  "tags",
  "available",
] as const;
export type Dimension = (typeof DIMENSIONS)[number];
