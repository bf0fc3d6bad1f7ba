import { expect, it } from "vitest";
import { highlight } from "../../../conversation/text/highlight.ts";
import { quickEmoji } from "../messages/emoji.ts";
import { mentionQuery, withMention } from "./mention-query.ts";
import { looksLikeCode, withFence } from "./pasted-code.ts";

it("a mention is offered at the caret, outside of code, and put in its place", () => {
  expect(mentionQuery("Hello @ad", 9)).toEqual({ q: "ad", from: 6 });
  expect(mentionQuery("Hello @ad there", 9)).toEqual({ q: "ad", from: 6 });
  expect(mentionQuery("@Zoe\u0308", 5)).toEqual({ q: "Zoe\u0308", from: 0 });
  for (const text of ["mid ``` line @ad", "**@ad", "_@ad", "（@ad", "你@ad"])
    expect(mentionQuery(text, text.length)?.q).toBe("ad");
  expect(mentionQuery("@", 1)).toEqual({ q: "", from: 0 });
  for (const [text, caret] of [
    ["me@ad", 5],
    ["```\n@ad", 7],
    ["@ad ", 4],
    ["~~~\n@ad", 7],
    ["see `@ad`", 8],
    ["    @ad", 7],
    ["> @ad", 5],
    ["https://a.org/@ad", 17],
    ["[@ad](https://a.org)", 4],
  ] as const)
    expect(mentionQuery(text, caret)).toBeNull();
  expect(withMention("Hello @ad there", 9, { q: "ad", from: 6 }, "ada")).toEqual({
    from: 6,
    to: 10,
    text: "@ada ",
    start: 11,
    end: 11,
  });
});

it("pasted code is distinguished from prose, and fenced on lines of its own", () => {
  const code = "const a = 1;\nif (a) {\n  run();\n}";
  expect(looksLikeCode(code)).toBe(true);
  expect(looksLikeCode("def add(a):\n    b = a\n    return b\n\nprint(add(1))")).toBe(true);
  expect(looksLikeCode("One line.\nAnother one.\nAnd a third.\nThat is all.")).toBe(false);
  expect(looksLikeCode("const a = 1;")).toBe(false);
  expect(looksLikeCode(`\`\`\`\n${code}\n\`\`\``)).toBe(false);
  const block = `\n\`\`\`\n${code}\n\`\`\`\n`;
  const end = 6 + block.length;
  expect(withFence("Look: ", 6, 6, code)).toEqual({ from: 6, to: 6, text: block, start: end, end });
});

it("every reaction that is a press away is one emoji, as the room demands", () => {
  for (const emoji of quickEmoji) {
    expect(emoji).toMatch(/^\p{RGI_Emoji}$/v);
    expect(emoji.length).toBeLessThanOrEqual(16);
  }
});

it("code is coloured by its language, and plain without one", () => {
  expect(highlight("const a = 1", "js")).toContainEqual({
    type: "span",
    className: "hljs-keyword",
    children: [{ type: "text", value: "const" }],
  });
  expect(highlight("const a", "nonsense")).toEqual([{ type: "text", value: "const a" }]);
});
