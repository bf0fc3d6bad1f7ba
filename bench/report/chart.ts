import { numberText } from "../lib/figures/number-text.ts";
import type { BenchResult, Figure } from "../lib/figures/result.ts";

const WIDTH = 760;
const LEFT = 180;
const MARGIN = 20;
const RIGHT = 90;
const BAR = 20;
const GAP = 6;
const TITLE = 44;

/** Milliseconds at the left edge of the scale of time. */
const FLOOR_MS = 1;

/** Milliseconds in each unit of time. */
const TIME: Partial<Record<Figure["unit"], number>> = { ms: 1, s: 1_000 };

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
  readonly value: number;
  readonly isOwn: boolean;
}

/** The headline of a result, with its times in milliseconds. */
interface Group {
  readonly title: string;
  readonly figure: string;
  readonly unit: Figure["unit"];
  readonly isMore: boolean;
  readonly limit: number | undefined;
  readonly bars: readonly Bar[];
}

/** Where a value ends on the picture. */
type Scale = (value: number) => number;

/**
 * The headline figures of results as bars: times on one logarithmic scale, anything else on a scale of its own that
 * begins at 0; with the limit that PeerLoop has.
 */
export function chart(results: readonly BenchResult[]): string {
  const groups = results.map(groupOf);
  const time = logarithmic(groups.filter(({ unit }) => unit === "ms").flatMap(valuesOf));
  let y = 10;
  const parts = groups.flatMap((group) => {
    const { title, figure, limit, bars, unit, isMore } = group;
    const x = unit === "ms" ? time : linear(valuesOf(group));
    const top = y + TITLE;
    const bottom = top + bars.length * (BAR + GAP);
    y = bottom + 14;
    const wanted = limit === undefined ? "" : `, ${isMore ? "at least" : "at most"} ${amount(limit, unit)}`;
    return [
      text(MARGIN, top - 26, escaped(title), ' font-weight="600"'),
      text(MARGIN, top - 9, `${escaped(figure)}${wanted}`, ' class="quiet"'),
      ...bars.map((bar, index) => shape(bar, top + index * (BAR + GAP), x)),
      ...(limit === undefined
        ? []
        : [
            `<line class="limit" x1="${round(x(limit))}" x2="${round(x(limit))}" y1="${top - 4}" y2="${bottom}"/>`,
          ]),
      ...bars.flatMap((bar, index) => labels(bar, unit, top + index * (BAR + GAP), x)),
    ];
  });
  const note =
    "Times on a logarithmic scale, the rest from 0. The broken line is what PeerLoop must keep to.";
  const height = y + 24;
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="Headline figures of the benchmarks">`,
    `<style>${style}</style>`,
    `<rect class="ground" width="${WIDTH}" height="${height}"/>`,
    ...parts,
    text(MARGIN, y + 8, note, ' class="quiet"'),
    "</svg>",
  ].join("\n")}\n`;
}

const valuesOf = ({ limit, bars }: Group) => [
  ...(limit === undefined ? [] : [limit]),
  ...bars.map(({ value }) => value),
];

function logarithmic(values: readonly number[]): Scale {
  const ceiling = 10 ** Math.ceil(Math.log10(Math.max(...values, 10)));
  return (value) =>
    LEFT +
    ((WIDTH - LEFT - RIGHT) * Math.log10(Math.max(value, FLOOR_MS) / FLOOR_MS)) /
      Math.log10(ceiling / FLOOR_MS);
}

function linear(values: readonly number[]): Scale {
  const most = Math.max(...values, Number.MIN_VALUE);
  return (value) => LEFT + ((WIDTH - LEFT - RIGHT) * Math.max(value, 0)) / most;
}

function groupOf({ title, headline, subjects }: BenchResult): Group {
  const figureOf = ({ figures }: { readonly figures: readonly Figure[] }) =>
    figures.find(({ name }) => name === headline.figure);
  const own = subjects[0] && figureOf(subjects[0]);
  const unit = own?.unit ?? "ms";
  const scale = TIME[unit] ?? 1;
  return {
    title,
    figure: headline.figure,
    unit: TIME[unit] ? "ms" : unit,
    isMore: own?.better === "more",
    limit: headline.limit === undefined ? undefined : headline.limit * scale,
    bars: subjects.flatMap((subject, index): Bar[] => {
      const figure = figureOf(subject);
      return figure ? [{ label: subject.name, value: figure.value * scale, isOwn: index === 0 }] : [];
    }),
  };
}

/** Even the least can be seen. */
const endOf = (value: number, x: Scale) => Math.max(x(value), LEFT + 2);

const shape = ({ value, isOwn }: Bar, top: number, x: Scale) =>
  `<rect class="${isOwn ? "own" : "other"}" x="${LEFT}" y="${top}" width="${round(endOf(value, x) - LEFT)}" height="${BAR}" rx="3"/>`;

function labels({ label, value }: Bar, unit: Figure["unit"], top: number, x: Scale): string[] {
  const middle = top + BAR / 2 + 4.5;
  return [
    text(MARGIN, middle, escaped(label)),
    text(round(endOf(value, x)) + 8, middle, amount(value, unit), ' class="value"'),
  ];
}

const text = (x: number, y: number, content: string, attributes = "") =>
  `<text x="${x}" y="${y}"${attributes}>${content}</text>`;

function amount(value: number, unit: Figure["unit"]): string {
  if (unit === "ms")
    return value >= 1_000 ? `${(value / 1_000).toFixed(1)} s` : `${value.toFixed(value < 10 ? 1 : 0)} ms`;
  const number = numberText(value, Number.isInteger(value) || value >= 10 ? 0 : unit === "" ? 2 : 1);
  return unit === "" || unit === "/s" ? `${number}${unit}` : `${number} ${unit}`;
}

const round = (value: number) => Math.round(value * 10) / 10;

const escaped = (value: string) =>
  value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
