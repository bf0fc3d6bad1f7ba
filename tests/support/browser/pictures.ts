import { crc32, deflateSync } from "node:zlib";

/** Pictures of 6 × 4 pixels, as Chromium writes them: the upper left quarter is red, the lower right blue. */
export const PICTURES = {
  png: Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAYAAAAECAYAAACtBE5DAAAAJUlEQVR4AXSLsQkAAAyDbP7/OZ0C6VBBcFEGRwpVn9TAxJr9HgsAAP//1R5o6AAAAAZJREFUAwDokwwDb0AapgAAAABJRU5ErkJggg==",
    "base64",
  ),
  jpeg: Buffer.from(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/4gHYSUNDX1BST0ZJTEUAAQEAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADb/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/2wBDARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKT/wAARCAAEAAYDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAb/xAAYEAADAQEAAAAAAAAAAAAAAAAAAQMhIv/EABUBAQEAAAAAAAAAAAAAAAAAAAIF/8QAGhEBAAMAAwAAAAAAAAAAAAAAAQACAwQRkf/aAAwDAQACEQMRAD8An03bqmtYAC1x8s3Kq1PILWV7Wf/Z",
    "base64",
  ),
  webp: Buffer.from(
    "UklGRk4CAABXRUJQVlA4WAoAAAAwAAAABQAAAwAASUNDUMgBAAAAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADZBTFBIDQAAAAEPMP8REeIHOBH9DwYAVlA4IEoAAAAQAgCdASoGAAQABABoJbACdDBLwZCDfqQAAP7lAx31Y/+Pz4//nAXtuxIP/Q56//JyZZv/TGB/8//k3/I8bIFXYlCZdlIbH3AAAA==",
    "base64",
  ),
  webpLossless: Buffer.from(
    "UklGRhACAABXRUJQVlA4WAoAAAAwAAAABQAAAwAASUNDUMgBAAAAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADZWUDhMIQAAAC8FwAAQFxDzLyAo8n+0+Q/4QCHbCHDoXpmjuIj+xzC8LwA=",
    "base64",
  ),
  gif: Buffer.from("R0lGODlhBgAEAIAAAP8AAAAA/ywAAAAABgAEAAACBIRvoQUAOw==", "base64"),
} as const;

const u16 = (value: number) => Buffer.from([value >> 8, value & 255]);
const u32 = (value: number) => Buffer.concat([u16(value >>> 16), u16(value & 0xffff)]);
const u32le = (value: number) => Buffer.from(u32(value)).reverse();

/** A block of TIFF, as EXIF is one: how the picture is turned, a camera, and where it was taken. */
export const tiff = ({ orientation = 1, isPlaced = true, order = "MM" } = {}): Buffer => {
  const is16 = order === "MM" ? u16 : (value: number) => Buffer.from(u16(value)).reverse();
  const is32 = order === "MM" ? u32 : u32le;
  const entry = (tag: number, type: number, count: number, value: Buffer) =>
    Buffer.concat([is16(tag), is16(type), is32(count), value]);
  const gps = Buffer.concat([
    is16(3),
    entry(0, 1, 4, Buffer.from([2, 3, 0, 0])),
    entry(1, 2, 2, Buffer.from("N\0\0\0")),
    entry(2, 5, 3, is32(0)),
    is32(0),
  ]);
  const ifd = (at: number) =>
    Buffer.concat([
      is16(isPlaced ? 3 : 2),
      entry(0x010f, 2, 4, Buffer.from("Cam\0")),
      entry(0x0112, 3, 1, Buffer.concat([is16(orientation), is16(0)])),
      ...(isPlaced ? [entry(0x8825, 4, 1, is32(at))] : []),
      is32(0),
    ]);
  const head = Buffer.concat([Buffer.from(order), is16(42), is32(8)]);
  const first = ifd(head.length + ifd(0).length);
  return Buffer.concat([head, first, ...(isPlaced ? [gps] : [])]);
};

export const xmp = (isPlaced = true) =>
  Buffer.from(`<x:xmpmeta><rdf exif:Make="Cam"${isPlaced ? ' exif:GPSLatitude="46,30N"' : ""}/></x:xmpmeta>`);

const segment = (marker: number, body: Buffer) =>
  Buffer.concat([Buffer.from([0xff, marker]), u16(body.length + 2), body]);

/** A JPEG with segments behind its first two bytes, and something behind its end. */
export const jpegWith = (
  segments: readonly (readonly [marker: number, body: Buffer])[],
  behind = Buffer.alloc(0),
) =>
  Buffer.concat([
    PICTURES.jpeg.subarray(0, 2),
    ...segments.map(([marker, body]) => segment(marker, body)),
    PICTURES.jpeg.subarray(2),
    behind,
  ]);
