import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { graphemesIn, hasVisibleText } from "../../shared/rules.ts";
import { MAX_MESSAGE_LENGTH, MAX_TEXT_DEPTH } from "../limits.ts";
import { mayHaveMarks } from "./marks.ts";
import { blocksIn, excerptOf, mentionsIn, plainText } from "./message-text.ts";
import type { Block, Inline } from "./tree.ts";

/** Milliseconds of a processor that any message may take to be read; other programs run beside. */
const MOST_MS = 60;

const named = (text: string) => mentionsIn(text).map((handles) => handles.at(-1));
const inline = (text: string): readonly Inline[] => {
  const [block] = blocksIn(text);
  return block?.kind === "paragraph" ? block.content : [];
};
const first = <K extends Block["kind"]>(text: string, kind: K) =>
  blocksIn(text).find((block): block is Extract<Block, { kind: K }> => block.kind === kind);

/** Everything that means something somewhere, words and addresses among it. */
const scraps = [
  ..."*_~`#>-+|[]()!<@\\:=.&\n\t \"'",
  "**",
  "__",
  "~~",
  "```",
  "~~~",
  "    ",
  "- ",
  "1. ",
  "2) ",
  "> ",
  "# ",
  "\n\n",
  "---",
  "***",
  "===",
  "|-|",
  "|:-|-:|\n",
  "[ ] ",
  "[x] ",
  "](",
  "[a](https://a.org)",
  "![",
  "![](",
  "[^1]: ",
  "[a]: ",
  "<!-- ",
  "-->",
  "<b>",
  "&#8203;",
  "&amp;",
  "https://a.org/",
  "www.a.org",
  "a@b.org",
  "<https://a.org>",
  "@lee",
  "@lee_",
  "lee",
  "word",
  "天気",
  "🎉",
  "\u200b",
  "\u0301",
  "\u2800",
  "\r\n",
  "```js\n",
  "mailto:",
  "javascript:alert(1)",
];
const scrap = fc.oneof(fc.constantFrom(...scraps), fc.string({ maxLength: 3, unit: "grapheme" }));
const anyText = fc.array(scrap, { maxLength: 60 }).map((parts) => parts.join(""));

describe("who is mentioned", () => {
  it.each([
    "@lee",
    "(@lee)",
    "@lee.",
    "@lee: hi",
    "@lee's",
    "@lee’s",
    "@Lee!",
    "_@lee_",
    "__@lee__",
    "*@lee*",
    "**@lee**",
    "***@lee***",
    "~~@lee~~",
    "_@lee",
    "*@lee",
    '"@lee"',
    "“@lee”",
    "[@lee]",
    "<@lee>",
    "@lee-",
    "@lee-san",
    "@lee--could",
    "@lee_",
    "@lee__ hi",
    "你好@lee你好",
    "（@lee）",
    "「@lee」さん",
    "@lee님",
    "🎉@lee🎉",
    "❤️@lee",
    "1️⃣@lee",
    ".@lee",
    "-@lee",
    "@sarah/@lee",
    "# @lee",
    "- @lee",
    "- [ ] @lee",
    "1. a\n   - @lee",
    "|a|b|\n|-|-|\n|1|@lee|",
    "mid ``` line @lee",
    "``` code ``` @lee",
    "`a` @lee `b`",
    "`@lee",
    "a\n@lee",
    "> quoted\n@lee",
    "<div>@lee</div>",
    "[a](javascript:alert(1)) @lee",
    "[a]: @lee",
  ])("finds Lee in %j", (text) => {
    expect(named(text)).toContain("lee");
  });

  it.each([
    "lee@lee.org",
    "@@lee",
    "a@lee",
    "é@lee",
    "snake_@lee",
    "@leé",
    "@lee@example.org",
    "\\@lee",
    "`@lee`",
    "``@lee``",
    "`` a ` @lee ``",
    "```\n@lee\n```",
    "```\n@lee",
    "~~~\n@lee\n~~~",
    "````\n```\n@lee\n```\n@lee\n````",
    "    @lee",
    "\t@lee",
    "- a\n\n      @lee",
    "> @lee can you look?",
    "> - **@lee**",
    "https://example.org/?user=@lee&x=1",
    "https://example.org/#@lee",
    "https://example.org/a-@lee",
    "https://example.org/@lee/1",
    "www.example.org/@lee",
    "example.org/?user=@lee&x=1",
    "github.com/@lee",
    "[the post](https://example.org/?by=@lee)",
    "[@lee](https://example.org)",
    "[a *@lee* b](https://example.org)",
    "![@lee](https://example.org/a.png)",
    "<https://example.org/@lee>",
    "<lee@lee.org>",
    '<a title="@lee">',
    "<style>@lee {}</style>",
    `@${"lee".repeat(14)}`,
  ])("finds nobody in %j", (text) => {
    expect(named(text)).toEqual([]);
  });

  it("takes underscores after a handle for a part of it where somebody has that one", () => {
    expect(mentionsIn("@lee_ and @Sarah, @sarah")).toEqual([["lee_", "lee"], ["sarah"]]);
    expect(mentionsIn("_@lee__")).toEqual([["lee"]]);
    expect(mentionsIn("**@lee_**")).toEqual([["lee_", "lee"]]);
  });
});

