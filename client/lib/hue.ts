/** Hues of the palette that stand for identities: `hue-0` … `hue-7` in the stylesheet. */
export const HUES = 8;

/** FNV-1a over UTF-16 code units: a number from 0 to 2^32 − 1 that is the same everywhere for the same text. */
export const hashOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
};

/** The stylesheet's class of an identity's hue. */
export const hueClass = (id: string): string => `hue-${hashOf(id) % HUES}`;

/** One or two letters that stand for a name; "?" for a name without any. */
export const initialsOf = (name: string): string => {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => (word === undefined ? "" : (Array.from(word)[0] ?? "")))
    .join("");
  return letters === "" ? "?" : letters.toLocaleUpperCase();
};
