import type { Alignment } from "./tree.ts";

/** The cells of a row: what stands between its bars. A bar after a backslash is none. */
export const cellsOf = (line: string): string[] => {
  const cells = line
    .trim()
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll("\\|", "|"));
  if (cells[0] === "") cells.shift();
  if (cells.length > 1 && cells.at(-1) === "") cells.pop();
  return cells;
};

const ALIGNMENTS: Readonly<Record<string, Alignment>> = { "": null, l: "left", r: "right", lr: "center" };

/**
 * How the columns are aligned of which `header` holds the names, as the line below it says; null where these two
 * lines do not begin a table.
 */
export const alignmentsOf = (header: string, line: string): readonly Alignment[] | null => {
  if (!/[-|]/.test(line) || !/^[\s|:-]+$/.test(line) || !(header + line).includes("|")) return null;
  const cells = cellsOf(line);
  if (cells.length !== cellsOf(header).length || !cells.every((cell) => /^:?-+:?$/.test(cell))) return null;
  return cells.map((cell) => {
    const sides = `${cell.startsWith(":") ? "l" : ""}${cell.length > 1 && cell.endsWith(":") ? "r" : ""}`;
    return ALIGNMENTS[sides] ?? null;
  });
};

export const isRow = (line: string): boolean => /(?<!\\)\|/.test(line);
