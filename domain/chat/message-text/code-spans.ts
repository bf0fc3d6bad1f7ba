import { hasVisibleText } from "../../shared/rules.ts";

/** `code` is null where the backticks at that place open none; `end` is then where they end. */
interface CodeSpan {
  readonly end: number;
  readonly code: string | null;
}

/** Reads the code that begins at a place of a text, in backticks: as many as begin it end it. */
export const codeSpans = (text: string): ((index: number) => CodeSpan) => {
  /** Numbers of backticks of which no more follow. */
  const exhausted = new Set<number>();
  const runEnd = (index: number) => {
    let end = index;
    while (text.charAt(end) === "`") end++;
    return end;
  };
  return (index) => {
    const start = runEnd(index);
    const length = start - index;
    if (exhausted.has(length)) return { end: start, code: null };
    for (let from = text.indexOf("`", start); from >= 0; ) {
      const end = runEnd(from);
      if (end - from === length) {
        const code = trimmed(text.slice(start, from).replaceAll("\n", " "));
        return hasVisibleText(code) ? { end, code } : { end, code: text.slice(index, end) };
      }
      from = text.indexOf("`", end);
    }
    exhausted.add(length);
    return { end: start, code: null };
  };
};

/** One space on both sides stands only between code and backticks at its edges. */
const trimmed = (code: string) =>
  code.startsWith(" ") && code.endsWith(" ") && /[^ ]/.test(code) ? code.slice(1, -1) : code;
