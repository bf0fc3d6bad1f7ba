import type { Font, GlyphRun } from "@pdf-lib/fontkit";
import type { PDFFont, PDFPage, RGB } from "pdf-lib";

declare module "@pdf-lib/fontkit" {
  interface Path {
    /** The same path, scaled; its types leave it out. */
    scale(x: number, y: number): Path;
  }
}

interface IndexEntry {
  readonly file: string;
  readonly ranges: readonly (readonly [from: number, to: number])[];
}

type Read = (file: string) => Promise<Uint8Array | null>;

/** Where and how a text is drawn; sizes and places in points. */
interface Place {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly color: RGB;
}

/** What texts are written with. Both throw for a text of which the font says more than its reader understands. */
export interface Face {
  readonly widthOf: (text: string, size: number) => number;
  readonly draw: (page: PDFPage, text: string, place: Place) => void;
}

/** Finds the face of a character, as far as possible the one before; null where there is none. */
export type FaceOf = (character: string, before: Face | null) => Face | null;

/** Characters of the font that every reader of PDFs has, as far as ASCII and Latin-1 go. */
const isStandard = (character: string): boolean => /^[\x20-\x7e\u00a0-\u00ff]$/.test(character);

/** For when no file can be read. */
export const standardFace = (font: PDFFont): FaceOf => {
  const face: Face = {
    widthOf: (text, size) => font.widthOfTextAtSize(text, size),
    draw: (page, text, place) => page.drawText(text, { ...place, font }),
  };
  return (character) => (isStandard(character) ? face : null);
};

interface Shaped {
  readonly glyphs: GlyphRun["glyphs"];
  readonly positions: GlyphRun["positions"];
}

/**
 * Draws the outlines of shaped letters. Embedded as a font they would lose what is in no table of characters: pdf-lib
 * takes ligatures and accents for as wide as anything, and its subsets lose glyphs of fonts without padding.
 */
const outlineFace = (font: Font): Face => {
  const shaped = (text: string): Shaped => font.layout(text);
  return {
    widthOf: (text, size) =>
      shaped(text).positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0) * (size / font.unitsPerEm),
    draw: (page, text, { x, y, size, color }) => {
      const scale = size / font.unitsPerEm;
      const { glyphs, positions } = shaped(text);
      let at = 0;
      for (const [index, glyph] of glyphs.entries()) {
        const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[index] ?? {};
        const outline = glyph.path.scale(scale, -scale).toSVG();
        if (outline !== "")
          page.drawSvgPath(outline, {
            x: x + (at + xOffset) * scale,
            y: y + yOffset * scale,
            color,
            borderWidth: 0,
          });
        at += xAdvance;
      }
    },
  };
};

const indexOf = async (read: Read): Promise<readonly IndexEntry[]> => {
  const bytes = await read("index.json");
  return bytes === null ? [] : (JSON.parse(new TextDecoder().decode(bytes)) as readonly IndexEntry[]);
};

interface Known {
  readonly face: Face;
  readonly characters: ReadonlySet<number>;
}

/** Opens what of our fonts a text needs, character by character the first that has it. */
export const ownFaces = async (
  text: string,
  read: Read,
  open: (bytes: Uint8Array) => Font,
): Promise<FaceOf> => {
  const index = await indexOf(read);
  const known = new Map<string, Known | null>();
  const opened = async (file: string): Promise<Known | null> => {
    const bytes = await read(file);
    if (bytes === null) return null;
    const font = open(bytes);
    return { face: outlineFace(font), characters: new Set(font.characterSet) };
  };
  const ofCharacter = new Map<number, Face>();
  const byFace = new Map<Face, ReadonlySet<number>>();
  for (const character of new Set(text.normalize("NFC"))) {
    const point = character.codePointAt(0) ?? 0;
    for (const { file, ranges } of index) {
      if (!ranges.some(([from, to]) => point >= from && point <= to)) continue;
      if (!known.has(file)) known.set(file, await opened(file));
      const font = known.get(file);
      if (!font?.characters.has(point)) continue;
      ofCharacter.set(point, font.face);
      byFace.set(font.face, font.characters);
      break;
    }
  }
  return (character, before) => {
    const point = character.codePointAt(0) ?? 0;
    // A word is in one face as far as that has its characters.
    return before !== null && byFace.get(before)?.has(point) ? before : (ofCharacter.get(point) ?? null);
  };
};
