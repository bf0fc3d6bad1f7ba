import { hasVisibleText } from "../../shared/rules.ts";
import { MAX_TEXT_DEPTH } from "../limits.ts";
import { handlesMeant } from "./mentions.ts";
import { pairRuns, type Run } from "./runs.ts";
import type { Inline } from "./tree.ts";

/** A part of a paragraph before marks have been set around others. */
export type Piece = Inline | { readonly kind: "run"; readonly run: Run };

/** What lies between two runs of marks. */
interface Marked {
  readonly marks: string;
  /** False: its marks are shown as they are. */
  readonly isMarked: boolean;
  readonly content: Inline[];
}

/** Whether something of it can be seen. */
export const isVisible = (inline: Inline): boolean => {
  switch (inline.kind) {
    case "text":
    case "code":
      return hasVisibleText(inline.text);
    case "break":
      return false;
    case "mention":
      return true;
    default:
      return inline.content.some(isVisible);
  }
};

const kindOf = (marks: string) =>
  marks.startsWith("~") ? "strike" : marks.length === 2 ? "strong" : "emphasis";

/** Adds an inline; text goes on text, and underscores after a mention may belong to the handle. */
const append = (content: Inline[], inline: Inline): void => {
  const last = content.at(-1);
  if (inline.kind === "text" && last?.kind === "text")
    content[content.length - 1] = { kind: "text", text: last.text + inline.text };
  else content.push(inline);
};

const appendMarks = (content: Inline[], marks: string): void => {
  const last = content.at(-1);
  if (last?.kind !== "mention" || !marks.startsWith("_")) {
    if (marks !== "") append(content, { kind: "text", text: marks });
    return;
  }
  const words = last.text + marks;
  const handle = last.handles.at(-1) as string;
  const handles = handlesMeant(handle, words.length - handle.length - 1);
  const taken = (handles[0] as string).length + 1;
  content[content.length - 1] = { kind: "mention", text: words.slice(0, taken), handles };
  if (taken < words.length) append(content, { kind: "text", text: words.slice(taken) });
};

/** The pieces with their runs of marks set around what they mark, or shown as text where they mark nothing. */
export const nested = (pieces: readonly Piece[]): Inline[] => {
  pairRuns(pieces.flatMap((piece) => (piece.kind === "run" ? piece.run : [])));
  const open: Marked[] = [{ marks: "", isMarked: false, content: [] }];
  const current = () => (open.at(-1) as Marked).content;
  const end = () => {
    const { marks, isMarked, content } = open.pop() as Marked;
    if (isMarked && content.some(isVisible)) {
      current().push({ kind: kindOf(marks), content });
      return;
    }
    appendMarks(current(), marks);
    for (const inline of content) append(current(), inline);
    appendMarks(current(), marks);
  };
  for (const piece of pieces) {
    if (piece.kind !== "run") {
      append(current(), piece);
      continue;
    }
    const { character, closes, left, opens } = piece.run;
    for (const _ of closes) end();
    appendMarks(current(), character.repeat(left));
    for (const count of opens.toReversed())
      open.push({
        marks: character.repeat(count),
        isMarked: open.length <= MAX_TEXT_DEPTH,
        content: [],
      });
  }
  return current();
};

/** The same without links and mentions of its own: as the words of a link. */
export const wordsIn = (content: readonly Inline[]): Inline[] => {
  const words: Inline[] = [];
  for (const inline of content) {
    if (inline.kind === "link") for (const one of wordsIn(inline.content)) append(words, one);
    else if (inline.kind === "mention") append(words, { kind: "text", text: inline.text });
    else if ("content" in inline) words.push({ ...inline, content: wordsIn(inline.content) });
    else append(words, inline);
  }
  return words;
};
