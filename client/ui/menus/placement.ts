/** What something opens beside, in pixels of the window: the box of an element, or a point without extent. */
export interface Anchor {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Pixels between an element and what opens beside it, and around that to the window's edges. */
const GAP = 4;
const MARGIN = 8;

/** The box of an element. */
export const anchorOf = (element: Element): Anchor => element.getBoundingClientRect();

/** The point of a pointer. */
export const anchorAt = (x: number, y: number): Anchor => ({ left: x, top: y, right: x, bottom: y });

/**
 * Where the upper left corner of what opens goes: below its anchor and from the same edge on, or where the window ends
 * above it and up to the other edge; never out of the window.
 */
export const placeBeside = (
  anchor: Anchor,
  size: Size,
  window: Size,
): { readonly left: number; readonly top: number } => {
  const gap = anchor.bottom > anchor.top ? GAP : 0;
  const below = anchor.bottom + gap;
  const above = anchor.top - gap - size.height;
  const fitsBelow = below + size.height <= window.height - MARGIN;
  const fitsRight = anchor.left + size.width <= window.width - MARGIN;
  return {
    left: within(fitsRight ? anchor.left : anchor.right - size.width, size.width, window.width),
    top: within(fitsBelow || above < MARGIN ? below : above, size.height, window.height),
  };
};

const within = (start: number, size: number, room: number): number =>
  Math.max(MARGIN, Math.min(start, room - MARGIN - size));
