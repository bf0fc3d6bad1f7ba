import keywords from "emojilib" with { type: "json" };
import { gemoji } from "gemoji";
import groups from "unicode-emoji-json/data-by-group.json" with { type: "json" };
import { MAX_EMOJI_LENGTH } from "../../../domain/chat/limits.ts";

/** The newest version of Unicode's emoji that is offered: systems of the last years have glyphs for it. */
const NEWEST = 15.1;

/** Keywords of one emoji that are worth their bytes. */
const MOST_KEYWORDS = 10;

/** A skin tone takes two units for each person; two people are as many as one emoji has. */
const TONES_LENGTH = 4;

const SHORTCODES = new Map(gemoji.map(({ emoji, names }) => [emoji, names]));

const words = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}+]+/u)
    .filter((word) => word !== "");

/** One line: the emoji, `+` behind it where it has skin tones; its name; what GitHub calls it; words it is found by. */
const lineOf = (emoji: string, name: string, hasTones: boolean): string => {
  const named = new Set(words(name));
  const codes = (SHORTCODES.get(emoji) ?? []).filter((code) => code !== words(name).join("_"));
  const found = new Set((keywords as Record<string, readonly string[]>)[emoji]?.flatMap(words));
  const more = [...found].filter((word) => word.length > 1 && !named.has(word)).slice(0, MOST_KEYWORDS);
  return [`${emoji}${hasTones ? "+" : ""}`, name, codes.join(" "), more.join(" ")].join("\t").trimEnd();
};

/** The text of the table of emoji: a line for each, behind a line with `#` for each of Unicode's groups. */
export const emojiTable = (): string => {
  const lines = groups.flatMap((group) => [
    `#${group.name}`,
    ...group.emojis
      .filter(({ emoji, emoji_version, skin_tone_support }) => {
        const length = emoji.length + (skin_tone_support ? TONES_LENGTH : 0);
        return Number(emoji_version) <= NEWEST && length <= MAX_EMOJI_LENGTH;
      })
      .map(({ emoji, name, skin_tone_support }) => lineOf(emoji, name, skin_tone_support)),
  ]);
  return `${lines.join("\n")}\n`;
};
