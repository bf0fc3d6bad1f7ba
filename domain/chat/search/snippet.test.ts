import { describe, expect, it } from "vitest";
import { readQuery } from "./query.ts";
import { HIT, snippetOf } from "./snippet.ts";

/** The snippet with hits in brackets. */
const shown = (text: string, q: string) =>
  snippetOf(text, readQuery(q) ?? [])
    .replaceAll(HIT.start, "[")
    .replaceAll(HIT.end, "]");

describe("snippetOf", () => {
  it.each([
    ["The Café is open", "cafe", "The [Café] is open"],
    ["src/walrus/index.ts", "walrus/index.ts", "src/[walrus/index.ts]"],
    ["call axolotl.fetchAll()", "all", "call axolotl.fetch[All]()"],
    ["今日は天気がいい", "天気", "今日は[天気]がいい"],
    ["今日は天気がいい", "気", "今日は天[気]がいい"],
    ["many torches running", "torch run", "many [torches] [running]"],
    ["the zeppelin hook and a hook", '"zeppelin hook"', "the [zeppelin] [hook] and a hook"],
    ["a pangolin, two pangolins", "pango", "a [pangolin], two [pangolins]"],
    ["An e-mail, one email", "e-mail", "An [e-mail], one [email]"],
    ["I don’t", "don't", "I [don’t]"],
    ["yes 👍🏽 no", "👍", "yes [👍🏽] no"],
    ["torch and loom", "torch -loom or loom", "[torch] and [loom]"],
    ["C++ or C", "C++", "[C++] or C"],
    ["a b a b a", "a", "[a] b [a] b [a]"],
    ["run `npm test`, **then** look", "test then", "run npm [test], [then] look"],
    ["un**believ**able", "unbelievable", "[unbelievable]"],
    ["see [the guide](https://a.example/hooks)", "hooks", "see the guide\nhttps://a.example/[hooks]"],
    ["```ts\nconst hook = 1\n```", "hook", "const [hook] = 1\nts"],
  ])("%j for %s", (text, q, snippet) => {
    expect(shown(text, q)).toBe(snippet);
  });

  it("of a long text is at most two parts around hits, cut between words", () => {
    const padding = "lorem ipsum dolor ".repeat(40);
    const text = `${padding}first quokka ${padding}second quokka ${padding}third quokka`;
    const parts = shown(text, "quokka").split(" … ");
    expect(parts).toHaveLength(2);
    expect(parts[0]).toContain("first [quokka] lorem");
    expect(parts[1]).toContain("second [quokka] lorem");
    for (const part of parts) {
      expect(part.length).toBeLessThan(140);
      expect(part.replaceAll(/[[\]]/g, "")).toMatch(
        /^(lorem|ipsum|dolor|first|second|quokka)( (lorem|ipsum|dolor|first|second|quokka))*$/,
      );
    }
  });

  it("of a long text without spaces never divides a character", () => {
    const text = `${"😀".repeat(300)}天気${"😀".repeat(300)}`;
    const snippet = shown(text, "天気");
    expect(snippet).toContain("[天気]");
    expect(snippet.isWellFormed()).toBe(true);
  });

  it("marks a sequence that stands within itself once, whole", () => {
    expect(shown("字字字字字", "字字字")).toBe("[字字字字字]");
    expect(shown("a b a b a c", '"a b a"')).toBe("[a] [b] [a] [b] [a] c");
    expect(shown("a-b-a-b-a c", "a-b-a")).toBe("[a-b-a-b-a] c");
  });

  it.each([
    ["字".repeat(200), "字".repeat(4_000)],
    ["ก".repeat(200), "ก".repeat(4_000)],
    [`"${"a ".repeat(99)}"`, "a ".repeat(2_000)],
    ["a.".repeat(100), "a.".repeat(2_000)],
    ["a ".repeat(100), "a ".repeat(2_000)],
  ])(
    "of many messages of what is asked for many times is there before anybody tires of it",
    (query, text) => {
      for (let message = 0; message < 80; message++) expect(shown(text, query)).toMatch(/^\[/);
    },
  );

  it("is quick for the longest text and the longest query", () => {
    const text = "天気今日".repeat(1_000);
    const query = "天 気 ".repeat(50);
    const began = performance.now();
    shown(text, query);
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});
