import { inflateSync } from "node:zlib";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Canvas, type Color } from "./canvas.ts";
import { isDrawable, linesOf, widthOf, write } from "./lettering.ts";
import { oklch } from "./oklch.ts";
import { pngOf } from "./png.ts";

const WHITE: Color = [255, 255, 255];
const BLACK: Color = [0, 0, 0];

const at = (canvas: Canvas, x: number, y: number): readonly number[] =>
  Array.from(canvas.pixels.subarray((y * canvas.width + x) * 3, (y * canvas.width + x) * 3 + 3));

/** How much is drawn on a white sheet, in whole pixels. */
const inkOf = (canvas: Canvas): number =>
  canvas.pixels.reduce((sum, value) => sum + (255 - value), 0) / 255 / 3;

describe("a canvas", () => {
  it("covers as much of its pixels as a shape does, wherever it lies", () => {
    const place = fc.double({ min: 2, max: 20, noNaN: true });
    const size = fc.double({ min: 0.5, max: 15, noNaN: true });
    fc.assert(
      fc.property(place, place, size, size, (left, top, width, height) => {
        const canvas = new Canvas(40, 40, WHITE);
        const corners = [
          [left, top],
          [left + width, top],
          [left + width, top + height],
          [left, top + height],
        ] as const;
        canvas.fill([corners], BLACK);
        expect(inkOf(canvas)).toBeCloseTo(width * height, -0.5);
      }),
    );
  });

  it("cuts the holes that a shape has, and draws nothing beside the sheet", () => {
    const square = (from: number, to: number) =>
      [
        [from, from],
        [to, from],
        [to, to],
        [from, to],
      ] as const;
    const canvas = new Canvas(20, 20, WHITE);
    canvas.fill([square(2, 18), square(6, 14).toReversed()], BLACK);
    expect([at(canvas, 3, 3), at(canvas, 10, 10), at(canvas, 0, 0)]).toEqual([BLACK, WHITE, WHITE]);
    canvas.stroke(
      [
        [-50, -50],
        [-10, 30],
      ],
      6,
      BLACK,
    );
    canvas.fill([square(-30, -5)], BLACK);
    expect(at(canvas, 0, 0)).toEqual(WHITE);
  });

  it("draws a line with round ends, no darker where it crosses itself", () => {
    const canvas = new Canvas(40, 40, WHITE);
    canvas.stroke(
      [
        [10, 20],
        [30, 20],
        [20, 10],
        [20, 30],
      ],
      6,
      BLACK,
      0.5,
    );
    expect(at(canvas, 20, 20)).toEqual(at(canvas, 15, 20));
    expect(at(canvas, 8, 20)[0]).toBeLessThan(255);
    expect(at(canvas, 5, 20)).toEqual(WHITE);
  });

  it("is a PNG of the same pixels", async () => {
    const canvas = new Canvas(17, 9, [12, 200, 99]);
    canvas.disc([8, 4], 3, BLACK);
    const png = await pngOf(canvas);
    const view = new DataView(png.buffer);
    expect([view.getUint32(16), view.getUint32(20)]).toEqual([17, 9]);
    const length = view.getUint32(33);
    const rows = inflateSync(png.subarray(41, 41 + length));
    const row = 17 * 3 + 1;
    const read = new Uint8Array(17 * 9 * 3);
    for (let y = 0; y < 9; y++)
      for (let x = 0; x < row - 1; x++)
        read[y * (row - 1) + x] =
          (rows[y * row + 1 + x] ?? 0) + (y === 0 ? 0 : (read[(y - 1) * (row - 1) + x] ?? 0));
    expect(read).toEqual(canvas.pixels);
  });
});

describe("letters", () => {
  it("are as wide as they say, and within the height of their size", () => {
    const canvas = new Canvas(400, 100, WHITE);
    write(canvas, "Ły & gå", 20, 70, 60, BLACK);
    const inked = Array.from({ length: 400 }, (_, x) => x).filter((x) =>
      Array.from({ length: 100 }, (_, y) => at(canvas, x, y)[0] ?? 255).some((value) => value < 128),
    );
    expect(inked[0]).toBeGreaterThanOrEqual(20);
    expect(inked.at(-1)).toBeLessThanOrEqual(20 + widthOf("Ły & gå", 60));
    expect(inked.length).toBeGreaterThan(100);
  });

  it("are known to be missing", () => {
    expect([isDrawable("Zoë’s café – 100 €"), isDrawable("日本語"), isDrawable("a\u0301")]).toEqual([
      true,
      false,
      true,
    ]);
  });

  it("break into lines that fit, and say where some are left out", () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 30 }), fc.integer({ min: 200, max: 900 }), (text, width) => {
        const lines = linesOf(text, 60, width, 2);
        expect(lines.length).toBeLessThanOrEqual(2);
        for (const line of lines) expect(widthOf(line, 60)).toBeLessThanOrEqual(width);
        const isWhole = lines.join(" ") === text.split(/\s+/).join(" ");
        expect(isWhole || lines.some((line) => line.endsWith("…"))).toBe(true);
      }),
    );
    expect(linesOf("  ", 60, 300, 2)).toEqual([]);
  });
});

describe("oklch", () => {
  it.each([
    [
      [1, 0, 0],
      [255, 255, 255],
    ],
    [
      [0, 0, 0],
      [0, 0, 0],
    ],
    [
      [0.628, 0.2577, 29.23],
      [255, 0, 0],
    ],
    [
      [0.452, 0.3132, 264.05],
      [0, 0, 255],
    ],
  ])("%o is the sRGB %o", ([lightness = 0, chroma = 0, hue = 0], color) => {
    for (const [part, value] of oklch(lightness, chroma, hue).entries())
      expect(Math.abs(value - (color[part] ?? 0))).toBeLessThanOrEqual(2);
  });
});
