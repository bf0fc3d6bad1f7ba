/** What marks the place where the shell shows a member's goodwill. */
const MARK = "data-goodwill-pill";

/** To be spread on that place: points of goodwill travel to it and from it. */
export const goodwillPlaceMark = { [MARK]: "" } as const;

/** The place in sight where the shell shows the member's goodwill; null where it shows none. */
export const goodwillPlace = (): Element | null =>
  [...document.querySelectorAll(`[${MARK}]`)].find((place) => place.getClientRects().length > 0) ?? null;
