/** A text in one font, from left to right as it is drawn. */
export interface Run<Font> {
  readonly text: string;
  readonly font: Font;
}

/** A text as it is drawn; `isWhole`: every character of it is. */
export interface Drawn<Font> {
  readonly runs: readonly Run<Font>[];
  readonly isWhole: boolean;
}

const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const STRONG = /\p{L}/u;
/** What goes on in the font of what stands before it: accents, joiners. */
const JOINS = /[\p{M}\u200c\u200d]/u;
const UNSEEN = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}]/u;

/** Whether a text begins in a script that is written from right to left. */
export const isRightToLeft = (text: string): boolean =>
  RIGHT_TO_LEFT.exec(STRONG.exec(text)?.[0] ?? "") !== null;

interface Piece<Font> extends Run<Font> {
  readonly isRightToLeft: boolean;
}

/**
 * A text in runs of one font and one direction each, in the order in which they are drawn. `fontOf` is the font that has
 * a character, as far as possible the one before; null: none has. Shaping turns the letters within a run.
 */
export const drawnAs = <Font>(
  text: string,
  fontOf: (character: string, before: Font | null) => Font | null,
): Drawn<Font> => {
  const pieces: Piece<Font>[] = [];
  let isWhole = true;
  for (const character of text.normalize("NFC")) {
    const last = pieces.at(-1);
    const font = fontOf(character, last?.font ?? null);
    if (font === null) {
      isWhole &&= UNSEEN.test(character);
      continue;
    }
    const isNeutral = !STRONG.test(character) && last !== undefined;
    const direction = isNeutral ? last.isRightToLeft : RIGHT_TO_LEFT.test(character);
    if (
      last !== undefined &&
      last.font === font &&
      (last.isRightToLeft === direction || JOINS.test(character))
    )
      pieces[pieces.length - 1] = { ...last, text: last.text + character };
    else pieces.push({ text: character, font, isRightToLeft: direction });
  }
  const runs = isRightToLeft(text) ? pieces.toReversed() : pieces;
  return { runs: runs.map(({ text: of, font }) => ({ text: of, font })), isWhole };
};

/** The widest size between two at which a text takes so many lines at most, and these lines. */
export const fitted = (
  text: string,
  {
    from,
    to,
    width,
    lines: most,
  }: { readonly from: number; readonly to: number; readonly width: number; readonly lines: number },
  widthOf: (text: string, size: number) => number,
): { readonly size: number; readonly lines: readonly string[] } => {
  for (let size = from; size > to; size -= 1) {
    const lines = wrapped(text, width, (part) => widthOf(part, size));
    if (lines.length <= most) return { size, lines };
  }
  return { size: to, lines: wrapped(text, width, (part) => widthOf(part, to)).slice(0, most) };
};

/** Lines of a text between its words; a word that is wider than a line is cut. */
const wrapped = (text: string, width: number, widthOf: (text: string) => number): readonly string[] => {
  const lines: string[] = [];
  let line = "";
  const put = (part: string, between: string) => {
    const longer = line === "" ? part : line + between + part;
    if (widthOf(longer) <= width) line = longer;
    else {
      if (line !== "") lines.push(line);
      line = part;
    }
  };
  for (const word of text.split(/\s+/u).filter((part) => part !== "")) {
    if (widthOf(word) <= width) put(word, " ");
    else for (const character of word) put(character, "");
  }
  return line === "" ? lines : [...lines, line];
};
