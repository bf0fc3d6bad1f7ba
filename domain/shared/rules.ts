/**
 * Characters that draw nothing by themselves: white space, what Unicode calls default-ignorable, control and format
 * characters, marks without a letter, and the blank braille pattern, which is a symbol to Unicode and nothing to
 * the eye.
 */
const INVISIBLE = /^[\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{M}\u2800]*$/u;

/** Whether a value of JSON has at most `most` lists and objects within each other. */
export const isWithinDepth = (value: unknown, most: number): boolean => {
  if (typeof value !== "object" || value === null) return true;
  return most > 0 && Object.values(value).every((one) => isWithinDepth(one, most - 1));
};

/** Whether a text shows something to whoever reads it: the one meaning of "not empty" for names, messages and titles. */
export const hasVisibleText = (text: string): boolean => !INVISIBLE.test(text);

let graphemes: Intl.Segmenter | undefined;
/** Made when the first text needs it: that takes a slow device longer than many texts do. */
const inGraphemes = (text: string): Intl.Segments => {
  graphemes ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  return graphemes.segment(text);
};

/** The length of a text as people count it: a family emoji or a letter with its accents is one. */
export const graphemesIn = (text: string): number => {
  // Every code unit of plain text is a character of its own, and such texts are nearly all.
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let count = 0;
  for (const _ of inGraphemes(text)) count += 1;
  return count;
};

/** The bytes that a text takes within JSON, in UTF-8: quotation marks and control characters take more there. */
export const jsonBytesOf = (text: string): number =>
  /^[ !#-[\]-~]*$/.test(text) ? text.length : new TextEncoder().encode(JSON.stringify(text)).length - 2;

/** The beginning of a text, at most `max` characters as people count them, never through the middle of one. */
export const firstGraphemes = (text: string, max: number): string => {
  if (text.length <= max) return text;
  let count = 0;
  for (const { index } of inGraphemes(text)) {
    if (count === max) return text.slice(0, index);
    count += 1;
  }
  return text;
};

/** The beginning of a text in at most `units` UTF-16 code units, of whole characters as people count them. */
export const firstWithin = (text: string, units: number): string => {
  if (text.length <= units) return text;
  let end = 0;
  for (const { index, segment } of inGraphemes(text)) {
    if (index + segment.length > units) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
};

/** A wait as a sentence names it: `1 second`, `45 seconds`, `3 minutes`, `2 hours`; rounded up to what is named. */
export const waitInWords = (seconds: number): string => {
  const [count, unit] =
    seconds <= 90
      ? [Math.max(1, Math.ceil(seconds)), "second"]
      : seconds <= 90 * 60
        ? [Math.ceil(seconds / 60), "minute"]
        : [Math.ceil(seconds / 3_600), "hour"];
  return count === 1 ? `1 ${unit}` : `${count} ${unit}s`;
};

/**
 * What a spelling may leave out: accents and other marks that sit on a letter, vowel points of Hebrew and Arabic, and
 * characters that nobody sees. Marks that make another letter (the dakuten of kana, the vowels of Thai and Devanagari)
 * stay.
 */
const LEFT_OUT =
  /(?![\u3099\u309a])[\p{Script=Inherited}\p{Cf}\p{Default_Ignorable_Code_Point}\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0730-\u074a]/gu;

/** Letters of their own, which no normalization takes apart, as people without them on the keyboard write them. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  þ: "th",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  ħ: "h",
  ı: "i",
  ŋ: "n",
  ŧ: "t",
  ς: "σ",
};

/**
 * A text as it is compared with another: the case of letters, their accents and the form in which Unicode writes them
 * make no difference ("Ångström" is "angstrom", in either composition). `fold_text` in Postgres is the same rule.
 */
export const fold = (text: string): string =>
  /^[\0-\x7f]*$/.test(text)
    ? text.toLowerCase()
    : text
        .normalize("NFKD")
        .replace(LEFT_OUT, "")
        .toLowerCase()
        .replace(/[ßæœþøłđðħıŋŧς]/g, (letter) => PLAIN[letter] as string)
        .normalize("NFC");

/** A whole number with its thousands apart, as errors say it: the server writes no language but English. */
export const grouped = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, ",");
