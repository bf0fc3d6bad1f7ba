import type { Point } from "../loop/pen.ts";
import type { Canvas, Color } from "./canvas.ts";
import { GLYPHS, UNITS } from "./glyphs.ts";

/** Points that a curve of a letter is drawn with. */
const STEPS = 6;

type Outline = readonly Point[];

/**
 * A letter's outlines in units of the font, y upwards, as they are written down: `x y` of a beginning, then for each
 * curve `cx cy x y`, and for each line `x y` after `l`; outlines are divided by `z`.
 */
const outlinesOf = (drawn: string): readonly Outline[] =>
  drawn
    .split("z")
    .filter((part) => part !== "")
    .map((part) => {
      const points: Point[] = [];
      for (const [, kind, numbers = ""] of part.matchAll(/([mlq])([^mlq]*)/g)) {
        const [a = 0, b = 0, c = 0, d = 0] = numbers
          .trim()
          .split(/[ ,]|(?=-)/)
          .map(Number);
        const from = points.at(-1) ?? [0, 0];
        if (kind !== "q") points.push([a, b]);
        else
          for (let step = 1; step <= STEPS; step++) {
            const t = step / STEPS;
            const at = (p: number, q: number, r: number) =>
              (1 - t) ** 2 * p + 2 * (1 - t) * t * q + t ** 2 * r;
            points.push([at(from[0], a, c), at(from[1], b, d)]);
          }
      }
      return points;
    });

const known = new Map<string, readonly Outline[]>();

const lettersOf = (text: string): readonly string[] => Array.from(text.normalize("NFC"));

/** Whether the face has every letter of a text. */
export const isDrawable = (text: string): boolean =>
  lettersOf(text).every((letter) => GLYPHS[letter] !== undefined);

/** How wide a text is at a size, in pixels. */
export const widthOf = (text: string, size: number): number =>
  (lettersOf(text).reduce((sum, letter) => sum + (GLYPHS[letter]?.[0] ?? 0), 0) * size) / UNITS;

/** Writes a text, `left` and on its base line; letters that the face does not have are left out. */
export const write = (
  canvas: Canvas,
  text: string,
  left: number,
  base: number,
  size: number,
  color: Color,
): void => {
  let x = left;
  for (const letter of lettersOf(text)) {
    const [advance, drawn] = GLYPHS[letter] ?? [0, ""];
    const outlines = known.get(letter) ?? outlinesOf(drawn);
    known.set(letter, outlines);
    const place = ([px, py]: Point): Point => [x + (px * size) / UNITS, base - (py * size) / UNITS];
    canvas.fill(
      outlines.map((outline) => outline.map(place)),
      color,
    );
    x += (advance * size) / UNITS;
  }
};

/** A text in lines of at most that width, as many as there may be; the last is cut where words are left. */
export const linesOf = (text: string, size: number, width: number, most: number): readonly string[] => {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/u).filter(Boolean)) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line === "" || widthOf(longer, size) <= width) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  const all = line === "" ? lines : [...lines, line];
  return all
    .slice(0, most)
    .map((each, index) => cut(each, size, width, index === most - 1 && all.length > most));
};

const cut = (line: string, size: number, width: number, isBroken: boolean): string => {
  if (!isBroken && widthOf(line, size) <= width) return line;
  let letters = lettersOf(line);
  while (letters.length > 0 && widthOf(`${letters.join("").trimEnd()}…`, size) > width)
    letters = letters.slice(0, -1);
  return `${letters.join("").trimEnd()}…`;
};
