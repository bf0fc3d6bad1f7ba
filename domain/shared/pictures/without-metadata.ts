import { type Picture, pictureReader } from "./rules.ts";

/** A block of EXIF that says how a picture is turned and nothing else. */
const turned = (orientation: number): Uint8Array => {
  const header = [0x45, 0x78, 0x69, 0x66, 0, 0, 0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8];
  return new Uint8Array([...header, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]);
};

/** The bytes without those parts. */
const cut = (bytes: Uint8Array, { metadata }: Picture): Uint8Array[] => {
  const kept: Uint8Array[] = [];
  let at = 0;
  for (const { from, to } of metadata) {
    if (from > at) kept.push(bytes.subarray(at, from));
    at = Math.max(at, to);
  }
  return [...kept, bytes.subarray(at)];
};

const joined = (parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
};

const jpeg = (bytes: Uint8Array, picture: Picture): Uint8Array<ArrayBuffer> => {
  const whole = joined(cut(bytes, picture));
  if (picture.orientation === 1) return whole;
  const exif = turned(picture.orientation);
  return joined([
    whole.subarray(0, 2),
    new Uint8Array([0xff, 0xe1, 0, exif.length + 2]),
    exif,
    whole.subarray(2),
  ]);
};

/** The flags of a WebP that say that blocks of EXIF and XMP follow. */
const FLAGS_AT = 20;
const SAYS_METADATA = 0x0c;

const webp = (bytes: Uint8Array, picture: Picture): Uint8Array<ArrayBuffer> => {
  const whole = joined(cut(bytes, picture));
  new DataView(whole.buffer).setUint32(4, whole.length - 8, true);
  if (String.fromCharCode(...whole.subarray(12, 16)) === "VP8X")
    whole[FLAGS_AT] = (whole[FLAGS_AT] ?? 0) & ~SAYS_METADATA;
  return whole;
};

/** What stands where is written elsewhere in these: the parts are made blank. */
const blanked = (bytes: Uint8Array, { metadata }: Picture): Uint8Array<ArrayBuffer> => {
  const whole = new Uint8Array(bytes);
  for (const { from, to } of metadata) whole.fill(0, from, to);
  return whole;
};

/**
 * The bytes of a picture without what nobody sees of it: where and when it was taken, with what and by whom. It looks as
 * before, pixel by pixel, and stays turned as it is. Null where there is nothing to leave out, or it is no picture.
 */
export const withoutMetadata = (bytes: Uint8Array): Uint8Array<ArrayBuffer> | null => {
  const reader = pictureReader();
  reader.push(bytes);
  const picture = reader.end();
  if (!picture || picture.metadata.length === 0) return null;
  if (picture.type === "image/jpeg") return jpeg(bytes, picture);
  if (picture.type === "image/webp") return webp(bytes, picture);
  if (picture.type === "image/avif" || picture.type === "image/heic") return blanked(bytes, picture);
  return joined(cut(bytes, picture));
};
