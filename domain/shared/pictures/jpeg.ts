import { passXmp, readXmp } from "./location.ts";
import {
  type File,
  type Found,
  grow,
  type Parser,
  readExif,
  skip,
  spend,
  take,
  text,
  u16,
  u32,
} from "./parsing.ts";

const EOI = 0xd9;
const SOS = 0xda;
const COMMENT = 0xfe;

/** Whether a marker begins a frame, which says how large it is. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** Markers without anything behind them. */
const isAlone = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= EOI);

/** Segments of programs that change what is seen: JFIF, profiles of color, and how Adobe writes colors. */
const isSeen = (marker: number, name: string): boolean =>
  marker === 0xe0 ||
  (marker === 0xe2 && name.startsWith("ICC_PROFILE")) ||
  (marker === 0xee && name.startsWith("Adobe"));

/** Before a piece of XMP that does not fit one segment: its name, the whole's id, its length, and where this begins. */
const EXTENDED = "http://ns.adobe.com/xmp/extension/\0";
const EXTENDED_HEAD = EXTENDED.length + 32 + 4 + 4;
/** Most bytes of such XMP that are put together. What says more is not read, and not taken. */
const MOST_EXTENDED = 1024 * 1024;

/** Before a block of Photoshop's; its number for EXIF. */
const RESOURCE = "8BIM";
const EXIF_RESOURCE = "\x04\x22";
/** Steps that one of those costs. */
const RESOURCE_COST = 10;

const readSegment = (found: Found, kind: number, segment: Uint8Array): void => {
  if (kind === 0xe1 && text(segment, 0, 4) === "Exif") return readExif(found, segment);
  readXmp(found, segment);
  const head = text(segment, 0, EXTENDED.length);
  if (kind === 0xe1 && head === EXTENDED && segment.length >= EXTENDED_HEAD) {
    const at = u32(segment, EXTENDED_HEAD - 4);
    found.inPieces += segment.length;
    if (found.inPieces > MOST_EXTENDED) found.hasLocation = true;
    else found.pieces.push({ at, bytes: segment.slice(EXTENDED_HEAD) });
  }
  if (kind !== 0xed) return;
  const resources = text(segment);
  for (let at = 0; at !== -1; at = resources.indexOf(RESOURCE + EXIF_RESOURCE, at + 1)) {
    spend(found, RESOURCE_COST);
    // Behind the number stands a name of even length, with its own; then the length of the block.
    const name = at + 6;
    const block = name + 2 * Math.ceil(((segment[name] ?? 0) + 1) / 2) + 4;
    if (resources.startsWith(RESOURCE + EXIF_RESOURCE, at)) readExif(found, segment.subarray(block));
  }
};

/** Reads a JPEG behind its first two bytes, and what stands behind it: other views, a film, more of what nobody sees. */
export function* readJpeg(file: File): Parser {
  const { found } = file;
  found.type = "image/jpeg";
  let isFirst = true;
  let marker = 0;
  for (;;) {
    if (marker === 0) {
      const [sign, next = 0] = yield* take(file, 2);
      if (sign !== 0xff) {
        // Behind a picture a phone may keep the film of its moment.
        if (!isFirst) yield* passXmp(file, Number.POSITIVE_INFINITY);
        return;
      }
      marker = next;
    }
    while (marker === 0xff) [marker = 0] = yield* take(file, 1);
    const kind = marker;
    const from = file.at - 2;
    marker = 0;
    if (kind === EOI && isFirst) {
      found.metadata.push({ from: file.at, to: Number.POSITIVE_INFINITY });
      isFirst = false;
    }
    if (isAlone(kind)) continue;
    const length = u16(yield* take(file, 2), 0) - 2;
    if (length < 0) return;
    if (kind === COMMENT || (kind >= 0xe0 && kind <= 0xef)) {
      const segment = yield* take(file, length);
      if (isSeen(kind, text(segment, 0, 12))) continue;
      if (isFirst) found.metadata.push({ from, to: file.at });
      const { orientation } = found;
      readSegment(found, kind, segment);
      if (!isFirst) found.orientation = orientation;
    } else if (isFrame(kind) && length >= 6) {
      const frame = yield* take(file, length);
      if (isFirst) grow(found, u16(frame, 3), u16(frame, 1));
    } else yield* skip(file, length);
    if (kind !== SOS) continue;
    const passed = yield { marker: true };
    file.at += u32(passed, 0);
    marker = passed[4] ?? 0;
  }
}
