import { passXmp, readXmp } from "./location.ts";
import {
  type File,
  type Found,
  grow,
  MOST_TAKEN,
  type Parser,
  type Part,
  readExif,
  skip,
  spend,
  TooMuch,
  take,
  text,
  u16,
  u32,
} from "./parsing.ts";

interface Box {
  readonly name: string;
  readonly body: Uint8Array;
  /** Where its body begins in what it was read from. */
  readonly at: number;
}

const HEAD = 8;

/** Most bytes of metadata that are put together. */
const MOST_HIDDEN = 1024 * 1024;

/** Boxes that may hold XMP, or what a film says of itself. */
const TEXTS = ["uuid", "moov"];

/** The boxes one after another in some bytes; what is not whole is none. */
const boxesIn = (found: Found, bytes: Uint8Array, from = 0): readonly Box[] => {
  const boxes: Box[] = [];
  for (let at = from; at + HEAD <= bytes.length; ) {
    const size = u32(bytes, at);
    if (size < HEAD || at + size > bytes.length) break;
    spend(found, 1);
    boxes.push({
      name: text(bytes, at + 4, at + 8),
      body: bytes.subarray(at + HEAD, at + size),
      at: at + HEAD,
    });
    at += size;
  }
  return boxes;
};

/** Reads an AVIF or a HEIC, whose first eight bytes began a box `ftyp` of this size. */
export function* readIsoMedia(file: File, size: number): Parser {
  if (size < 16 || size > 4_096) return;
  const { found } = file;
  const brands = text(yield* take(file, size - HEAD)).match(/.{4}/gs) ?? [];
  if (brands.some((brand) => brand === "avif" || brand === "avis")) found.type = "image/avif";
  else if (brands.some((brand) => /^(hei[cxms]|hev[cxms]|mif1|msf1)$/.test(brand))) found.type = "image/heic";
  else return;
  let hidden: readonly Hidden[] = [];
  for (;;) {
    const head = yield* take(file, HEAD);
    const name = text(head, 4);
    let length = u32(head, 0) - HEAD;
    // 1: the size follows, in eight bytes; 0: the box goes on to the end.
    if (length === 1 - HEAD) {
      const large = yield* take(file, 8);
      length = u32(large, 0) > 0 ? Number.POSITIVE_INFINITY : u32(large, 4) - HEAD - 8;
    }
    if (length === -HEAD) length = Number.POSITIVE_INFINITY;
    if (length < 0) return;
    const end = file.at + length;
    if (name === "meta" && length <= MOST_TAKEN) {
      const from = file.at;
      hidden = readMeta(found, yield* take(file, length), from);
    }
    spend(found, hidden.length);
    for (const { part, read } of hidden) {
      if (part.from < file.at || part.to > end) continue;
      yield* skip(file, part.from - file.at);
      read(yield* take(file, part.to - part.from));
    }
    if (!TEXTS.includes(name)) {
      yield* skip(file, end - file.at);
      continue;
    }
    if (name === "uuid") found.metadata.push({ from: file.at, to: end });
    yield* passXmp(file, end - file.at);
  }
}

/** Something that nobody sees, and how it is read. */
interface Hidden {
  readonly part: Part;
  readonly read: (bytes: Uint8Array) => void;
}

/** Reads what describes the picture; answers, in order, what of it stands elsewhere in the file. */
const readMeta = (found: Found, meta: Uint8Array, from: number): readonly Hidden[] => {
  const boxes = boxesIn(found, meta, 4);
  const bodyOf = (name: string) => boxes.find((box) => box.name === name);
  for (const container of boxesIn(found, bodyOf("iprp")?.body ?? new Uint8Array())) {
    if (container.name !== "ipco") continue;
    for (const { name, body } of boxesIn(found, container.body)) {
      if (name === "ispe" && body.length >= 12) grow(found, u32(body, 4), u32(body, 8));
      if (name === "irot" && ((body[0] ?? 0) & 1) === 1) found.isTurned = true;
    }
  }
  const kinds = itemKinds(found, bodyOf("iinf")?.body ?? new Uint8Array());
  const data = bodyOf("idat");
  const hidden: Hidden[] = [];
  const places = placesOf(found, bodyOf("iloc")?.body ?? new Uint8Array()).filter(
    ({ id, part }) => kinds.has(id) && part.to > part.from,
  );
  const counts = new Map<number, number>();
  for (const { id } of places) counts.set(id, (counts.get(id) ?? 0) + 1);
  const items = new Map([...kinds].map(([id, kind]) => [id, wholeOf(found, kind, counts.get(id) ?? 0)]));
  let inMeta = 0;
  for (const [index, { id, isInData, part }] of places.entries()) {
    const read = (bytes: Uint8Array) => items.get(id)?.(index, bytes);
    const place = isInData ? from + (data?.at ?? 0) : 0;
    const moved = { from: part.from + place, to: part.to + place };
    found.metadata.push(moved);
    if (moved.from >= from && moved.to <= from + meta.length) {
      inMeta += part.to - part.from;
      // Several parts may be the same bytes.
      if (inMeta > MOST_HIDDEN) throw new TooMuch();
      read(meta.subarray(moved.from - from, moved.to - from));
    } else if (part.to - part.from > MOST_TAKEN) found.hasLocation = true;
    else hidden.push({ part: moved, read });
  }
  found.metadata.sort((a, b) => a.from - b.from);
  hidden.sort((a, b) => a.part.from - b.part.from);
  let end = from + meta.length;
  let held = 0;
  for (const { part } of hidden) {
    held += part.to - part.from;
    // What has passed already, or what several items share, is not read.
    if (part.from < end || held > MOST_HIDDEN) found.hasLocation = true;
    end = part.to;
  }
  return held > MOST_HIDDEN ? [] : hidden;
};

