import { drawsOf } from "./random.ts";

/** One loop as this hand draws it; all but `size` are parts of its height. */
interface LoopShape {
  /** Its height, as a part of the highest that fits. */
  readonly size: number;
  /** How far its top leans over. */
  readonly slant: number;
  /** How far its feet may stand apart. */
  readonly width: number;
  /** How round its top is: the length of its handles. */
  readonly top: number;
  /** How far the pen swings out from a foot, as a part of the way to the other. */
  readonly swing: number;
  /** On which side of the line it stands. */
  readonly side: 1 | -1;
}

/** What makes a line somebody's own: the same seed always writes in the same hand. */
export interface Hand {
  readonly shapes: readonly LoopShape[];
  /** Room for each loop along the line, about 1. */
  readonly spaces: readonly number[];
  /** How far each foot is off the line, from −1 to 1. */
  readonly feet: readonly number[];
}

/** How sizes change along the line; `at` goes from 0 to 1. */
const rhythms: readonly ((at: number, index: number) => number)[] = [
  () => 1,
  (at) => 0.62 + 0.38 * at,
  (at) => 1 - 0.38 * at,
  (at) => 0.62 + 0.38 * Math.sin(Math.PI * at),
  (_at, index) => (index % 2 === 0 ? 1 : 0.66),
  (_at, index) => (index % 3 === 0 ? 1 : 0.72),
];

/** The hand of a seed for so many loops; `isFlat` keeps all of them on one side of the line. */
export const handOf = (seed: string, loops: number, isFlat: boolean): Hand => {
  const draw = drawsOf(seed);
  const slant = draw(-0.16, 0.32);
  const width = draw(1.1, 2);
  const swing = draw(0.8, 1);
  const top = draw(0.28, 0.5);
  const rhythm = rhythms[Math.floor(draw(0, rhythms.length))] ?? (() => 1);
  const alternates = draw(0, 1) < 0.28 && !isFlat;
  const indices = Array.from({ length: loops }, (_, index) => index);
  return {
    shapes: indices.map((index) => ({
      size: rhythm(loops === 1 ? 0.5 : index / (loops - 1), index) * draw(0.9, 1),
      slant: slant + draw(-0.04, 0.04),
      width: width * draw(0.94, 1.06),
      top: top * draw(0.92, 1.08),
      swing,
      side: alternates && index % 2 === 1 ? -1 : 1,
    })),
    spaces: indices.map(() => draw(0.9, 1.1)),
    feet: Array.from({ length: loops + 1 }, () => draw(-1, 1)),
  };
};