export const exifSegment = (body: Buffer) => [0xe1, Buffer.concat([Buffer.from("Exif\0\0"), body])] as const;
export const xmpSegment = (body: Buffer) =>
  [0xe1, Buffer.concat([Buffer.from("http://ns.adobe.com/xap/1.0/\0"), body])] as const;

/** XMP that is too long for one segment, and broken in the middle of a name. */
export const extendedXmpSegments = () => {
  const whole = xmp();
  const middle = whole.indexOf("Latitude");
  return [middle, 0].map((at) => {
    const [length, begin] = [u32(whole.length), u32(at)];
    const piece = whole.subarray(at, at === 0 ? middle : undefined);
    return [
      0xe1,
      Buffer.concat([
        Buffer.from(`http://ns.adobe.com/xmp/extension/\0${"0".repeat(32)}`),
        length,
        begin,
        piece,
      ]),
    ] as const;
  });
};
/** A block of Photoshop's with EXIF in it. */
export const photoshopSegment = (body: Buffer) =>
  [
    0xed,
    Buffer.concat([Buffer.from("Photoshop 3.0\x008BIM\x04\x22\0\0", "latin1"), u32(body.length), body]),
  ] as const;

/** The head of a JPEG of that size. */
export const jpegOfSize = (width: number, height: number): Buffer => {
  const bytes = Buffer.from(PICTURES.jpeg);
  const frame = bytes.indexOf(Buffer.from([0xff, 0xc0]));
  bytes.writeUInt16BE(height, frame + 5);
  bytes.writeUInt16BE(width, frame + 7);
  return bytes;
};

const pngChunk = (name: string, body: Buffer) => {
  const named = Buffer.concat([Buffer.from(name), body]);
  return Buffer.concat([u32(body.length), named, u32(crc32(named))]);
};

/** A PNG with chunks before its end, and something behind it. */
export const pngWith = (
  chunks: readonly (readonly [name: string, body: Buffer])[],
  behind = Buffer.alloc(0),
) => {
  const end = PICTURES.png.length - 12;
  return Buffer.concat([
    PICTURES.png.subarray(0, end),
    ...chunks.map(([name, body]) => pngChunk(name, body)),
    PICTURES.png.subarray(end),
    behind,
  ]);
};
export const pngOfSize = (width: number, height: number): Buffer =>
  Buffer.concat([
    PICTURES.png.subarray(0, 8),
    pngChunk("IHDR", Buffer.concat([u32(width), u32(height), PICTURES.png.subarray(24, 29)])),
    PICTURES.png.subarray(33),
  ]);

/** Chunks of text of a PNG, packed. */
export const zTxt = (name: string, content: Buffer) =>
  ["zTXt", Buffer.concat([Buffer.from(`${name}\0\0`), deflateSync(content)])] as const;
export const packedITxt = (name: string, content: Buffer) =>
  ["iTXt", Buffer.concat([Buffer.from(`${name}\0\x01\0en\0Name\0`), deflateSync(content)])] as const;
/** EXIF as some programs write it into a text. */
export const rawProfile = (block: Buffer) =>
  Buffer.from(
    `\nexif\n${String(block.length).padStart(8)}\n${block.toString("hex").replace(/.{72}/g, "$&\n")}\n`,
  );

/** A GIF with an extension before its picture. */
export const gifWith = (extension: Buffer, behind = Buffer.alloc(0)) =>
  Buffer.concat([PICTURES.gif.subarray(0, 19), extension, PICTURES.gif.subarray(19), behind]);
/** XMP as GIF has it: as it is, with a trailer whose every byte leads to its end. */
export const gifXmp = (content: Buffer) =>
  Buffer.concat([
    Buffer.from([0x21, 0xff, 11]),
    Buffer.from("XMP DataXMP"),
    content,
    Buffer.from([1, ...Array.from({ length: 256 }, (_, n) => 255 - n), 0]),
  ]);

/** A WebP with chunks at its end. */
export const webpWith = (chunks: readonly (readonly [name: string, body: Buffer])[]) => {
  const bytes = Buffer.concat([
    PICTURES.webp,
    ...chunks.map(([name, body]) =>
      Buffer.concat([Buffer.from(name), u32le(body.length), body, Buffer.alloc(body.length % 2)]),
    ),
  ]);
  bytes.writeUInt32LE(bytes.length - 8, 4);
  bytes[20] = (bytes[20] ?? 0) | 0x0c;
  return bytes;
};

const box = (name: string, ...bodies: readonly Buffer[]) => {
  const body = Buffer.concat(bodies);
  return Buffer.concat([u32(body.length + 8), Buffer.from(name), body]);
};

export const isoXmpBox = (content: Buffer) =>
  Buffer.concat([isoWith({ exif: tiff({ isPlaced: false }) }), box("uuid", Buffer.alloc(16, 1), content)]);

