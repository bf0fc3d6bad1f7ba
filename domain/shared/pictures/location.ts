import { inflate } from "./inflate.ts";
import { type Found, type Parser, readExif, spend, take, text } from "./parsing.ts";

/** What XMP calls a place, and a film (with the letter of its copyright sign). */
const PLACE = /GPS(?:Latitude|Longitude)|\xa9xyz/;
/** More letters than the longest of those. */
const KEPT = 16;
/** Bytes that are looked at together, of what may be long. */
const PIECE = 64 * 1024;
/** Most bytes that packed texts of one picture are unpacked from, or to. What says more is not read, and not taken. */
const MOST_UNPACKED = 1024 * 1024;
/** Steps that a block of packed text costs, which brings its own codes; bytes in digits that are a step. */
const BLOCK_COST = 50;
const DIGITS_A_STEP = 8;

/**
 * Looks through text for where a picture was taken, piece by piece. XMP may be of letters of one, two or four bytes:
 * the names that are looked for are the same but for zeros.
 */
export const placeFinder = (found: Found): ((bytes: Uint8Array) => void) => {
  let before = "";
  return (bytes) => {
    const all = before + text(bytes).replaceAll("\0", "");
    if (PLACE.test(all)) found.hasLocation = true;
    before = all.slice(-KEPT);
  };
};

/** Reads text that is all there: whether it says where the picture was taken. */
export const readXmp = (found: Found, bytes: Uint8Array): void => placeFinder(found)(bytes);

/** The same of a part of the file, however long it is; to its end where that is infinite. */
export function* passXmp(
  file: { at: number; readonly found: Found },
  length: number,
  find = placeFinder(file.found),
): Parser {
  let left = length;
  if (length === Number.POSITIVE_INFINITY) for (;;) find(yield { some: true });
  while (left > 0) {
    const piece = yield* take(file, Math.min(left, PIECE));
    find(piece);
    left -= piece.length;
  }
}

/** Texts under these names hold another program's block, its bytes in hexadecimal digits behind a line of their number. */
const PROFILE = "Raw profile type ";

const readText = (found: Found, name: string, bytes: Uint8Array): void => {
  readXmp(found, bytes);
  if (!name.startsWith(PROFILE)) return;
  const digits = /^\s*\S+\s+\d+\s+([\da-f\s]*)/i.exec(text(bytes))?.[1]?.replace(/\s/g, "") ?? "";
  spend(found, Math.ceil(digits.length / DIGITS_A_STEP));
  const block = Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  readXmp(found, block);
  readExif(found, block);
};

/**
 * Reads a chunk of text of a PNG: `tEXt`, or `zTXt` and `iTXt`, which may be packed.
 * @param isCut whether the chunk is longer: what of it is not known may say anything
 */
export const readPngText = (found: Found, kind: string, bytes: Uint8Array, isCut: boolean): void => {
  const end = (from: number) => {
    const at = bytes.indexOf(0, from);
    return at === -1 ? bytes.length : at;
  };
  const nameEnd = end(0);
  const name = text(bytes, 0, nameEnd);
  readXmp(found, bytes);
  if (isCut) found.hasLocation = true;
  if (kind === "tEXt") return readText(found, name, bytes.subarray(nameEnd + 1));
  const isPacked = kind === "zTXt" || bytes[nameEnd + 1] === 1;
  const from = kind === "zTXt" ? nameEnd + 2 : end(end(nameEnd + 3) + 1) + 1;
  const content = bytes.subarray(from);
  if (!isPacked) return readText(found, name, content);
  const { bytes: unpacked, isWhole } = inflate(content, Math.max(0, MOST_UNPACKED - found.unpacked), () =>
    spend(found, BLOCK_COST),
  );
  found.unpacked += Math.max(unpacked.length, content.length);
  if (!isWhole) found.hasLocation = true;
  readText(found, name, unpacked);
};
