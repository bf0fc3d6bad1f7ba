import { hasVisibleText } from "../../shared/rules.ts";
import { MAX_TEXT_DEPTH } from "../limits.ts";
import { inlinesOf } from "./inlines.ts";
import {
  CODE_INDENT,
  closesFence,
  fenceOf,
  headingOf,
  indentOf,
  isBlank,
  isRule,
  markerOf,
  outdented,
  quotedOf,
} from "./lines.ts";
import { listAt } from "./lists.ts";
import { isVisible } from "./nested.ts";
import type { Place, Taken } from "./place.ts";
import { alignmentsOf, cellsOf, isRow } from "./tables.ts";
import type { Block, Inline } from "./tree.ts";

/** Lines as they were typed. */
const asTyped = (lines: readonly string[]): Block => ({
  kind: "paragraph",
  content: lines.flatMap((line, index): Inline[] => [
    ...(index > 0 ? [{ kind: "break" } as const] : []),
    { kind: "text", text: line },
  ]),
});

/** Whether a block shows words, or code. */
const showsWords = (block: Block): boolean => {
  switch (block.kind) {
    case "paragraph":
    case "heading":
      return block.content.some(isVisible);
    case "code":
      return hasVisibleText(block.text);
    case "quote":
      return block.blocks.some(showsWords);
    case "list":
      return block.items.some((item) => item.blocks.some(showsWords));
    case "table":
      return [block.header, ...block.rows].some((row) => row.some((cell) => cell.some(isVisible)));
    case "rule":
      return false;
  }
};

/** The blocks of a text, or its lines as they were typed where those would show nothing. */
export const shownOr = (blocks: readonly Block[], lines: readonly string[]): readonly Block[] =>
  blocks.some(showsWords) ? blocks : [asTyped(lines)];

const codeAt = (lines: readonly string[], from: number): Taken => {
  let end = from;
  for (let next = from; next < lines.length; next++) {
    const line = lines[next] as string;
    if (isBlank(line)) continue;
    if (indentOf(line) < CODE_INDENT) break;
    end = next + 1;
  }
  const text = lines.slice(from, end).map((line) => outdented(line, CODE_INDENT));
  return { block: { kind: "code", text: text.join("\n"), language: "" }, lines: end - from };
};

/** Words after the opening marks that name no language are the first line of the code. */
const isLanguage = (info: string) => /^[\w+#.-]{1,30}$/.test(info);

const fencedAt = (lines: readonly string[], from: number): Taken | null => {
  const fence = fenceOf(lines[from] as string);
  if (!fence) return null;
  const found = lines.findIndex((line, index) => index > from && closesFence(line, fence));
  const end = found < 0 ? lines.length : found;
  const code = lines
    .slice(from + 1, end)
    .map((line) => outdented(line, Math.min(fence.indent, indentOf(line))));
  const text = code.join("\n");
  const isNamed = isLanguage(fence.info) && hasVisibleText(text);
  const block: Block = isNamed
    ? { kind: "code", text, language: fence.info }
    : { kind: "code", text: fence.info === "" ? text : [fence.info, ...code].join("\n"), language: "" };
  return { block, lines: (found < 0 ? end : end + 1) - from };
};

const quoteAt = (lines: readonly string[], from: number, place: Place): Taken | null => {
  if (place.depth >= MAX_TEXT_DEPTH) return null;
  const quoted: string[] = [];
  for (let next = from; next < lines.length; next++) {
    const words = quotedOf(lines[next] as string);
    if (words === null) break;
    quoted.push(words);
  }
  if (quoted.length === 0) return null;
  const blocks = blocksOf(quoted, { depth: place.depth + 1, isQuoted: true });
  return { block: { kind: "quote", blocks }, lines: quoted.length };
};

const headingAt = (line: string, place: Place): Taken | null => {
  const heading = headingOf(line);
  if (!heading) return null;
  const content = inlinesOf(heading.words, !place.isQuoted);
  return { block: { kind: "heading", level: heading.level, content }, lines: 1 };
};

/** A block that begins with the line at `from`, other than a paragraph; `isAfterWords`: that line follows one. */
const blockAt = (
  lines: readonly string[],
  from: number,
  place: Place,
  isAfterWords: boolean,
): Taken | null => {
  const line = lines[from] as string;
  if (indentOf(line) >= CODE_INDENT) return isAfterWords ? null : codeAt(lines, from);
  if (isRule(line)) return { block: { kind: "rule" }, lines: 1 };
  return (
    fencedAt(lines, from) ??
    headingAt(line, place) ??
    quoteAt(lines, from, place) ??
    (place.depth < MAX_TEXT_DEPTH ? listAt(lines, from, place, isAfterWords, blocksOf) : null)
  );
};

/** The table whose names of columns are in `header`, and whose next line is at `from`. */
const tableAt = (header: string, lines: readonly string[], from: number, place: Place): Taken | null => {
  const alignments = alignmentsOf(header, lines[from] as string);
  if (!alignments) return null;
  const rows: string[] = [];
  for (let next = from + 1; next < lines.length; next++) {
    const line = lines[next] as string;
    if (isBlank(line) || !isRow(line) || fenceOf(line) || quotedOf(line) !== null || markerOf(line)) break;
    rows.push(line);
  }
  const row = (line: string) => cellsOf(line).map((cell) => inlinesOf(cell, !place.isQuoted));
  return {
    block: { kind: "table", alignments, header: row(header), rows: rows.map(row) },
    lines: rows.length + 1,
  };
};

/** What the lines say, in order. Every line of them shows, but for marks that mean something. */
export const blocksOf = (lines: readonly string[], place: Place): readonly Block[] => {
  const blocks: Block[] = [];
  let words: string[] = [];
  const endParagraph = () => {
    if (words.length > 0)
      blocks.push({ kind: "paragraph", content: inlinesOf(words.join("\n"), !place.isQuoted) });
    words = [];
  };
  for (let next = 0; next < lines.length; ) {
    const line = lines[next] as string;
    if (isBlank(line)) {
      endParagraph();
      next++;
      continue;
    }
    const table = words.length > 0 ? tableAt(words.at(-1) as string, lines, next, place) : null;
    if (table) words.pop();
    const taken = table ?? blockAt(lines, next, place, words.length > 0);
    if (!taken) {
      words.push(line.trim());
      next++;
      continue;
    }
    endParagraph();
    const source = lines.slice(table ? next - 1 : next, next + taken.lines);
    const isShown = taken.block.kind === "rule" || showsWords(taken.block);
    blocks.push(isShown ? taken.block : asTyped(source));
    next += taken.lines;
  }
  endParagraph();
  return blocks;
};
