/** Columns from one tab stop to the next. */
const TAB = 4;

/** Columns of white space from which a line is code. */
export const CODE_INDENT = 4;

/** Columns of white space at the beginning of a line. */
export const indentOf = (line: string): number => {
  let columns = 0;
  for (const character of line) {
    if (character === " ") columns++;
    else if (character === "\t") columns += TAB - (columns % TAB);
    else break;
  }
  return columns;
};

/** The line with at most so many columns of its indentation taken away. */
export const outdented = (line: string, columns: number): string => {
  const indent = indentOf(line);
  return " ".repeat(Math.max(0, indent - columns)) + line.trimStart();
};

export const isBlank = (line: string): boolean => line.trim() === "";

/** The opening line of a block of code: its marks, and the words after them. */
export interface Fence {
  readonly marks: string;
  readonly indent: number;
  readonly info: string;
}

export const fenceOf = (line: string): Fence | null => {
  const found = /^([ \t]*)(`{3,}|~{3,})(.*)$/s.exec(line);
  if (!found || indentOf(line) >= CODE_INDENT) return null;
  const [, , marks = "", info = ""] = found;
  return marks.startsWith("`") && info.includes("`")
    ? null
    : { marks, indent: indentOf(line), info: info.trim() };
};

export const closesFence = (line: string, { marks }: Fence): boolean => {
  const words = line.trim();
  return (
    indentOf(line) < CODE_INDENT &&
    words.length >= marks.length &&
    words === marks.charAt(0).repeat(words.length)
  );
};

export const headingOf = (line: string): { readonly level: number; readonly words: string } | null => {
  const found = /^ {0,3}(#{1,6})(?:[ \t]+(.*))?$/s.exec(line);
  if (!found) return null;
  const words = (found[2] ?? "").trim();
  const end = words.length - (/#+$/.exec(words.slice(-8))?.[0].length ?? 0);
  return {
    level: (found[1] ?? "").length,
    words: end < words.length && /^$|[ \t]$/.test(words.slice(0, end)) ? words.slice(0, end).trim() : words,
  };
};

export const isRule = (line: string): boolean => {
  if (indentOf(line) >= CODE_INDENT) return false;
  const marks = line.replace(/[ \t]/g, "");
  return marks.length >= 3 && /^[-*_]/.test(marks) && marks === marks.charAt(0).repeat(marks.length);
};

/** What a line of a quote says; null where it is none. */
export const quotedOf = (line: string): string | null => {
  if (indentOf(line) >= CODE_INDENT) return null;
  const words = line.trimStart();
  return words.startsWith(">") ? words.slice(words.charAt(1) === " " ? 2 : 1) : null;
};

/** The beginning of an item of a list. */
export interface Marker {
  /** What items of the same list have in common. */
  readonly kind: string;
  readonly number: number | null;
  readonly indent: number;
  /** Columns up to the item's own words. */
  readonly width: number;
  readonly words: string;
}

export const markerOf = (line: string): Marker | null => {
  const indent = indentOf(line);
  const found = /^[ \t]*(?:([-+*])|(\d{1,9})([.)]))(?=[ \t]|$)/.exec(line);
  if (!found || indent >= CODE_INDENT || isRule(line)) return null;
  const [whole, bullet, number, end] = found;
  const rest = line.slice(whole.length);
  const gap = indentOf(rest);
  const wide = isBlank(rest) || gap > CODE_INDENT ? 1 : gap;
  return {
    kind: bullet ?? end ?? "",
    number: number === undefined ? null : Number(number),
    indent,
    width: indent + whole.trimStart().length + wide,
    words: outdented(rest, wide),
  };
};
