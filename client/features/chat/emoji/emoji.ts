/** An emoji that can be picked. */
export interface Emoji {
  readonly emoji: string;
  readonly name: string;
  /** What it is called between colons: `tada`. */
  readonly code: string;
  readonly hasTones: boolean;
}

/** Emoji of one kind, as Unicode groups them. */
interface EmojiGroup {
  readonly name: string;
  readonly emoji: readonly Emoji[];
}

interface Entry {
  readonly emoji: Emoji;
  readonly codes: readonly string[];
  readonly name: readonly string[];
  readonly keywords: readonly string[];
}

/** Every emoji there is, by groups, and the way to find one. */
export interface EmojiTable {
  readonly groups: readonly EmojiGroup[];
  /** Those that begin every word of a query with one of theirs, the likeliest first; none for a query without words. */
  readonly find: (query: string, most: number) => readonly Emoji[];
  /** What stands under that name between colons, or is called so; undefined for none. */
  readonly named: (code: string) => Emoji | undefined;
}

const wordsOf = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}+-]+/u)
    .flatMap((word) => (/[^-]-[^-]/u.test(word) ? [...word.split("-"), word] : [word]))
    .filter((word) => word !== "");

const entryOf = (line: string): Entry => {
  const [sign = "", name = "", codes = "", keywords = ""] = line.split("\t");
  const hasTones = sign.endsWith("+");
  const own = wordsOf(name);
  const all = codes === "" ? [own.join("_")] : codes.split(" ");
  return {
    emoji: { emoji: hasTones ? sign.slice(0, -1) : sign, name, code: all[0] as string, hasTones },
    codes: all,
    name: own,
    keywords: [...all.flatMap((code) => code.split("_")), ...keywords.split(" ")],
  };
};

/** How well a word fits, the better the less; null where it does not. */
const wordScore = ({ name, keywords }: Entry, word: string): number | null => {
  if (name.includes(word)) return 0;
  if (keywords.includes(word)) return 1;
  if (name.some((own) => own.startsWith(word))) return 2;
  return keywords.some((own) => own.startsWith(word)) ? 3 : null;
};

const scoreOf = (entry: Entry, query: string, words: readonly string[]): number | null => {
  if (entry.codes.includes(query)) return -2;
  const begins = entry.codes.some((code) => code.startsWith(query)) ? -1 : 0;
  let score = begins;
  for (const word of words) {
    const found = wordScore(entry, word);
    if (found === null) return begins < 0 ? begins : null;
    score += found;
  }
  return score + entry.name.length / 100;
};

/** Reads the table that `npm run emoji` writes. */
export const emojiTableOf = (text: string): EmojiTable => {
  const entries: Entry[] = [];
  const groups: { name: string; emoji: Emoji[] }[] = [];
  for (const line of text.trimEnd().split("\n")) {
    if (line.startsWith("#") && !line.includes("\t")) groups.push({ name: line.slice(1), emoji: [] });
    else {
      const entry = entryOf(line);
      entries.push(entry);
      groups.at(-1)?.emoji.push(entry.emoji);
    }
  }
  return {
    groups,
    find: (query, most) => {
      const code = query.trim().toLowerCase().replace(/\s+/g, "_");
      const words = wordsOf(query.replaceAll("_", " "));
      if (words.length === 0) return [];
      return entries
        .flatMap((entry) => {
          const score = scoreOf(entry, code, words);
          return score === null ? [] : { entry, score };
        })
        .sort((a, b) => a.score - b.score)
        .slice(0, most)
        .map(({ entry }) => entry.emoji);
    },
    named: (code) => {
      const wanted = code.toLowerCase();
      return entries.find(({ codes, name }) => codes.includes(wanted) || name.join("_") === wanted)?.emoji;
    },
  };
};

/** Skin tones by Fitzpatrick's scale, from light to dark; the first is none. */
export const TONES = ["", "🏻", "🏼", "🏽", "🏾", "🏿"] as const;

/** An emoji with everybody on it of that tone. */
export const withTone = ({ emoji, hasTones }: Emoji, tone: string): string => {
  if (!hasTones || tone === "") return emoji;
  // The hands that two people shake have the tone of the people.
  return emoji.replace(/(?!🤝\u200D)(\p{Emoji_Modifier_Base})\uFE0F?/gu, `$1${tone}`);
};