/** An AVIF (or of another brand) as far as its head goes, with EXIF (or XMP in two parts) among its data. */
export const isoWith = ({
  brand = "avif",
  width = 6,
  height = 4,
  exif = tiff(),
  xmpItem = null as Buffer | null,
  packing = "",
  turns = 0,
} = {}): Buffer => {
  const item = xmpItem ?? Buffer.concat([u32(0), exif]);
  const half = Math.max(item.indexOf("Latitude"), 1);
  const type = xmpItem ? `mimeXMP\0application/rdf+xml\0${packing}\0` : "Exif\0";
  const full = Buffer.alloc(4);
  const head = box("ftyp", Buffer.from(brand), u32(0), Buffer.from("mif1"));
  const meta = (at: number) =>
    box(
      "meta",
      full,
      box("pitm", full, u16(1)),
      box(
        "iinf",
        full,
        u16(2),
        box("infe", Buffer.from([2, 0, 0, 0]), u16(1), u16(0), Buffer.from("av01\0")),
        box("infe", Buffer.from([2, 0, 0, 0]), u16(2), u16(0), Buffer.from(type)),
      ),
      box(
        "iloc",
        full,
        Buffer.from([0x44, 0]),
        u16(1),
        u16(2),
        u16(0),
        u16(2),
        u32(at),
        u32(half),
        u32(at + half),
        u32(item.length - half),
      ),
      box("iprp", box("ipco", box("ispe", full, u32(width), u32(height)), box("irot", Buffer.from([turns])))),
    );
  const before = Buffer.alloc(50, 7);
  const at = head.length + meta(0).length + 8 + before.length;
  return Buffer.concat([head, meta(at), box("mdat", before, item, before)]);
};

/** EXIF of many entries, each of which leads back to all of them. */
export const circularTiff = (entries: number): Buffer =>
  Buffer.concat([
    Buffer.from("MM"),
    u16(42),
    u32(8),
    u16(entries),
    ...Array.from({ length: entries }, () => Buffer.concat([u16(0x8825), u16(4), u32(1), u32(8)])),
  ]);

/** Blocks of Photoshop's in one segment that all lead to the same EXIF. */
export const manyResources = (count: number, body: Buffer) =>
  [
    0xed,
    Buffer.concat([
      ...Array.from({ length: count }, (_, index) =>
        Buffer.concat([Buffer.from("8BIM\x04\x22"), Buffer.from([8 * (count - index) - 7, 0])]),
      ),
      Buffer.alloc(4),
      body,
    ]),
  ] as const;

/** XMP of several segments without a letter in any. */
export const emptyXmpSegments = (count: number) =>
  Array.from(
    { length: count },
    () => [0xe1, Buffer.from(`http://ns.adobe.com/xmp/extension/\0${"0".repeat(40)}`)] as const,
  );

/** A packed text of many blocks that unpack to nothing. */
export const emptyBlocks = (count: number) =>
  [
    "zTXt",
    Buffer.concat([
      Buffer.from("Comment\0\0\x78\x9c", "latin1"),
      ...Array.from({ length: count }, () => Buffer.from([0, 0, 0, 0xff, 0xff])),
      Buffer.from([1, 0, 0, 0xff, 0xff]),
    ]),
  ] as const;

/** A GIF with a comment whose blocks are of one letter each. */
export const gifInLetters = (letters: number): Buffer =>
  gifWith(Buffer.concat([Buffer.from([0x21, 0xfe]), Buffer.alloc(2 * letters, 1), Buffer.from([0])]));

/** An AVIF of which one item has places, in extents that need `bytes` of the list each: with 0 a few bytes tell of many. */
export const isoOfExtents = (extents: number, bytes: 0 | 4): Buffer => {
  const full = Buffer.alloc(4);
  const list = Buffer.concat(
    Array.from({ length: bytes === 0 ? 0 : extents }, () => Buffer.concat([u16(0), u16(4_000)])),
  );
  const sizes = bytes === 0 ? 0 : 0x22;
  const infe = box("infe", Buffer.from([2, 0, 0, 0]), u16(1), u16(0), Buffer.from("Exif\0"));
  return Buffer.concat([
    box("ftyp", Buffer.from("avif"), u32(0), Buffer.from("mif1")),
    box(
      "meta",
      full,
      box("iinf", full, u16(1), infe),
      box(
        "iloc",
        Buffer.from([1, 0, 0, 0, sizes, 0]),
        ...(bytes === 0
          ? [
              u16(8),
              ...Array.from({ length: 8 }, () => Buffer.concat([u16(1), u16(1), u16(0), u16(extents)])),
            ]
          : [u16(1), u16(1), u16(1), u16(0), u16(extents), list]),
      ),
      box("idat", Buffer.alloc(4_000)),
      box("iprp", box("ipco", box("ispe", full, u32(6), u32(4)))),
    ),
  ]);
};
