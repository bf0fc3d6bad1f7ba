import type { Hand } from "./hand.ts";
import { type Heading, type LoopLine, loopLine, type PlacedLoop, strokeBetween } from "./loop-strokes.ts";
import type { Stroke } from "./pen.ts";

/** Rows of loops at most. */
const MAX_ROWS = 8;

/** Rows in which so many loops stand best on a sheet: each loop somewhat higher than it has room along the line. */
export const rowsFor = (loops: number, width: number, height: number): number => {
  const misfit = (rows: number) => {
    const pitch = width / (Math.ceil(loops / rows) + 1);
    return Math.abs(Math.log(height / rows / (pitch * 1.35))) + 0.12 * (rows - 1);
  };
  const counts = Array.from({ length: Math.min(loops, MAX_ROWS) }, (_, index) => index + 1);
  return counts.reduce((best, rows) => (misfit(rows) < misfit(best) ? rows : best), 1);
};

/** The loops of one row, `base` below the sheet's top; every other row is written backwards. */
const placeRow = (hand: Hand, first: number, end: number, row: Row): readonly PlacedLoop[] => {
  const spaces = hand.spaces.slice(first, end);
  const sum = spaces.reduce((total, space) => total + space, 0);
  const offBase = (foot: number) => row.base + (hand.feet[foot] ?? 0) * row.high * 0.045;
  let along = (-row.pitch * spaces.length) / 2;
  return hand.shapes.slice(first, end).map((shape, index) => {
    const room = ((spaces[index] ?? 1) / sum) * row.pitch * spaces.length;
    const high = shape.size * row.high;
    const [middle, half] = [along + room / 2, Math.min(shape.width * high, room) / 2];
    along += room;
    const heading = (x: number, y: number, way: number): Heading => ({
      at: [row.middle + row.way * x, y],
      towards: [row.way * way, 0],
    });
    return {
      foot: shape.swing * half * 2,
      over: shape.top * high,
      from: heading(middle - half, offBase(first + index), 1),
      top: heading(middle + shape.slant * high, row.base - shape.side * high, -1),
      to: heading(middle + half, offBase(first + index + 1), 1),
    };
  });
};

interface Row {
  readonly way: 1 | -1;
  readonly middle: number;
  readonly base: number;
  /** Room for one loop along the row. */
  readonly pitch: number;
  /** Height of the highest loop. */
  readonly high: number;
}

/** Loops along rows, written to and fro without lifting the pen, about as large as a sheet of `width` × `height`. */
export const loopRows = (hand: Hand, rows: number, width: number, height: number): LoopLine => {
  const loops = hand.shapes.length;
  const [rowHeight, pitch] = [height / rows, width / (Math.ceil(loops / rows) + 1)];
  const isTwoSided = hand.shapes.some(({ side }) => side < 0);
  const high = Math.min(rowHeight * (isTwoSided ? 0.48 : 0.84), pitch * 2.6);
  const placed = Array.from({ length: rows }, (_, row) =>
    placeRow(hand, Math.floor((row * loops) / rows), Math.floor(((row + 1) * loops) / rows), {
      way: row % 2 === 0 ? 1 : -1,
      middle: width / 2,
      base: rowHeight * (row + 1),
      pitch,
      high,
    }),
  ).flat();
  const connect = (from: Heading, to: Heading): readonly Stroke[] => {
    const [way] = from.towards;
    // The pen turns to the next row where that is written the other way.
    const length = way === to.towards[0] ? Math.abs(to.at[0] - from.at[0]) / 3 : rowHeight * 0.7;
    return length < 0.01 ? [] : [strokeBetween(from, to, length)];
  };
  const lead = Math.min(pitch * 0.55, high * 0.6);
  return loopLine(placed, connect, lead);
};
