/** What a stretch of a message can be made, or made plain again. */
export type Format =
  | "bold"
  | "italic"
  | "strike"
  | "inlineCode"
  | "codeBlock"
  | "bullets"
  | "numbers"
  | "quote"
  | "link";

/** A change of a text: what stands between two places gives way to something, of which a part is selected then. */
export interface TextChange {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** Places in the text after the change. */
  readonly start: number;
  readonly end: number;
}

const MARKS = { bold: "**", italic: "*", strike: "~~" } as const;

/** What may stand before the words of a line: marks of quotes and lists. */
const LINE_MARKS = /^[ \t]*(?:(?:>|[-*+]|\d{1,9}[.)])[ \t]+)*/;

const longestRun = (text: string, sign: RegExp): number =>
  Math.max(0, ...[...text.matchAll(sign)].map(([run]) => run.length));

/** The part of a text between two places without blanks at its ends; where all of it is blank, nothing at its start. */
const trimmed = (text: string, from: number, to: number): readonly [number, number] => {
  const part = text.slice(from, to);
  if (part.trim() === "") return [from, from];
  return [from + part.length - part.trimStart().length, to - (part.length - part.trimEnd().length)];
};

/** The words of each line between two places, which can be marked: marks do not reach from one line into the next. */
const stretches = (text: string, from: number, to: number): readonly (readonly [number, number])[] => {
  const found: (readonly [number, number])[] = [];
  let at = from;
  for (const line of text.slice(from, to).split("\n")) {
    const begins = at === 0 || text[at - 1] === "\n";
    const lead = begins ? (LINE_MARKS.exec(line)?.[0].length ?? 0) : 0;
    const [start, end] = trimmed(text, at + lead, at + line.length);
    if (end > start) found.push([start, end]);
    at += line.length + 1;
  }
  return found;
};

/** How many of a sign stand in a row before and after a stretch, as many as there are on both sides. */
const around = (text: string, start: number, end: number, sign: string): number => {
  let count = 0;
  while (text[start - count - 1] === sign && text[end + count] === sign) count++;
  return count;
};

const has = (count: number, mark: string): boolean => {
  if (mark === "*") return count === 1 || count >= 3;
  return count >= mark.length;
};

