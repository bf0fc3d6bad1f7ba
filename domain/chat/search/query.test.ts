import { describe, expect, it } from "vitest";
import { MAX_SEARCH_LENGTH } from "../limits.ts";
import { exactText, looseText, readQuery } from "./query.ts";

const read = (q: string) => {
  const query = readQuery(q);
  return query && [exactText(query), looseText(query)];
};

describe("readQuery", () => {
  it.each([
    ["torch", "('torch':*)", "('torch':*)"],
    ["to", "('to')", "('to')"],
    ["running torch", "(('running' | 'run')) & ('torch':*)", "(('running' | 'run')) & ('torch':*)"],
    ["numbat.config", "('numbat' <-> 'config':*)", "('numbat' & 'config':*)"],
    ["v1.2", "('v1' <-> '2':*)", "('v1')"],
    ["天気", "('天気')", "('天気')"],
    ["天", "('天':*)", "('天':*)"],
    ["天気今", "('天気' <-> '気今')", "('天気' & '気今')"],
    ["e-mail", "(('e' <-> 'mail':*) | ('email':*))", "(('e' & 'mail':*) | ('email':*))"],
    ['"to be"', "('to' <-> 'be')", "('to' & 'be')"],
    ["“to be” x", "('to' <-> 'be') & ('x')", "('to' & 'be') & ('x')"],
    ["a or b -c", "(('a') | ('b') & !('c'))", "(('a') | ('b'))"],
    ["https://a.org", "('a' <-> 'org':*)", "('a' & 'org':*)"],
    ["https://", "(('https' | 'http'))", "(('https' | 'http'))"],
    ["it's", "(('it' <-> 's':*) | ('its':*))", "(('it') | ('its':*))"],
  ])("%s", (q, exact, loose) => {
    expect(read(q)).toEqual([exact, loose]);
  });

  it.each(["", " ", "!!", "-torch", "or", '""', "a or -b", "\u200b"])(
    "finds nothing to look for in %j",
    (q) => {
      expect(readQuery(q)).toBeNull();
    },
  );

  it("asks the index for a bounded number of words, whatever is looked for, and for those that tell most first", () => {
    for (const q of [
      "天 ".repeat(MAX_SEARCH_LENGTH / 2),
      "天気今日".repeat(MAX_SEARCH_LENGTH / 4),
      "x1 ".repeat(66),
    ]) {
      const [exact = "", loose = ""] = read(q) ?? [];
      expect(exact.split("'").length).toBeGreaterThan(50);
      expect(loose.split("'").length).toBeLessThan(30);
    }
    expect(read(`${"天 ".repeat(20)}torches here`)?.[1]).toMatch(/^\(\('torches' \| 'torch'\)\) & /);
  });
});
