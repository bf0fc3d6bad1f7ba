import { numberText } from "../lib/figures/number-text.ts";
import { ratioOf, ratioText } from "../lib/figures/ratio.ts";
import type { BenchResult, Figure, Table } from "../lib/figures/result.ts";

const amount = ({ value, unit }: Figure): string => {
  const isCount = unit === "/s" || (unit === "" && Number.isInteger(value));
  const digits = isCount ? 0 : value < 10 ? 2 : value < 100 ? 1 : 0;
  const number = numberText(value, digits);
  return unit === "" ? number : unit === "/s" ? `${number}/s` : `${number} ${unit}`;
};

/** A row a figure, a column a subject, and how many times better PeerLoop is than each of the others. */
export function figuresTable({ subjects }: Pick<BenchResult, "subjects">): Table {
  const [own, ...others] = subjects;
  if (!own) return [];
  const head = ["", ...subjects.map(({ name }) => name), ...others.map(({ name }) => `against ${name}`)];
  const rows = own.figures.map((figure, index) => {
    const theirs = others.map((other) => other.figures[index]);
    // One that failed has none; one that knows less than PeerLoop has fewer.
    const missing = others.map((other) => (other.figures.length === 0 ? "failed" : "–"));
    return [
      figure.name,
      amount(figure),
      ...theirs.map((other, place) => (other ? amount(other) : (missing[place] ?? ""))),
      ...theirs.map((other) => (other ? ratioText(ratioOf(figure, other)) : "")),
    ];
  });
  return [head, ...rows];
}

/** What must hold, what was found, and whether it is so. */
export function checksTable({ checks }: Pick<BenchResult, "checks">): Table {
  const rows = checks.map(({ what, wanted, got, met }) => [what, wanted, got, met ? "met" : "MISSED"]);
  return [["required", "wanted", "found", ""], ...rows];
}

/** Columns as wide as their widest cell, for a terminal. */
export function plainTable(table: Table): string {
  const widths = (table[0] ?? []).map((_, column) =>
    Math.max(...table.map((row) => row[column]?.length ?? 0)),
  );
  return table
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** The same as Markdown; all columns but the first are set to the right when `numbers`. */
export function markdownTable([head = [], ...rows]: Table, numbers: boolean): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const rule = head.map((_, column) => (numbers && column > 0 ? "---:" : "---"));
  return [line(head), line(rule), ...rows.map(line)].join("\n");
}
