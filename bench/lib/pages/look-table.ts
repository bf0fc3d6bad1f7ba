import type { Place } from "../../../tests/support/browser/places.ts";
import type { Table } from "../figures/result.ts";
import { isChat, type Look } from "./look.ts";

/** What one page cost on its first visit, fast and slow. */
export interface PageLooks {
  readonly place: Place;
  readonly fast: Look;
  readonly slow: Look;
}

/** Bytes of JavaScript that a page may load, gzipped. */
export const scriptLimit = (place: Pick<Place, "path">): number => (isChat(place) ? 100_000 : 60_000);

const seconds = (milliseconds: number) => (milliseconds / 1_000).toFixed(1);
const shift = (value: number) => value.toFixed(3);

/** A row a page. */
export const looksTable = (all: readonly PageLooks[]): Table => [
  ["page", "for", "JavaScript", "layout shift", "layout shift, slow", "largest paint", "largest paint, slow"],
  ...all.map(({ place, fast, slow }) => [
    place.name,
    place.as ?? "a stranger",
    `${(fast.scriptBytes / 1_000).toFixed(1)} KB`,
    shift(fast.layoutShift),
    shift(slow.layoutShift),
    `${seconds(fast.largestPaint)} s`,
    `${seconds(slow.largestPaint)} s`,
  ]),
];

/** Those of the pages that pass a limit, the worst first, as `name (value)`; `none` where there is none. */
export const past = (
  all: readonly PageLooks[],
  figureOf: (looks: PageLooks) => number,
  limitOf: (looks: PageLooks) => number,
  text: (value: number) => string,
): string => {
  const found = all
    .filter((looks) => figureOf(looks) > limitOf(looks))
    .toSorted((a, b) => figureOf(b) - figureOf(a))
    .map((looks) => `${looks.place.name} (${text(figureOf(looks))})`);
  return found.length === 0 ? "none" : found.join(", ");
};
