/** Scripts that put no space between words: a mark or a mention stands next to their letters as next to a space. */
const SPACELESS =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u3000-\u303f\uff00-\uffef]$/u;
const PUNCTUATION = /^[\p{P}\p{S}]$/u;
const ESCAPABLE = /^[!-/:-@[-`{-~]$/;

export const isSpace = (character: string): boolean => character === "" || /^\s$/.test(character);
export const isPunctuation = (character: string): boolean => PUNCTUATION.test(character);
export const isSpaceless = (character: string): boolean => SPACELESS.test(character);

/** Whether a backslash before it takes its meaning from it. */
export const isEscapable = (character: string): boolean => ESCAPABLE.test(character);

/** Whether it goes on a word of Latin letters and digits, next to which neither a handle nor an address begins or ends. */
export const isWordPart = (character: string): boolean =>
  /^(?:[\p{Script=Latin}0-9]|[\u0300-\u036f])$/u.test(character);

/** The character that ends before `index`; empty at the beginning. */
export const before = (text: string, index: number): string => {
  if (index <= 0) return "";
  const last = text.charCodeAt(index - 1);
  const isLow = last >= 0xdc00 && last <= 0xdfff;
  return text.slice(index - (isLow && index > 1 ? 2 : 1), index);
};

/** The character that begins at `index`; empty at the end. */
export const at = (text: string, index: number): string => {
  const code = text.codePointAt(index);
  return code === undefined ? "" : String.fromCodePoint(code);
};
