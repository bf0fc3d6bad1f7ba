/** A part of a file, in bytes from its beginning; `to` is past its end. */
export interface Part {
  readonly from: number;
  readonly to: number;
}

/** What has been read of a picture so far. */
export interface Found {
  type: "image/png" | "image/jpeg" | "image/gif" | "image/webp" | "image/avif" | "image/heic" | null;
  width: number;
  height: number;
  orientation: number;
  /** Whether width and height change places when it is shown. */
  isTurned: boolean;
  metadata: Part[];
  /** Whether it says where it was taken, or says more than is read. */
  hasLocation: boolean;
  /** Bytes that have been unpacked. */
  unpacked: number;
  /** What has been spent of `MOST_SPENT`. */
  spent: number;
  /** Pieces of a text that stands in many segments, and where in it each begins. */
  readonly pieces: { readonly at: number; readonly bytes: Uint8Array }[];
  /** Bytes of those segments, with their heads. */
  inPieces: number;
}

/**
 * What a parser wants next: so many bytes, to pass so many, to pass those before the next marker of a JPEG, or whatever
 * comes next.
 */
export type Need =
  | { readonly take: number }
  | { readonly skip: number }
  | { readonly marker: true }
  | { readonly some: true };

/** Reads a file from its beginning to its end, of which it is given what it needs. */
export type Parser<Result = void> = Generator<Need, Result, Uint8Array>;

/** A file that is being read, and how far. */
export interface File {
  at: number;
  readonly found: Found;
}

/** Most bytes that are looked at together: what describes itself at greater length is not read. */
export const MOST_TAKEN = 256 * 1024;

/**
 * What one picture may cost to be read, in steps: a few bytes may lead to the same long list over and over, or unpack
 * to nothing many times. A GIF of the largest size has some 90,000 blocks to pass; other pictures have far less.
 */
const MOST_SPENT = 200_000;

/** Thrown where reading a picture costs more than that: what it says is not known. */
export class TooMuch extends Error {}

/** To be called before each step, or before as many at once. Throws `TooMuch`. */
export const spend = (found: Pick<Found, "spent">, steps: number): void => {
  found.spent += steps;
  if (found.spent > MOST_SPENT) throw new TooMuch();
};

export function* take(file: File, length: number): Parser<Uint8Array> {
  file.at += length;
  return yield { take: length };
}

export function* skip(file: File, length: number): Parser {
  file.at += length;
  if (length > 0) yield { skip: length };
}

/** Passes a part of the file, of which it takes as much as may be looked at. */
export function* takeSome(file: File, length: number): Parser<Uint8Array> {
  const taken = yield* take(file, Math.min(length, MOST_TAKEN));
  yield* skip(file, length - taken.length);
  return taken;
}

const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

export const u16 = (bytes: Uint8Array, at: number): number => view(bytes).getUint16(at);
export const u16le = (bytes: Uint8Array, at: number): number => view(bytes).getUint16(at, true);
export const u24le = (bytes: Uint8Array, at: number): number =>
  u16le(bytes, at) + (bytes[at + 2] ?? 0) * 65_536;
export const u32 = (bytes: Uint8Array, at: number): number => view(bytes).getUint32(at);
export const u32le = (bytes: Uint8Array, at: number): number => view(bytes).getUint32(at, true);

/** Letters that are made at once: a function takes only so many arguments. */
const LETTERS = 8_192;

/** Bytes as the letters of Latin-1. */
export const text = (bytes: Uint8Array, from = 0, to = bytes.length): string => {
  const end = Math.min(to, bytes.length);
  let read = "";
  for (let at = from; at < end; at += LETTERS)
    read += String.fromCharCode.apply(null, bytes.subarray(at, Math.min(end, at + LETTERS)) as never);
  return read;
};

/** A picture is as large as the largest that any of its headers says. */
export const grow = (found: Found, width: number, height: number): void => {
  found.width = Math.max(found.width, width);
  found.height = Math.max(found.height, height);
};

const ORIENTATION = 0x0112;
const GPS = 0x8825;
const LATITUDE = 2;
const LONGITUDE = 4;
const ENTRY = 12;

/**
 * Reads a block of EXIF, which is one of TIFF: how the picture is turned, and whether it says where it was taken.
 * @param isCut whether the block is longer: what of it is not known may say that
 */
export const readExif = (found: Found, bytes: Uint8Array, isCut = false): void => {
  const tiff = text(bytes, 0, 4) === "Exif" ? bytes.subarray(6) : bytes;
  const order = text(tiff, 0, 2);
  if (tiff.length < 8 || (order !== "II" && order !== "MM")) return;
  const read16 = order === "II" ? u16le : u16;
  const read32 = order === "II" ? u32le : u32;
  const entries = (at: number): readonly number[] => {
    if (isCut && at + 2 > tiff.length) found.hasLocation = true;
    if (at < 8 || at + 2 > tiff.length) return [];
    const count = Math.min(read16(tiff, at), Math.floor((tiff.length - at - 2) / ENTRY));
    spend(found, count);
    return Array.from({ length: count }, (_, number) => at + 2 + number * ENTRY);
  };
  for (const entry of entries(read32(tiff, 4))) {
    const tag = read16(tiff, entry);
    if (tag === ORIENTATION) {
      const orientation = read16(tiff, entry + 8);
      if (orientation >= 1 && orientation <= 8) found.orientation = orientation;
    }
    const isPlace = (at: number) => [LATITUDE, LONGITUDE].includes(read16(tiff, at));
    if (tag === GPS && entries(read32(tiff, entry + 8)).some(isPlace)) found.hasLocation = true;
  }
};