/** Reads an item once all of its parts are there, in whatever order they stand in the file. */
const wholeOf = (found: Found, kind: string, count: number) => {
  const parts: (readonly [index: number, bytes: Uint8Array])[] = [];
  return (index: number, part: Uint8Array): void => {
    parts.push([index, part]);
    if (parts.length < count) return;
    const inOrder = parts.toSorted(([one], [other]) => one - other);
    const bytes = new Uint8Array(inOrder.flatMap(([, some]) => [...some]));
    // What is packed is not read; made blank, it is no more.
    if (kind === PACKED) found.hasLocation ||= bytes.some((byte) => byte !== 0);
    else if (kind === "mime") readXmp(found, bytes);
    // Before the TIFF of an item of EXIF stands where it begins.
    else if (bytes.length > 4) readExif(found, bytes.subarray(4 + Math.min(u32(bytes, 0), bytes.length - 4)));
  };
};

const PACKED = "mime, packed";

/** The items of metadata: `Exif` and `mime` (XMP, which may be packed), by their numbers. */
const itemKinds = (found: Found, body: Uint8Array): ReadonlyMap<number, string> => {
  const kinds = new Map<number, string>();
  if (body.length < 8) return kinds;
  for (const { name, body: entry } of boxesIn(found, body, body[0] === 0 ? 6 : 8)) {
    const isLong = entry[0] === 3;
    const at = isLong ? 8 : 6;
    if (name !== "infe" || (entry[0] !== 2 && !isLong) || entry.length < at + 6) continue;
    const kind = text(entry, at + 2, at + 6);
    if (kind !== "Exif" && kind !== "mime") continue;
    // The item's name, its type, and how it is packed.
    const packing = kind === "mime" && text(entry, at + 6).split("\0")[2];
    kinds.set(isLong ? u32(entry, 4) : u16(entry, 4), packing ? PACKED : kind);
  }
  return kinds;
};

interface Place {
  readonly id: number;
  /** Whether it is counted from the beginning of `idat`, not of the file. */
  readonly isInData: boolean;
  readonly part: Part;
}

/** Where the items stand. */
const placesOf = (found: Found, body: Uint8Array): readonly Place[] => {
  const places: Place[] = [];
  if (body.length < 8) return places;
  const version = body[0] ?? 0;
  const [offsetSize, lengthSize, baseSize] = [(body[4] ?? 0) >> 4, (body[4] ?? 0) & 15, (body[5] ?? 0) >> 4];
  const indexSize = version === 0 ? 0 : (body[5] ?? 0) & 15;
  let at = 6;
  const number = (size: number): number => {
    if (at + size > body.length) throw new RangeError("short");
    let value = 0;
    for (let place = 0; place < size; place++) value = value * 256 + (body[at + place] ?? 0);
    at += size;
    return value;
  };
  try {
    const count = number(version < 2 ? 2 : 4);
    for (let item = 0; item < count; item++) {
      const id = number(version < 2 ? 2 : 4);
      const method = version === 0 ? 0 : number(2) & 15;
      number(2);
      const base = number(baseSize);
      const extents = number(2);
      for (let extent = 0; extent < extents; extent++) {
        spend(found, 1);
        number(indexSize);
        const from = base + number(offsetSize);
        const to = from + number(lengthSize);
        if (method < 2) places.push({ id, isInData: method === 1, part: { from, to } });
      }
    }
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    // What is cut off says nothing of further items.
  }
  return places;
};
