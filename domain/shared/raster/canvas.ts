import type { Point } from "../loop/pen.ts";

/** Red, green and blue, from 0 to 255. */
export type Color = readonly [red: number, green: number, blue: number];

/** A sheet of pixels to be drawn on with smooth edges: pure arithmetic, so that it runs wherever a picture is asked for. */
export class Canvas {
  readonly width: number;
  readonly height: number;
  /** Three bytes a pixel, row by row. */
  readonly pixels: Uint8Array;

  constructor(width: number, height: number, ground: Color) {
    this.width = width;
    this.height = height;
    this.pixels = new Uint8Array(width * height * 3);
    for (let at = 0; at < this.pixels.length; at += 3) this.pixels.set(ground, at);
  }

  /** Lays `color` over a pixel; `share` from 0 to 1 is how much of it is covered. */
  blend(x: number, y: number, color: Color, share: number): void {
    if (share <= 0 || x < 0 || y < 0 || x >= this.width || y >= this.height) return;
    const at = (y * this.width + x) * 3;
    const rest = 1 - Math.min(share, 1);
    for (let part = 0; part < 3; part++) {
      const before = this.pixels[at + part] ?? 0;
      const over = color[part] ?? 0;
      this.pixels[at + part] = Math.round(over + (before - over) * rest);
    }
  }

  /** A rectangle whose edges are on pixels. */
  rectangle(left: number, top: number, width: number, height: number, color: Color): void {
    for (let y = top; y < top + height; y++)
      for (let x = left; x < left + width; x++) this.blend(x, y, color, 1);
  }

  /** A line through these points, with round ends, that covers no pixel twice where it crosses itself. */
  stroke(points: readonly Point[], width: number, color: Color, opacity = 1): void {
    const radius = width / 2;
    const [left, right] = span(least(points, 0), most(points, 0), radius + 1, this.width);
    const [top, bottom] = span(least(points, 1), most(points, 1), radius + 1, this.height);
    const wide = right - left + 1;
    if (points.length === 0 || wide < 1 || bottom < top) return;
    const cover = new Float32Array(wide * (bottom - top + 1));
    for (const [index, to] of points.entries()) {
      const from = points[index - 1] ?? to;
      const [firstX, lastX] = span(from[0], to[0], radius + 1, this.width);
      const [firstY, lastY] = span(from[1], to[1], radius + 1, this.height);
      for (let y = firstY; y <= lastY; y++)
        for (let x = firstX; x <= lastX; x++) {
          const share = radius + 0.5 - distance([x + 0.5, y + 0.5], from, to);
          const at = (y - top) * wide + x - left;
          if (share > (cover[at] ?? 0)) cover[at] = share;
        }
    }
    for (const [at, share] of cover.entries())
      if (share > 0)
        this.blend(left + (at % wide), top + Math.floor(at / wide), color, Math.min(share, 1) * opacity);
  }

  /** A disc. */
  disc(middle: Point, radius: number, color: Color): void {
    this.stroke([middle], radius * 2, color);
  }

  /**
   * The inside of closed outlines, each pixel by how much of it they cover. Outlines that run the other way around cut
   * holes. The area between each edge and the right border is added up (as in font-rs): no pixel is sampled twice.
   */
  fill(outlines: readonly (readonly Point[])[], color: Color): void {
    const points = outlines.flat();
    if (points.length === 0) return;
    const [left, right] = span(least(points, 0), most(points, 0), 1, this.width);
    const [top, bottom] = span(least(points, 1), most(points, 1), 1, this.height);
    const wide = right - left + 2;
    if (wide < 2 || bottom < top) return;
    const area = new Float32Array(wide * (bottom - top + 2));
    for (const outline of outlines)
      for (const [index, to] of outline.entries()) {
        const from = outline[index === 0 ? outline.length - 1 : index - 1] ?? to;
        addEdge(area, wide, bottom - top + 1, [from[0] - left, from[1] - top], [to[0] - left, to[1] - top]);
      }
    for (let y = 0; y <= bottom - top; y++) {
      let sum = 0;
      for (let x = 0; x < wide; x++) {
        sum += area[y * wide + x] ?? 0;
        this.blend(left + x, top + y, color, Math.abs(sum));
      }
    }
  }
}

const least = (points: readonly Point[], axis: 0 | 1) =>
  points.reduce((found, point) => Math.min(found, point[axis]), Number.POSITIVE_INFINITY);
const most = (points: readonly Point[], axis: 0 | 1) =>
  points.reduce((found, point) => Math.max(found, point[axis]), Number.NEGATIVE_INFINITY);

/** The pixels between two places and `reach` around them that are on the sheet. */
const span = (a: number, b: number, reach: number, size: number): readonly [first: number, last: number] => [
  Math.max(0, Math.floor(Math.min(a, b) - reach)),
  Math.min(size - 1, Math.ceil(Math.max(a, b) + reach)),
];

const distance = ([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number => {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length));
  return Math.hypot(x - ax - dx * along, y - ay - dy * along);
};

/** Adds what an edge covers to its right, row by row: the part of a pixel in it, and all of it in those after. */
const addEdge = (area: Float32Array, wide: number, rows: number, from: Point, to: Point): void => {
  if (from[1] === to[1]) return;
  const [way, [topX, topY], [endX, endY]] = from[1] < to[1] ? [1, from, to] : [-1, to, from];
  const slope = (endX - topX) / (endY - topY);
  const add = (x: number, y: number, value: number) => {
    const column = Math.max(0, Math.min(wide - 1, x));
    area[y * wide + column] = (area[y * wide + column] ?? 0) + value;
  };
  for (let y = Math.max(0, Math.floor(topY)); y < Math.min(rows, Math.ceil(endY)); y++) {
    const [upper, lower] = [Math.max(topY, y), Math.min(endY, y + 1)];
    const height = (lower - upper) * way;
    const [x1, x2] = [topX + (upper - topY) * slope, topX + (lower - topY) * slope];
    const [low, high] = [Math.min(x1, x2), Math.max(x1, x2)];
    const [first, last] = [Math.floor(low), Math.floor(high)];
    if (first === last) {
      const middle = (low + high) / 2 - first;
      add(first, y, height * (1 - middle));
      add(first + 1, y, height * middle);
      continue;
    }
    let covered = 0;
    for (let x = first; x <= last; x++) {
      // How much of the edge lies to the left of this pixel's right border, and how far into the pixel on average.
      const until = Math.min(1, (x + 1 - low) / (high - low));
      const since = Math.max(0, (x - low) / (high - low));
      const part = until - since;
      const middle = (Math.max(low, x) + Math.min(high, x + 1)) / 2 - x;
      add(x, y, height * part * (1 - middle));
      add(x + 1, y, height * part * middle);
      covered += part;
    }
    if (covered < 1) add(last, y, height * (1 - covered));
  }
};
