import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blocksIn, plainText } from "../../../../../domain/chat/message-text/message-text.ts";
import type { Inline } from "../../../../../domain/chat/message-text/tree.ts";
import { type Format, formatted, linked, type TextChange } from "./format.ts";

/** The text after a change, with `[` and `]` around what is selected then, or `|` at the caret. */
const shown = (text: string, change: TextChange) => {
  const next = applied(text, change);
  const { start, end } = change;
  return start === end
    ? `${next.slice(0, start)}|${next.slice(start)}`
    : `${next.slice(0, start)}«${next.slice(start, end)}»${next.slice(end)}`;
};
const applied = (text: string, { from, to, text: put }: TextChange) =>
  text.slice(0, from) + put + text.slice(to);

/** A text with its selection between « and », or its caret at |. */
const parsed = (marked: string): readonly [string, number, number] => {
  const caret = marked.indexOf("|");
  if (caret >= 0) return [marked.replace("|", ""), caret, caret];
  return [marked.replace(/[«»]/g, ""), marked.indexOf("«"), marked.indexOf("»") - 1];
};
const after = (marked: string, format: Format) => {
  const [text, from, to] = parsed(marked);
  return shown(text, formatted(text, from, to, format));
};

describe("what is selected", () => {
  it.each<[Format, string, string]>([
    ["bold", "a «word» here", "a **«word»** here"],
    ["italic", "a «word» here", "a *«word»* here"],
    ["strike", "a «word» here", "a ~~«word»~~ here"],
    ["inlineCode", "a «word» here", "a `«word»` here"],
    ["bold", "a« word »here", "a **«word»** here"],
    ["bold", "a **«word»** here", "a «word» here"],
    ["bold", "a «**word**» here", "a «word» here"],
    ["italic", "a **«word»** here", "a ***«word»*** here"],
    ["italic", "a ***«word»*** here", "a **«word»** here"],
    ["bold", "a ***«word»*** here", "a *«word»* here"],
    ["inlineCode", "«x = `y`»", "`` «x = `y`» ``"],
    ["inlineCode", "`«x»`", "«x»"],
    ["bold", "- «one\n- two»", "- **«one**\n- **two»**"],
    ["bold", "«one\n\ntwo»", "**«one**\n\n**two»**"],
    ["bold", "**«one**\n**two»**", "«one\ntwo»"],
    ["bullets", "«one\ntwo»", "«- one\n- two»"],
    ["bullets", "«- one\n- two»", "«one\ntwo»"],
    ["numbers", "«- one\n- two»", "«1. one\n2. two»"],
    ["numbers", "o«ne\n\ntw»o", "«1. one\n\n2. two»"],
    ["quote", "before\n«one\ntwo»", "before\n«> one\n> two»"],
    ["quote", "«> one\n> two»", "«one\ntwo»"],
    ["quote", "«one\n\ntwo»", "«> one\n>\n> two»"],
    ["codeBlock", "see «a = 1» there", "see \n```\n«a = 1»\n```\n there"],
    ["codeBlock", "«a = 1\nb = 2»", "```\n«a = 1\nb = 2»\n```"],
    ["codeBlock", "```\n«a = 1»\n```", "«a = 1»"],
    ["codeBlock", "x\n```js\n«a = 1»\n```\ny", "x\n«a = 1»\ny"],
    ["codeBlock", "«```\na\n```»", "````\n«```\na\n```»\n````"],
    ["inlineCode", "«a = 1\nb = 2»", "```\n«a = 1\nb = 2»\n```"],
    ["link", "read «this» now", "read [this](«https://») now"],
    ["link", "read «https://a.org» now", "read [|](https://a.org) now"],
  ])("%s: %s", (format, before, expected) => {
    expect(after(before, format)).toBe(expected);
  });
});

describe("the caret alone", () => {
  it.each<[Format, string, string]>([
    ["bold", "a |", "a **|**"],
    ["bold", "a **|**", "a |"],
    ["italic", "|", "*|*"],
    ["italic", "**|**", "***|***"],
    ["inlineCode", "|", "`|`"],
    ["inlineCode", "`|`", "|"],
    ["bullets", "a line|", "- a line|"],
    ["bullets", "- a line|", "a line|"],
    ["quote", "a| line", "> a| line"],
    ["codeBlock", "|", "```\n|\n```"],
    ["link", "|", "[|](https://)"],
  ])("%s: %s", (format, before, expected) => {
    expect(after(before, format)).toBe(expected);
  });
});

const words = fc
  .array(fc.stringMatching(/^[a-zé1-9]{1,8}$/u), { minLength: 1, maxLength: 6 })
  .map((all) => all.join(" "));

const inlinesOf = (text: string): readonly Inline[] =>
  blocksIn(text).flatMap((block) => ("content" in block ? block.content : []));

describe("whatever words are selected", () => {
  it("they are what the message shows as bold, struck or code, and nothing else is", () => {
    const kinds = { bold: "strong", italic: "emphasis", strike: "strike", inlineCode: "code" } as const;
    fc.assert(
      fc.property(
        words,
        words,
        words,
        fc.constantFrom("bold", "italic", "strike", "inlineCode"),
        (before, chosen, behind, format) => {
          const text = `${before} ${chosen} ${behind}`;
          const change = formatted(text, before.length + 1, before.length + 1 + chosen.length, format);
          const next = applied(text, change);
          expect(next.slice(change.start, change.end)).toBe(chosen);
          expect(plainText(next)).toBe(text);
          const found = inlinesOf(next).filter((inline) => inline.kind !== "text");
          expect(found.map(({ kind }) => kind)).toEqual([kinds[format]]);
          // Once more makes it plain.
          const back = formatted(next, change.start, change.end, format);
          expect(applied(next, back)).toBe(text);
        },
      ),
    );
  });

  it("lines become a list or a quote of the same words, and are plain after the second time", () => {
    fc.assert(
      fc.property(
        fc.array(words, { minLength: 1, maxLength: 5 }),
        fc.constantFrom("bullets", "numbers", "quote"),
        (lines, format) => {
          const text = lines.join("\n");
          const next = applied(text, formatted(text, 0, text.length, format));
          expect(blocksIn(next).map(({ kind }) => kind)).toEqual([format === "quote" ? "quote" : "list"]);
          expect(applied(next, formatted(next, 0, next.length, format))).toBe(text);
        },
      ),
    );
  });

  it("any text stays itself in a block of code", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z`\n ]{1,30}$/u), (code) => {
        fc.pre(code.trim() !== "" && !/^\s|\s$/.test(code));
        const next = applied(code, formatted(code, 0, code.length, "codeBlock"));
        fc.pre(next.startsWith("```"));
        expect(blocksIn(next)).toMatchObject([{ kind: "code", text: code }]);
      }),
    );
  });
});

it("an address that is put onto words makes a link of them", () => {
  expect(shown("read this now", linked("read this now", 5, 9, "https://a.org/b"))).toBe(
    "read [this](https://a.org/b)| now",
  );
  const odd = applied("a [b] c", linked("a [b] c", 2, 5, "https://a.org/(x)"));
  expect(inlinesOf(odd)).toContainEqual(expect.objectContaining({ kind: "link", href: "https://a.org/(x)" }));
});
