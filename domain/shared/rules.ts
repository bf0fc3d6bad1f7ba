/**
 * Characters that draw nothing by themselves: white space, what Unicode calls default-ignorable, control and format
 * characters, marks without a letter, and the blank braille pattern, which is a symbol to Unicode and nothing to
 * the eye.
 */
const INVISIBLE = /^[\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{M}\u2800]*$/u;

/** Whether a text shows something to whoever reads it: the one meaning of "not empty" for names, messages and titles. */
export const hasVisibleText = (text: string): boolean => !INVISIBLE.test(text);

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** The length of a text as people count it: a family emoji or a letter with its accents is one. */
export const graphemesIn = (text: string): number => {
  // Every code unit of plain text is a character of its own, and such texts are nearly all.
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let count = 0;
  for (const _ of graphemes.segment(text)) count += 1;
  return count;
};

/** The beginning of a text, at most `max` characters as people count them, never through the middle of one. */
export const firstGraphemes = (text: string, max: number): string => {
  if (text.length <= max) return text;
  let count = 0;
  for (const { index } of graphemes.segment(text)) {
    if (count === max) return text.slice(0, index);
    count += 1;
  }
  return text;
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
