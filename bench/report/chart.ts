import type { BenchResult } from "../lib/result.ts";

const WIDTH = 760;
const LEFT = 150;
const MARGIN = 20;
const RIGHT = 90;
const BAR = 20;
const GAP = 6;
const TITLE = 44;

/** Milliseconds at the left edge of the scale. */
const FLOOR_MS = 1;

const style = `
  svg { font: 13px system-ui, sans-serif; }
  .ground { fill: #ffffff; } text { fill: #1c1b22; } .quiet { fill: #5d5b69; }
  .own { fill: #2f6f4f; } .other { fill: #b9b4c7; } .limit { stroke: #b3261e; stroke-dasharray: 4 3; }
  .value { stroke: #ffffff; stroke-width: 5px; paint-order: stroke; }
  @media (prefers-color-scheme: dark) {
    .ground { fill: #16151b; } text { fill: #eceaf2; } .quiet { fill: #a5a2b2; }
    .own { fill: #6fc49a; } .other { fill: #5b5769; } .limit { stroke: #ff8a80; } .value { stroke: #16151b; }
  }`;

interface Bar {
  readonly label: string;
  readonly ms: number;
  readonly isOwn: boolean;
}

/** The headline figures of results as bars on one logarithmic scale of time, with the limit that PeerLoop has. */
export function chart(results: readonly BenchResult[]): string {
  const groups = results.map((result) => ({ ...headlineOf(result), title: result.title }));
  const longest = Math.max(...groups.flatMap(({ bars, limit }) => [limit, ...bars.map(({ ms }) => ms)]), 10);
  const ceiling = 10 ** Math.ceil(Math.log10(longest));
  const x = (ms: number) =>
    LEFT +
    ((WIDTH - LEFT - RIGHT) * Math.log10(Math.max(ms, FLOOR_MS) / FLOOR_MS)) / Math.log10(ceiling / FLOOR_MS);
  let y = 10;
  const parts = groups.flatMap(({ title, figure, limit, bars }) => {
    const top = y + TITLE;
    const bottom = top + bars.length * (BAR + GAP);
    y = bottom + 14;
    return [
      text(MARGIN, top - 26, escaped(title), ' font-weight="600"'),
      text(MARGIN, top - 9, `${escaped(figure)}, limit ${duration(limit)}`, ' class="quiet"'),
      ...bars.map((bar, index) => shape(bar, top + index * (BAR + GAP), x)),
      `<line class="limit" x1="${round(x(limit))}" x2="${round(x(limit))}" y1="${top - 4}" y2="${bottom}"/>`,
      ...bars.flatMap((bar, index) => labels(bar, top + index * (BAR + GAP), x)),
    ];
  });
  const note = "Logarithmic scale of time; shorter is better. The broken line is the limit for PeerLoop.";
  const height = y + 24;
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="Times of the benchmarks">`,
    `<style>${style}</style>`,
    `<rect class="ground" width="${WIDTH}" height="${height}"/>`,
    ...parts,
    text(MARGIN, y + 8, note, ' class="quiet"'),
    "</svg>",
  ].join("\n")}\n`;
}

/** The subjects' values of a result's headline, in milliseconds. */
function headlineOf({ headline, subjects }: BenchResult) {
  const bars = subjects.flatMap(({ name, figures }, index): Bar[] => {
    const figure = figures.find((candidate) => candidate.name === headline.figure);
    return figure ? [{ label: name, ms: figure.value * scaleOf(figure.unit), isOwn: index === 0 }] : [];
  });
  const unit = subjects[0]?.figures.find(({ name }) => name === headline.figure)?.unit ?? "ms";
  return { figure: headline.figure, limit: headline.limit * scaleOf(unit), bars };
}

const scaleOf = (unit: string) => (unit === "s" ? 1_000 : 1);

/** Even the shortest time can be seen. */
const endOf = (ms: number, x: (ms: number) => number) => Math.max(x(ms), LEFT + 2);

const shape = ({ ms, isOwn }: Bar, top: number, x: (ms: number) => number) =>
  `<rect class="${isOwn ? "own" : "other"}" x="${LEFT}" y="${top}" width="${round(endOf(ms, x) - LEFT)}" height="${BAR}" rx="3"/>`;

function labels({ label, ms }: Bar, top: number, x: (ms: number) => number): string[] {
  const middle = top + BAR / 2 + 4.5;
  return [
    text(MARGIN, middle, escaped(label)),
    text(round(endOf(ms, x)) + 8, middle, duration(ms), ' class="value"'),
  ];
}

const text = (x: number, y: number, content: string, attributes = "") =>
  `<text x="${x}" y="${y}"${attributes}>${content}</text>`;

const duration = (ms: number) =>
  ms >= 1_000 ? `${(ms / 1_000).toFixed(1)} s` : `${ms.toFixed(ms < 10 ? 1 : 0)} ms`;

const round = (value: number) => Math.round(value * 10) / 10;

const escaped = (value: string) =>
  value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
