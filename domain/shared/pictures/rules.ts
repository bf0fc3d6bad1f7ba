import { readPng, readWebp } from "./chunks.ts";
import { readGif } from "./gif.ts";
import { readIsoMedia } from "./iso-media.ts";
import { readJpeg } from "./jpeg.ts";
import { readXmp } from "./location.ts";
import {
  type File,
  type Found,
  MOST_TAKEN,
  type Need,
  type Parser,
  type Part,
  spend,
  TooMuch,
  take,
  text,
  u32,
} from "./parsing.ts";

/** What the bytes of a picture say of it. */
export interface Picture {
  readonly type: NonNullable<Found["type"]>;
  /**
   * In pixels, as it is shown: turned as it says. The largest of what its headers say; 0 where reading it cost too much
   * before that was known.
   */
  readonly width: number;
  readonly height: number;
  /** How it is to be turned, as EXIF counts: from 1 (not at all) to 8. */
  readonly orientation: number;
  /** Where it says what nobody sees: cameras, people, places. In order. */
  readonly metadata: readonly Part[];
  /** Whether that says where it was taken, or says more than is read. */
  readonly hasLocation: boolean;
}

/** Reads a picture while its bytes pass by, and keeps of them only what describes it. */
export interface PictureReader {
  readonly push: (bytes: Uint8Array) => void;
  /** What it is; null where the bytes are no picture, or do not say how large it is. */
  readonly end: () => Picture | null;
}

const PNG = "\x89PNG\r\n\x1a\n";

function* readAny(file: File): Parser {
  const first = yield* take(file, 2);
  if (first[0] === 0xff && first[1] === 0xd8) return yield* readJpeg(file);
  const rest = yield* take(file, 6);
  const begin = text(first) + text(rest);
  if (begin === PNG) return yield* readPng(file);
  if (/^GIF8[79]a/.test(begin)) return yield* readGif(file, rest.subarray(4));
  if (begin.startsWith("RIFF") && text(yield* take(file, 4)) === "WEBP") return yield* readWebp(file);
  if (begin.endsWith("ftyp")) return yield* readIsoMedia(file, u32(new Uint8Array([...first, ...rest]), 0));
}

/**
 * Reads PNG, JPEG, GIF, WebP, AVIF and HEIC by their bytes alone, whatever a file is called. At most 256 KiB are held, and
 * of the XMP of a JPEG 1 MiB; what is broken is read as far as it goes. What takes more than `MOST_SPENT` steps to read
 * counts as if it said a place.
 */
export const pictureReader = (): PictureReader => {
  const found: Found = {
    type: null,
    width: 0,
    height: 0,
    orientation: 1,
    isTurned: false,
    metadata: [],
    hasLocation: false,
    unpacked: 0,
    spent: 0,
    pieces: [],
    inPieces: 0,
  };
  const parser = readAny({ at: 0, found });
  let need: Need | null = null;
  let passed = 0;
  let held: Uint8Array[] = [];
  let heldLength = 0;
  let isBehindFf = false;
  let isTooMuch = false;
  let total = 0;
  const goOn = (bytes: Uint8Array) => {
    passed = 0;
    isBehindFf = false;
    held = [];
    heldLength = 0;
    try {
      spend(found, 1);
      const next = parser.next(bytes);
      need = next.done || ("take" in next.value && next.value.take > MOST_TAKEN) ? null : next.value;
    } catch (cause) {
      if (!(cause instanceof TooMuch)) throw cause;
      isTooMuch = true;
      found.hasLocation = true;
      need = null;
    }
  };
  goOn(new Uint8Array());

  /** Gives the parser what it needs from here on; answers how many bytes it was. */
  const feed = (bytes: Uint8Array, at: number): number => {
    const left = bytes.length - at;
    if (need === null) return left;
    if ("skip" in need) {
      const length = Math.min(left, need.skip - passed);
      passed += length;
      if (passed === need.skip) goOn(new Uint8Array());
      return length;
    }
    if ("marker" in need) {
      const { length, marker } = toMarker(bytes, at, isBehindFf);
      isBehindFf = bytes[at + length - 1] === 0xff;
      passed += length;
      if (marker !== null) goOn(new Uint8Array([passed >>> 24, passed >>> 16, passed >>> 8, passed, marker]));
      return length;
    }
    if ("some" in need) {
      goOn(bytes.subarray(at));
      return left;
    }
    const length = Math.min(left, need.take - heldLength);
    held.push(bytes.subarray(at, at + length));
    heldLength += length;
    if (heldLength === need.take) goOn(joined(held, heldLength));
    return length;
  };

  return {
    push: (bytes) => {
      total += bytes.length;
      for (let at = 0; at < bytes.length && need !== null; ) at += feed(bytes, at);
    },
    end: () => {
      const pieces = found.pieces.toSorted((a, b) => a.at - b.at).map(({ bytes }) => bytes);
      readXmp(
        found,
        joined(
          pieces,
          pieces.reduce((sum, { length }) => sum + length, 0),
        ),
      );
      const { type, width, height, orientation, hasLocation, isTurned } = found;
      if (type === null || (!isTooMuch && (width === 0 || height === 0))) return null;
      const isTurnedBack = type === "image/jpeg" ? orientation >= 5 : isTurned;
      const size = isTurnedBack ? { width: height, height: width } : { width, height };
      const metadata = found.metadata
        .map(({ from, to }) => ({ from, to: Math.min(to, total) }))
        .filter(({ from, to }) => from < to);
      return { type, ...size, orientation, metadata, hasLocation };
    },
  };
};

const joined = (parts: readonly Uint8Array[], length: number): Uint8Array => {
  const [first] = parts;
  if (first && parts.length === 1) return first;
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
};

/** How far it is to behind the next marker of a JPEG, and which one; to the end of the bytes where there is none. */
const toMarker = (bytes: Uint8Array, from: number, isBehindFf: boolean) => {
  let isMarker = isBehindFf;
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at] as number;
    // FF 00 is a plain FF, FF FF one FF more before a marker; restarts belong to what they divide.
    if (isMarker && byte !== 0 && byte !== 0xff && (byte < 0xd0 || byte > 0xd7))
      return { length: at + 1 - from, marker: byte };
    isMarker = byte === 0xff;
  }
  return { length: bytes.length - from, marker: null };
};