describe("what shows", () => {
  it.each([
    ["[TODO]: fix", "[TODO]: fix"],
    ["[redacted]: https://example.org/a", "[redacted]: https://example.org/a"],
    ["a\n\n[Q1]: yes\n[Q2]: no\n\nb", "a\n[Q1]: yes\n[Q2]: no\nb"],
    ["[^1]: source", "[^1]: source"],
    ["[](https://example.org/a)", "https://example.org/a"],
    ["![](https://example.org/a)", "https://example.org/a"],
    ["[](x)", "[](x)"],
    ["<!-- x -->", "<!-- x -->"],
    ["<div>", "<div>"],
    ["&#8203;", "&#8203;"],
    ["#", "#"],
    [">", ">"],
    ["> >", ">"],
    ["-", "-"],
    ["* ", "*"],
    ["1.", "1."],
    ["***", "***"],
    ["---", "---"],
    ["a\n===", "a\n==="],
    ["a\n---", "a"],
    ["|a|\n|-|", "a"],
    ["| |\n|-|", "| |\n|-|"],
    ["|a|\n|-|\n|b|c|", "a\nb\nc"],
    ["- [ ] a\n- [x] b", "☐ a\n☑ b"],
    ["- [ ]", "[ ]"],
    ["a\\", "a\\"],
    ["```", "```"],
    ["```\n\n```", "```\n```"],
    ["```hello\n```", "hello"],
    ["```const a = 1;\nb\n```", "const a = 1;\nb"],
    ["`\u200b`", "`\u200b`"],
    ["**\u200b**", "**\u200b**"],
    ["- \u200b", "- \u200b"],
    ["1986. What a year", "1986. What a year"],
    ["3. c\n2. b", "3. c\n2. b"],
    ["1. a\n1. b", "1. a\n2. b"],
    ["0. a\n1. b", "0. a\n1. b"],
  ])("of %j: %j", (text, shown) => {
    expect(plainText(text)).toBe(shown);
  });

  it("is something exactly where something of the text can be seen", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(hasVisibleText(plainText(text))).toBe(hasVisibleText(text));
      }),
      { numRuns: 2_000 },
    );
  });

  it("is every word that was typed, but for where links lead", () => {
    const word = fc.integer({ min: 100, max: 999 }).map((number) => `word${number}`);
    const mark = fc.constantFrom(
      ...scraps.filter((one) => !/word|\]\(|javascript|[\u0301]/.test(one)),
      "[link](https://a.org) ",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(word, mark), { maxLength: 40 }), (parts) => {
        const text = parts.join("");
        const shown = `${plainText(text)} ${JSON.stringify(blocksIn(text))}`;
        for (const typed of text.match(/word\d{3}/g) ?? []) expect(shown).toContain(typed);
      }),
      { numRuns: 2_000 },
    );
  });

  it("is the lines as they are where nothing may be a mark", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        if (mayHaveMarks(text) || !hasVisibleText(text)) return;
        const lines = text.split("\n").map((line) => line.trim());
        expect(plainText(text)).toBe(lines.filter((line) => line !== "").join("\n"));
        expect(JSON.stringify(blocksIn(text))).not.toMatch(/"kind":"(?!text|break|paragraph)/);
      }),
      { numRuns: 2_000 },
    );
    for (const plain of ["Hello there.", "What - really?", "3 of 4", "a + b"])
      expect(mayHaveMarks(plain)).toBe(false);
  });

  it("keeps the breaks of list items, and the sides of columns", () => {
    const list = first("- first line\n  second line\n- other", "list");
    expect(list?.items[0]?.blocks).toEqual([
      {
        kind: "paragraph",
        content: [
          { kind: "text", text: "first line" },
          { kind: "break" },
          { kind: "text", text: "second line" },
        ],
      },
    ]);
    expect(first("|a|b|c|d|\n|:--|--:|:-:|-|\n|1|2|3|4|", "table")?.alignments).toEqual([
      "left",
      "right",
      "center",
      null,
    ]);
  });

  it("nests lists by two columns, and numbers them as they were", () => {
    const outer = first("3. a\n  - b\n    - c\n4. d", "list");
    expect(outer?.items.map(({ number }) => number)).toEqual([3, 4]);
    const inner = outer?.items[0]?.blocks[1];
    expect(inner?.kind === "list" && inner.items[0]?.blocks[1]?.kind).toBe("list");
  });

  it("reads addresses up to the sentence around them", () => {
    const hrefs = (text: string) => inline(text).flatMap((one) => (one.kind === "link" ? one.href : []));
    expect(hrefs("(see https://a.org/b).")).toEqual(["https://a.org/b"]);
    expect(hrefs("https://en.example/wiki/Loop_(music)")).toEqual(["https://en.example/wiki/Loop_(music)"]);
    expect(hrefs("见https://a.org/b。后")).toEqual(["https://a.org/b"]);
    expect(hrefs("www.a.org/c, <https://b.org/d> first_last@c.org")).toEqual([
      "http://www.a.org/c",
      "https://b.org/d",
      "mailto:first_last@c.org",
    ]);
    expect(
      hrefs("[a](javascript:alert(1)) [b](data:text/html,x) <javascript:x> [c](//d.org) [d](/e)"),
    ).toEqual([]);
    expect(hrefs("<img src=https://a.org/b> <style>@import url(https://a.org/c)</style>")).toEqual([]);
    expect(hrefs('[a](https://b.org/c_(d) "e")')).toEqual(["https://b.org/c_(d)"]);
    expect(hrefs("[https://a.org](https://b.org/)")).toEqual(["https://b.org/"]);
  });

  it("takes marks for marks as the usual rules do", () => {
    const drawn = (text: string) =>
      JSON.stringify(inline(text), (_, value) =>
        value?.kind === "text" ? value.text : value?.kind ? [value.kind, value.content ?? value.text] : value,
      );
    expect(drawn("**a *b* c**")).toBe('[["strong",["a ",["emphasis",["b"]]," c"]]]');
    expect(drawn("***a***")).toBe('[["emphasis",[["strong",["a"]]]]]');
    expect(drawn("a_b_c 2*3*4 ** d **")).toBe('["a_b_c 2",["emphasis",["3"]],"4 ** d **"]');
    expect(drawn("*a **b*")).toBe('["*a *",["emphasis",["b"]]]');
    expect(drawn("~~a~~ ~b~ ~~~c~~~")).toBe('[["strike",["a"]]," ",["strike",["b"]]," ~~~c~~~"]');
    expect(drawn("**你好。**世界")).toBe('[["strong",["你好。"]],"世界"]');
    expect(drawn("`` ` `` \\*a\\* <b>")).toBe('[["code","`"]," *a* <b>"]');
  });
});

