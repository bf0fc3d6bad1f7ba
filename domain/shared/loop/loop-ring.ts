import type { Hand } from "./hand.ts";
import type { LoopLine } from "./loop-strokes.ts";
import type { Point, Stroke } from "./pen.ts";

/** Strokes that draw one loop of the ring. */
const STROKES = 4;

/** Where the ring begins and is closed: at its top. */
const SEAM = -Math.PI / 2;

/** How far loops reach in from a ring of radius 1: the fewer, the further. */
const reachOf = (loops: number): number =>
  Math.min(0.9, Math.max(2.3 / (loops + 1), loops < 16 ? 0.42 : 0.28));

/**
 * The loops around a ring of about radius 1 whose end meets its beginning, about (0, 0): a point circles while it goes
 * around (an epitrochoid), `loops` times inwards. They are as large beside each other as they are along the line.
 */
export const loopRing = (hand: Hand): LoopLine => {
  const loops = hand.shapes.length;
  const reach = reachOf(loops);
  const sizeOf = (index: number) => hand.shapes[((index % loops) + loops) % loops]?.size ?? 1;
  /** Sizes of neighbours run into each other. `at` counts loops. */
  const sizeAt = (at: number): number => {
    const index = Math.floor(at - 0.5);
    const part = (1 - Math.cos(Math.PI * (at - 0.5 - index))) / 2;
    return sizeOf(index) + (sizeOf(index + 1) - sizeOf(index)) * part;
  };
  const pointAt = (at: number): Point => {
    const angle = (2 * Math.PI * at) / loops;
    const inwards = reach * (0.35 + 0.65 * sizeAt(at));
    const [around, circled] = [SEAM + angle, SEAM + angle * (loops + 1)];
    return [Math.cos(around) + inwards * Math.cos(circled), Math.sin(around) + inwards * Math.sin(circled)];
  };
  /** A third of the way that the pen goes in one stroke at its speed there. */
  const handleAt = (at: number): Point => {
    const [[x, y], [laterX, laterY]] = [pointAt(at - 0.001), pointAt(at + 0.001)];
    const length = 1 / STROKES / 0.002 / 3;
    return [(laterX - x) * length, (laterY - y) * length];
  };
  const strokes = Array.from({ length: loops * STROKES }, (_, index): Stroke => {
    const [from, to] = [index / STROKES, (index + 1) / STROKES];
    const [[x, y], [outX, outY], [endX, endY], [backX, backY]] = [
      pointAt(from),
      handleAt(from),
      pointAt(to),
      handleAt(to),
    ];
    return [
      [x + outX, y + outY],
      [endX - backX, endY - backY],
      [endX, endY],
    ];
  });
  return {
    start: pointAt(0),
    strokes,
    ends: Array.from({ length: loops + 1 }, (_, index) => index * STROKES),
  };
};
