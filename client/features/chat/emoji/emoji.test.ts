import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { MAX_EMOJI_LENGTH } from "../../../../domain/chat/limits.ts";
import { emojiTable } from "../../../../scripts/lib/emoji/emoji-table.ts";
import { emojiTableOf, TONES, withTone } from "./emoji.ts";

const text = readFileSync(new URL("./emoji.txt", import.meta.url), "utf8");
const table = emojiTableOf(text);
const all = table.groups.flatMap((group) => group.emoji);
const found = (query: string, most = 8) => table.find(query, most).map(({ emoji }) => emoji);

it("the table is the one that `npm run emoji` writes", () => {
  expect(text).toBe(emojiTable());
});

it("holds every group, and nothing twice", () => {
  expect(table.groups.map(({ name }) => name)).toEqual([
    "Smileys & Emotion",
    "People & Body",
    "Animals & Nature",
    "Food & Drink",
    "Travel & Places",
    "Activities",
    "Objects",
    "Symbols",
    "Flags",
  ]);
  expect(all.length).toBeGreaterThan(1_800);
  expect(new Set(all.map(({ emoji }) => emoji)).size).toBe(all.length);
});

it("every emoji in every tone is one that a room takes as a reaction", () => {
  const wrong = all
    .flatMap((one) => TONES.map((tone) => withTone(one, tone)))
    .filter((emoji) => !/^\p{RGI_Emoji}$/v.test(emoji) || emoji.length > MAX_EMOJI_LENGTH);
  expect(wrong).toEqual([]);
});

it.each([
  ["tada", "🎉"],
  ["+1", "👍"],
  ["thumbsup", "👍"],
  ["heart", "❤️"],
  ["smile", "😄"],
  ["joy", "😂"],
  ["rocket", "🚀"],
  ["bug", "🐛"],
  ["white check mark", "✅"],
  ["Party popper", "🎉"],
  ["shrug", "🤷"],
  ["germany", "🇩🇪"],
  ["coffee", "☕"],
])("%s finds %s first", (query, emoji) => {
  expect(found(query)[0]).toBe(emoji);
});

it.each([
  ["laugh", "😂"],
  ["congrat", "🎉"],
  ["deploy", "🚀"],
  ["red hea", "❤️"],
  ["cat joy", "😹"],
])("%s finds %s among the first", (query, emoji) => {
  expect(found(query)).toContain(emoji);
});

it("finds nothing for what is none, and no more than was asked for", () => {
  expect(found("xyzzy")).toEqual([]);
  expect(found("  ")).toEqual([]);
  expect(found("a", 5)).toHaveLength(5);
});

it("a name between colons means one emoji", () => {
  expect(table.named("tada")?.emoji).toBe("🎉");
  expect(table.named("Party_Popper")?.emoji).toBe("🎉");
  expect(table.named("tad")).toBeUndefined();
});