describe("what a text costs", () => {
  const depthOf = (value: unknown): number => {
    if (typeof value !== "object" || value === null) return 0;
    const own = Array.isArray(value) ? 0 : 1;
    return own + Math.max(0, ...Object.values(value).map(depthOf));
  };
  const costOf = (text: string) => {
    const before = process.cpuUsage();
    blocksIn(text);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  };

  it("is bounded in depth", () => {
    const deep = [
      "- ",
      ">",
      "> ",
      "1. ",
      "> - ",
      "- > 1. ",
      "*a ",
      "**a ",
      "_a *b ",
      "[",
      "![",
      "~~a **",
      "  - a\n",
    ];
    for (const marks of deep) {
      const text = marks.repeat(MAX_MESSAGE_LENGTH / marks.length);
      for (const one of [text, `${text}a`, `${text}a${"*".repeat(50)}`])
        expect(depthOf(blocksIn(one))).toBeLessThan(5 * MAX_TEXT_DEPTH);
    }
    const nestedLists = Array.from({ length: 60 }, (_, level) => `${"  ".repeat(level)}- a`).join("\n");
    expect(depthOf(blocksIn(nestedLists))).toBeLessThan(5 * MAX_TEXT_DEPTH);
    expect(plainText(nestedLists).match(/a/g)).toHaveLength(60);
  });

  it("is little, whatever is repeated", () => {
    const slow: string[] = [];
    fc.assert(
      fc.property(scrap, scrap, scrap, fc.boolean(), (one, other, third, isHalf) => {
        const full = (part: string, length: number) =>
          part.repeat(Math.ceil(length / Math.max(1, part.length))).slice(0, length);
        const text = isHalf
          ? full(one + third, MAX_MESSAGE_LENGTH / 2) + full(other, MAX_MESSAGE_LENGTH / 2)
          : full(one + other + third, MAX_MESSAGE_LENGTH);
        // Twice: the first may have had to wait for the compiler.
        if (costOf(text) > MOST_MS && costOf(text) > MOST_MS) slow.push(text.slice(0, 20));
      }),
      { numRuns: 1_500, seed: 8 },
    );
    expect(slow).toEqual([]);
  });
});

describe("excerptOf", () => {
  it("is the words in one line, without their marks", () => {
    expect(excerptOf("**Look** at\n\n- `this`\n- [that](https://a.org)", 40)).toBe("Look at this that");
    expect(excerptOf("", 40)).toBe("");
  });

  it("is never longer than it may be, nor cut within a character", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", minLength: 1 }),
        fc.integer({ min: 2, max: 20 }),
        (text, max) => {
          const excerpt = excerptOf(text, max);
          expect(graphemesIn(excerpt)).toBeLessThanOrEqual(max);
          expect(excerptOf("👨‍👩‍👧".repeat(30), 5)).toBe("👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧…");
        },
      ),
    );
  });
});
