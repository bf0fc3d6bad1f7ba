import { firstGraphemes, graphemesIn } from "../../shared/rules.ts";
import { blocksOf, shownOr } from "./blocks.ts";
import type { Block, Inline } from "./tree.ts";

/**
 * What a message shows: the one reading of its text, by which it is drawn, people are told that it mentions them,
 * and its words are found and quoted. Whatever is typed shows; nothing shows only where there is nothing to see.
 */
export const blocksIn = (text: string): readonly Block[] => {
  const lines = text.replace(/\r\n?/g, "\n").split("\n");
  return shownOr(blocksOf(lines, { depth: 0, isQuoted: false }), lines);
};

/** Calls `visit` with every inline of the blocks, in order, and with null between two lines. */
const walk = (blocks: readonly Block[], visit: (inline: Inline | null) => void): void => {
  const inlines = (content: readonly Inline[]) => {
    for (const inline of content) {
      visit(inline);
      if ("content" in inline) inlines(inline.content);
    }
  };
  for (const block of blocks) {
    switch (block.kind) {
      case "paragraph":
      case "heading":
        inlines(block.content);
        break;
      case "code":
        visit({ kind: "text", text: block.text });
        break;
      case "quote":
        walk(block.blocks, visit);
        break;
      case "list":
        for (const { number, isDone, blocks: own } of block.items) {
          if (number !== null) visit({ kind: "text", text: `${number}. ` });
          if (isDone !== null) visit({ kind: "text", text: isDone ? "☑ " : "☐ " });
          walk(own, visit);
        }
        break;
      case "table":
        for (const row of [block.header, ...block.rows]) {
          for (const cell of row) {
            inlines(cell);
            visit(null);
          }
        }
        break;
      case "rule":
        break;
    }
    visit(null);
  }
};

/** The words that a message shows, without its marks: lines as they are drawn, divided by line breaks. */
export const plainText = (text: string): string => {
  let words = "";
  walk(blocksIn(text), (inline) => {
    if (inline === null || inline.kind === "break") words = words.replace(/\n*$/, "\n");
    else if ("text" in inline) words += inline.text;
  });
  return words.trim();
};

/** Signs without any of which a text shows just as it is written, as far as its words go. */
const MARKS = /[*_~`\\[\]<>|&]/;

const languagesIn = (blocks: readonly Block[]): readonly string[] =>
  blocks.flatMap((block) => {
    if (block.kind === "code") return [block.language];
    if (block.kind === "quote") return languagesIn(block.blocks);
    return block.kind === "list" ? block.items.flatMap((item) => languagesIn(item.blocks)) : [];
  });

/** What a message is found by: the words that it shows, then where its links lead, and the languages of its code. */
export const searchText = (text: string): string => {
  if (!MARKS.test(text)) return text;
  const shown = plainText(text);
  const blocks = blocksIn(text);
  const unseen = [...languagesIn(blocks)];
  walk(blocks, (inline) => {
    if (inline?.kind === "link") unseen.push(inline.href, inline.title ?? "");
  });
  return [shown, ...unseen.filter((one) => one !== "" && !shown.includes(one))].join("\n");
};

/** A message's words in one line of at most `max` characters as people count them, cut with an ellipsis. */
export const excerptOf = (text: string, max: number): string => {
  const line = plainText(text).replace(/\s+/g, " ").trim();
  return graphemesIn(line) <= max ? line : `${firstGraphemes(line, max - 1).trimEnd()}…`;
};

/**
 * Whom a message mentions, each once, in the order of the text. A mention is a list of handles in lower case: of
 * those the first that somebody has is meant, since an underscore after a handle may be a part of it.
 */
export const mentionsIn = (text: string): readonly (readonly string[])[] => {
  // Most messages name nobody: they need not be read.
  if (!/@[A-Za-z0-9]/.test(text)) return [];
  const mentions = new Map<string, readonly string[]>();
  walk(blocksIn(text), (inline) => {
    if (inline?.kind === "mention") mentions.set(inline.handles[0] as string, inline.handles);
  });
  return [...mentions.values()];
};

/** No handle is as long: stands for one that is being typed. */
const ANYBODY = "x".repeat(40);

/** Whether somebody would be mentioned whose handle stood between these two texts. */
export const nameable = (before: string, after: string): boolean =>
  mentionsIn(`${before}@${ANYBODY} ${after}`).some(([handle]) => handle === ANYBODY);
