import { passXmp, readPngText } from "./location.ts";
import {
  type File,
  grow,
  type Parser,
  readExif,
  skip,
  take,
  takeSome,
  text,
  u16le,
  u24le,
  u32,
  u32le,
} from "./parsing.ts";

/** Bytes of the head and the checksum of a chunk of PNG. */
const HEAD = 8;
const CHECKSUM = 4;

/** Reads a PNG behind its signature of eight bytes. */
export function* readPng(file: File): Parser {
  const { found } = file;
  found.type = "image/png";
  for (;;) {
    const from = file.at;
    const head = yield* take(file, HEAD);
    const [length, name] = [u32(head, 0), text(head, 4)];
    const isText = ["tEXt", "iTXt", "zTXt"].includes(name);
    if (name === "IHDR" && length === 13) {
      const header = yield* take(file, length);
      grow(found, u32(header, 0), u32(header, 4));
    } else if (name === "eXIf" || isText) {
      const chunk = yield* takeSome(file, length);
      const isCut = chunk.length < length;
      if (isText) readPngText(found, name, chunk, isCut);
      else readExif(found, chunk, isCut);
    } else yield* skip(file, length);
    yield* skip(file, CHECKSUM);
    if (name === "eXIf" || name === "tIME" || isText) found.metadata.push({ from, to: file.at });
    if (name !== "IEND") continue;
    found.metadata.push({ from: file.at, to: Number.POSITIVE_INFINITY });
    return yield* passXmp(file, Number.POSITIVE_INFINITY);
  }
}

/** Reads a WebP behind its head of twelve bytes. */
export function* readWebp(file: File): Parser {
  const { found } = file;
  found.type = "image/webp";
  for (;;) {
    const from = file.at;
    const head = yield* take(file, HEAD);
    const [name, length] = [text(head, 0, 4), u32le(head, 4)];
    if (name === "XMP ") yield* passXmp(file, length);
    else if (name === "EXIF") {
      const chunk = yield* takeSome(file, length);
      readExif(found, chunk, chunk.length < length);
    } else {
      const begin = yield* take(file, Math.min(length, 16));
      const size = frameSize(name, begin);
      if (size) grow(found, ...size);
      yield* skip(file, length - begin.length);
    }
    yield* skip(file, length % 2);
    if (name === "EXIF" || name === "XMP ") found.metadata.push({ from, to: file.at });
  }
}

/** How large a chunk of a WebP says that the picture, or one of its frames, is. */
const frameSize = (name: string, begin: Uint8Array): [number, number] | null => {
  if (name === "VP8X" && begin.length >= 10) return [1 + u24le(begin, 4), 1 + u24le(begin, 7)];
  if (name === "VP8 " && begin.length >= 10) return [u16le(begin, 6) & 0x3fff, u16le(begin, 8) & 0x3fff];
  if (name === "VP8L" && begin.length >= 5) {
    const bits = u32le(begin, 1);
    return [1 + (bits & 0x3fff), 1 + ((bits >>> 14) & 0x3fff)];
  }
  if (name === "ANMF" && begin.length >= 12)
    return [2 * u24le(begin, 0) + 1 + u24le(begin, 6), 2 * u24le(begin, 3) + 1 + u24le(begin, 9)];
  return null;
};