interface Piece {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

/** The change that small ones make together, with the selection kept on the same letters. */
const together = (text: string, pieces: readonly Piece[], start: number, end: number): TextChange => {
  const sorted = [...pieces].sort((a, b) => a.at - b.at);
  const from = Math.min(start, ...sorted.map(({ at }) => at));
  const to = Math.max(end, ...sorted.map(({ at, remove }) => at + remove));
  let next = "";
  let read = from;
  for (const { at, remove, insert } of sorted) {
    next += text.slice(read, at) + insert;
    read = at + remove;
  }
  next += text.slice(read, to);
  /** Where a place of the text is afterwards; what is put in just there comes before it if it `stays` behind. */
  const moved = (place: number, staysBehind: boolean) =>
    sorted.reduce((sum, { at, remove, insert }) => {
      if (at > place || (at === place && !staysBehind)) return sum;
      return sum + insert.length - Math.min(remove, place - at);
    }, place);
  return {
    from,
    to,
    text: next,
    start: moved(start, true),
    end: Math.max(moved(start, true), moved(end, false)),
  };
};

const marked = (text: string, from: number, to: number, mark: string): TextChange => {
  const sign = mark[0] as string;
  const { length } = mark;
  if (from === to) {
    if (has(around(text, from, from, sign), mark))
      return { from: from - length, to: from + length, text: "", start: from - length, end: from - length };
    return { from, to, text: mark + mark, start: from + length, end: from + length };
  }
  const all = stretches(text, from, to);
  if (all.length === 0) return { from, to, text: text.slice(from, to), start: from, end: to };
  const [start, end] = [all[0]?.[0] ?? from, all.at(-1)?.[1] ?? to];
  /** The words without marks at their ends, which may be selected with them. */
  const bare = ([first, last]: readonly [number, number]): readonly [number, number] => {
    let [begins, ends] = [first, last];
    while (begins < ends && text[begins] === sign) begins++;
    while (ends > begins && text[ends - 1] === sign) ends--;
    return begins < ends ? [begins, ends] : [first, last];
  };
  const isMarked = (one: readonly [number, number]) => has(around(text, ...bare(one), sign), mark);
  if (!all.every(isMarked)) {
    const pieces = all
      .filter((one) => !isMarked(one))
      .flatMap(([first, last]) => [
        { at: first, remove: 0, insert: mark },
        { at: last, remove: 0, insert: mark },
      ]);
    return together(text, pieces, start, end);
  }
  const words = all.map(bare);
  const pieces = words.flatMap(([first, last]) => [
    { at: first - length, remove: length, insert: "" },
    { at: last, remove: length, insert: "" },
  ]);
  return together(text, pieces, words[0]?.[0] ?? start, words.at(-1)?.[1] ?? end);
};

const coded = (text: string, from: number, to: number): TextChange => {
  const [start, end] = from === to ? [from, to] : trimmed(text, from, to);
  const part = text.slice(start, end);
  if (part.includes("\n")) return codeBlock(text, from, to);
  const count = around(text, start, end, "`");
  if (count > 0)
    return { from: start - count, to: end + count, text: part, start: start - count, end: end - count };
  const inside = /^(`+)([^`][\s\S]*?)\1$/.exec(part);
  if (inside) {
    const words = inside[2] as string;
    return { from: start, to: end, text: words, start, end: start + words.length };
  }
  const ticks = "`".repeat(longestRun(part, /`+/g) + 1);
  const pad = part.startsWith("`") || part.endsWith("`") ? " " : "";
  const lead = ticks.length + pad.length;
  return {
    from: start,
    to: end,
    text: ticks + pad + part + pad + ticks,
    start: start + lead,
    end: end + lead,
  };
};

/** From the beginning of a place's line to the end of another's. */
const linesAround = (text: string, from: number, to: number): readonly [number, number] => {
  const start = text.lastIndexOf("\n", from - 1) + 1;
  // What ends at the beginning of a line does not reach into it.
  const last = to > from && text[to - 1] === "\n" ? to - 1 : to;
  const end = text.indexOf("\n", last);
  return [start, end < 0 ? text.length : end];
};

const codeBlock = (text: string, from: number, to: number): TextChange => {
  const [start, end] = linesAround(text, from, to);
  const before = /(?:^|\n)(`{3,})[^\n`]*\n$/.exec(text.slice(0, start));
  const after = before && new RegExp(`^\n${before[1]}[ \t]*(?:\n|$)`).exec(text.slice(end));
  if (before && after) {
    const fence = before[0].startsWith("\n") ? before[0].length - 1 : before[0].length;
    const part = text.slice(start, end);
    const tail = after[0].endsWith("\n") && after[0].length > 1 ? "\n" : "";
    return {
      from: start - fence,
      to: end + after[0].length,
      text: part + tail,
      start: start - fence,
      end: start - fence + part.length,
    };
  }
  const part = text.slice(from, to).replace(/^\n+|\n+$/g, "");
  const fence = "`".repeat(Math.max(3, longestRun(part, /`+/g) + 1));
  const lead = from === 0 || text[from - 1] === "\n" ? "" : "\n";
  const tail = to === text.length || text[to] === "\n" ? "" : "\n";
  const begin = from + lead.length + fence.length + 1;
  return {
    from,
    to,
    text: `${lead}${fence}\n${part}\n${fence}${tail}`,
    start: begin,
    end: begin + part.length,
  };
};

const QUOTE = /^[ \t]*>[ \t]?/;
const BULLET = /^[ \t]*[-*+][ \t]+/;
const NUMBER = /^[ \t]*\d{1,9}[.)][ \t]+/;

const listed = (
  text: string,
  from: number,
  to: number,
  format: "bullets" | "numbers" | "quote",
): TextChange => {
  const [start, end] = linesAround(text, from, to);
  const lines = text.slice(start, end).split("\n");
  const own = { bullets: BULLET, numbers: NUMBER, quote: QUOTE }[format];
  const isBlank = (line: string) => line.trim() === "" && lines.length > 1;
  const isAll = lines.every((line) => isBlank(line) || own.test(line));
  let number = 0;
  const changed = (line: string): string => {
    if (isBlank(line)) return format === "quote" && !isAll ? ">" : line.replace(/^[ \t]*>$/, "");
    if (isAll) return line.replace(own, "");
    if (format === "quote") return `> ${line}`;
    const words = line.replace(BULLET, "").replace(NUMBER, "");
    number += 1;
    return format === "bullets" ? `- ${words}` : `${number}. ${words}`;
  };
  const next = lines.map((line) => (own.test(line) && !isAll && format === "quote" ? line : changed(line)));
  const joined = next.join("\n");
  // A caret stays behind the same letters; of a selection, all of its lines are selected.
  const caret = Math.max(start, from + joined.length - (end - start));
  return from === to
    ? { from: start, to: end, text: joined, start: caret, end: caret }
    : { from: start, to: end, text: joined, start, end: start + joined.length };
};

const ADDRESS = /^(?:https?:\/\/|mailto:)\S+$/i;

/** Whether a text is an address that a link may lead to. */
export const isAddress = (text: string): boolean => ADDRESS.test(text);

/** Words that lead to an address, as a message says it. */
export const linked = (text: string, from: number, to: number, address: string): TextChange => {
  const [start, end] = trimmed(text, from, to);
  const words = text.slice(start, end).replace(/[[\]\\]/g, "\\$&");
  const link = `[${words}](${address.replace(/[()\\ ]/g, encodeURIComponent)})`;
  return { from: start, to: end, text: link, start: start + link.length, end: start + link.length };
};

const asLink = (text: string, from: number, to: number): TextChange => {
  const [start, end] = trimmed(text, from, to);
  const words = text.slice(start, end);
  if (ADDRESS.test(words))
    return { from: start, to: end, text: `[](${words})`, start: start + 1, end: start + 1 };
  const escaped = words.replace(/[[\]\\]/g, "\\$&");
  const lead = `[${escaped}](`;
  const begins = start + lead.length;
  return words === ""
    ? { from: start, to: end, text: "[](https://)", start: start + 1, end: start + 1 }
    : { from: start, to: end, text: `${lead}https://)`, start: begins, end: begins + 8 };
};

/**
 * Makes what is selected in a text bold, a list and so on, or plain again where it is that already. Without a selection,
 * the caret stands then where such words are typed.
 */
export const formatted = (text: string, from: number, to: number, format: Format): TextChange => {
  switch (format) {
    case "bold":
    case "italic":
    case "strike":
      return marked(text, from, to, MARKS[format]);
    case "inlineCode":
      return coded(text, from, to);
    case "codeBlock":
      return codeBlock(text, from, to);
    case "bullets":
    case "numbers":
    case "quote":
      return listed(text, from, to, format);
    case "link":
      return asLink(text, from, to);
  }
};
