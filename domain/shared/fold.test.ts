import { sql } from "drizzle-orm";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorld, type World } from "../../tests/support/worlds/world.ts";
import { fold } from "./rules.ts";

let world: World<never>;
beforeAll(async () => {
  world = await openWorld<never>((database) => database as never);
});
afterAll(() => world.close());

/** The same texts, folded by Postgres. */
const folded = async (texts: readonly string[]): Promise<string[]> =>
  (
    await world.db((db) =>
      db.execute<{ folded: string }>(sql`
        select fold_text(t.text) as folded
        from json_array_elements_text(${JSON.stringify(texts)}::json) with ordinality as t(text, place) order by place`),
    )
  ).map((row) => row.folded);

/** Which of them are characters to Postgres: its Unicode is not always the runtime's. */
const known = async (texts: readonly string[]): Promise<boolean[]> =>
  (
    await world.db((db) =>
      db.execute<{ known: boolean }>(sql`
        select unicode_assigned(t.text) as known
        from json_array_elements_text(${JSON.stringify(texts)}::json) with ordinality as t(text, place) order by place`),
    )
  ).map((row) => row.known);

describe("fold", () => {
  it.each([
    ["Zoë ÅNGSTRÖM", "zoe angstrom"],
    ["Zoe\u0308", "zoe"],
    ["Łukasz Đorđe Søren Æsir Þór", "lukasz dorde soren aesir thor"],
    ["Straße STRASSE ẞ", "strasse strasse ss"],
    ["İstanbul Iğdır", "istanbul igdir"],
    ["ΌΜΗΡΟΣ", "ομηροσ"],
    ["Ёлка", "елка"],
    ["ＡＢＣ ﬁn", "abc fin"],
    ["ｶﾞﾝ がんば", "ガン がんば"],
    ["질문".normalize("NFD"), "질문"],
    ["שָׁלוֹם مُحَمَّد", "שלום محمد"],
    ["so\u00adft\u200b", "soft"],
    ["พรุ่งนี้ हिन्दी", "พรุ่งนี้ हिन्दी"],
  ])("of %j is %j", async (text, plain) => {
    expect(fold(text)).toBe(plain);
    expect(await folded([text])).toEqual([plain]);
  });

  it("is the same rule in Postgres, for every character that both know", async () => {
    const texts = Array.from({ length: 0x110000 }, (_, code) => code)
      .filter((code) => code > 0 && (code < 0xd800 || code > 0xdfff))
      .map((code) => String.fromCodePoint(code))
      .filter((character) => !/[\p{Cn}\p{Co}]/u.test(character));
    const there = await folded(texts);
    const isKnown = await known(texts);
    expect(isKnown.filter(Boolean).length).toBeGreaterThan(150_000);
    const other = texts.filter((text, place) => isKnown[place] && there[place] !== fold(text));
    expect(other.map((text) => text.codePointAt(0)?.toString(16))).toEqual([]);
  });

  it("is the same rule in Postgres for any text, and folds nothing that is folded", async () => {
    const given = fc.sample(fc.string({ unit: "binary", maxLength: 40 }), { numRuns: 2_000, seed: 1 });
    const texts = given.filter((text) => !text.includes("\0") && !/\p{Cn}/u.test(text));
    const here = texts.map(fold);
    expect(await folded(texts)).toEqual(here);
    expect(here.map(fold)).toEqual(here);
  });
});
