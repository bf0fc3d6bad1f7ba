import { deflateSync } from "node:zlib";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  circularTiff,
  emptyBlocks,
  emptyXmpSegments,
  exifSegment,
  extendedXmpSegments,
  gifInLetters,
  gifWith,
  gifXmp,
  isoOfExtents,
  isoWith,
  isoXmpBox,
  jpegOfSize,
  jpegWith,
  manyResources,
  PICTURES,
  packedITxt,
  photoshopSegment,
  pngOfSize,
  pngWith,
  rawProfile,
  tiff,
  webpWith,
  xmp,
  xmpSegment,
  zTxt,
} from "../../../tests/support/browser/pictures.ts";
import { inflate } from "./inflate.ts";
import { pictureReader } from "./rules.ts";

const read = (bytes: Uint8Array, step = bytes.length) => {
  const reader = pictureReader();
  for (let at = 0; at < bytes.length; at += step) reader.push(bytes.subarray(at, at + step));
  return reader.end();
};

describe("a picture is", () => {
  it.each([
    ["image/png", PICTURES.png],
    ["image/jpeg", PICTURES.jpeg],
    ["image/webp", PICTURES.webp],
    ["image/webp", PICTURES.webpLossless],
    ["image/gif", PICTURES.gif],
    ["image/avif", isoWith()],
    ["image/heic", isoWith({ brand: "heic" })],
  ])("%s by its bytes, with its size", (type, bytes) => {
    expect(read(bytes)).toMatchObject({ type, width: 6, height: 4, orientation: 1 });
  });

  it.each([
    ["nothing", Buffer.alloc(0)],
    ["text", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")],
    ["a page behind a name", Buffer.from("GIF89")],
    ["a document", Buffer.from("%PDF-1.4 …")],
    ["a film", isoWith({ brand: "isom" }).fill("isom", 16, 20)],
    ["sound", Buffer.from("RIFF\x10\0\0\0WAVEfmt \x10\0\0\0")],
    ["a PNG of no size", pngOfSize(0, 4)],
    ["a JPEG of no height", jpegOfSize(6, 0)],
    ["a PNG that breaks off in its head", PICTURES.png.subarray(0, 20)],
    ["a JPEG that breaks off in its head", PICTURES.jpeg.subarray(0, 200)],
  ])("not %s", (_, bytes) => {
    expect(read(bytes)).toBeNull();
  });

  it("read though it breaks off behind its head", () => {
    for (const bytes of [PICTURES.png, PICTURES.jpeg, PICTURES.webp, PICTURES.gif])
      expect(read(bytes.subarray(0, bytes.length - 8))).toMatchObject({ width: 6, height: 4 });
  });
});

describe("its size", () => {
  it("is that of the bytes, however large", () => {
    expect(read(pngOfSize(11_000, 11_000))).toMatchObject({ width: 11_000, height: 11_000 });
    expect(read(jpegOfSize(65_500, 3))).toMatchObject({ width: 65_500, height: 3 });
    expect(read(isoWith({ width: 100_000, height: 7 }))).toMatchObject({ width: 100_000, height: 7 });
  });

  it("is the larger one where its headers differ", () => {
    const gif = Buffer.from(PICTURES.gif);
    gif.writeUInt16LE(9_000, gif.indexOf(0x2c) + 5);
    expect(read(gif)).toMatchObject({ width: 9_000, height: 4 });
    const webp = Buffer.from(PICTURES.webp);
    const frame = webp.indexOf(Buffer.from([0x9d, 0x01, 0x2a]));
    webp.writeUInt16LE(8_000, frame + 3);
    expect(read(webp)).toMatchObject({ width: 8_000, height: 4 });
  });

  it("is that of the picture as it is turned", () => {
    for (const order of ["MM", "II"])
      expect(read(jpegWith([exifSegment(tiff({ orientation: 6, order }))]))).toMatchObject({
        orientation: 6,
        width: 4,
        height: 6,
      });
    expect(read(isoWith({ turns: 1 }))).toMatchObject({ width: 4, height: 6 });
  });
});

describe("where it was taken", () => {
  it.each([
    ["EXIF of a JPEG", jpegWith([exifSegment(tiff())])],
    ["EXIF of the other order", jpegWith([exifSegment(tiff({ order: "II" }))])],
    ["XMP of a JPEG", jpegWith([xmpSegment(xmp())])],
    ["EXIF of a second picture in a JPEG", jpegWith([], jpegWith([exifSegment(tiff())]))],
    ["EXIF of a PNG", pngWith([["eXIf", tiff()]])],
    ["XMP of a PNG", pngWith([["iTXt", Buffer.concat([Buffer.from("XML:com.adobe.xmp\0\0\0\0\0"), xmp()])]])],
    ["packed text of a PNG", pngWith([zTxt("XML:com.adobe.xmp", xmp())])],
    ["packed international text of a PNG", pngWith([packedITxt("XML:com.adobe.xmp", xmp())])],
    ["EXIF in digits in packed text of a PNG", pngWith([zTxt("Raw profile type exif", rawProfile(tiff()))])],
    [
      "EXIF in digits in text of a PNG",
      pngWith([
        [
          "tEXt",
          Buffer.concat([
            Buffer.from("Raw profile type APP1\0"),
            rawProfile(Buffer.concat([Buffer.from("Exif\0\0"), tiff()])),
          ]),
        ],
      ]),
    ],
    ["what stands behind a PNG", pngWith([], xmp())],
    ["XMP of two bytes a letter", jpegWith([xmpSegment(Buffer.from(xmp().toString(), "utf16le"))])],
    ["the same the other way round", webpWith([["XMP ", Buffer.from(xmp().toString(), "utf16le").swap16()]])],
    ["XMP of a JPEG in several segments", jpegWith(extendedXmpSegments())],
    ["EXIF in a block of Photoshop's", jpegWith([photoshopSegment(tiff())])],
    [
      "a film behind a JPEG",
      jpegWith([], Buffer.from("\0\0\0\x18ftypmp42 moov udta \xa9xyz+46.5+006.6/", "latin1")),
    ],
    [
      "XMP of a WebP longer than is held",
      webpWith([["XMP ", Buffer.concat([Buffer.alloc(300_000, 32), xmp()])]]),
    ],
    [
      "EXIF of a WebP that leads past what is held",
      webpWith([["EXIF", Buffer.concat([Buffer.from("MM\0\x2a\0\x05\0\0"), Buffer.alloc(400_000)])]]),
    ],
    ["XMP of a GIF", gifWith(gifXmp(xmp()))],
    ["what stands behind a GIF", gifWith(Buffer.alloc(0), xmp())],
    ["XMP of an AVIF in two parts", isoWith({ xmpItem: xmp() })],
    ["XMP of an AVIF in a box of its own", isoXmpBox(xmp())],
    ["packed XMP of a HEIC", isoWith({ brand: "heic", xmpItem: Buffer.from("x"), packing: "deflate" })],
    ["EXIF of a WebP", webpWith([["EXIF", tiff()]])],
    ["EXIF of a WebP with a head", webpWith([["EXIF", Buffer.concat([Buffer.from("Exif\0\0"), tiff()])]])],
    ["XMP of a WebP", webpWith([["XMP ", xmp()]])],
    ["EXIF of an AVIF", isoWith()],
    ["EXIF of a HEIC", isoWith({ brand: "heic" })],
  ])("is read in %s", (_, bytes) => {
    const picture = read(bytes);
    expect(picture?.hasLocation).toBe(true);
    expect(picture?.metadata.length).toBeGreaterThan(0);
  });

  it("is not said by what is no place", () => {
    const plain = tiff({ isPlaced: false, orientation: 3 });
    for (const bytes of [
      PICTURES.png,
      PICTURES.jpeg,
      PICTURES.webp,
      jpegWith([exifSegment(plain), xmpSegment(xmp(false))]),
      pngWith([["eXIf", plain]]),
      pngWith([
        zTxt("Raw profile type exif", rawProfile(plain)),
        packedITxt("XML:com.adobe.xmp", xmp(false)),
      ]),
      jpegWith([photoshopSegment(plain)]),
      gifWith(gifXmp(xmp(false))),
      isoWith({ xmpItem: xmp(false) }),
      isoXmpBox(xmp(false)),
      webpWith([["EXIF", plain]]),
      isoWith({ exif: plain }),
    ])
      expect(read(bytes)?.hasLocation).toBe(false);
  });
});

it("unpacks no more than it may, however much a text says, and takes the rest as unread", () => {
  const bomb = zTxt("Comment", Buffer.alloc(200 * 1024 * 1024));
  const began = process.memoryUsage().arrayBuffers;
  expect(read(pngWith([bomb]))?.hasLocation).toBe(true);
  expect(process.memoryUsage().arrayBuffers - began).toBeLessThan(16 * 1024 * 1024);
  // Many that are small each are bounded together.
  const many = Array.from({ length: 20 }, () => zTxt("Comment", Buffer.alloc(60_000)));
  expect(read(pngWith(many))?.hasLocation).toBe(true);
  expect(read(pngWith(many.slice(0, 10)))?.hasLocation).toBe(false);
});

it.each([
  ["EXIF whose entries all lead to all of them", jpegWith([exifSegment(circularTiff(1_000))])],
  ["the same in a PNG", pngWith([["eXIf", circularTiff(1_000)]])],
  [
    "blocks of Photoshop's that all lead to the same EXIF",
    jpegWith(Array.from({ length: 300 }, () => manyResources(30, circularTiff(40)))),
  ],
  ["XMP in segments without a letter", jpegWith(emptyXmpSegments(14_000))],
  [
    "comments without a letter",
    jpegWith(Array.from({ length: 100_000 }, () => [0xfe, Buffer.alloc(0)] as const)),
  ],
  ["packed texts that unpack to nothing", pngWith([emptyBlocks(5_000)])],
  [
    "texts without a letter",
    pngWith(Array.from({ length: 100_000 }, () => ["tEXt", Buffer.from("a")] as const)),
  ],
  ["a comment of one letter a block", gifInLetters(30_000)],
  ["places that are told of in no bytes", isoOfExtents(60_000, 0)],
  ["places that are all the same", isoOfExtents(1_000, 4)],
])("takes a picture as unread whose bytes cost too much to read: %s", (_, bytes) => {
  expect(read(bytes)).toMatchObject({ hasLocation: true });
});

it("reads all of a large picture of many parts", () => {
  const blocks = Buffer.alloc(256, 255);
  const gif = Buffer.concat([
    PICTURES.gif.subarray(0, -1),
    ...Array.from({ length: 30 }, () =>
      Buffer.concat([
        Buffer.from([0x2c, 0, 0, 0, 0, 6, 0, 4, 0, 0, 2]),
        ...Array.from({ length: 1_330 }, () => blocks),
        Buffer.from([0]),
      ]),
    ),
    Buffer.from([0x3b]),
  ]);
  expect(gif.length).toBeGreaterThan(10_000_000);
  expect(read(gif, 65_536)).toMatchObject({ width: 6, hasLocation: false });
  const png = pngWith(Array.from({ length: 2_500 }, () => ["IDAT", Buffer.alloc(4_096)] as const));
  expect(read(png, 65_536)).toMatchObject({ width: 6, hasLocation: false });
});

it("unpacks what is packed in any way, and no more of it than asked for", () => {
  const parts = fc.array(
    fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.tuple(fc.nat(255), fc.nat(2_000)).map(([byte, n]) => new Uint8Array(n).fill(byte)),
    ),
    { maxLength: 8 },
  );
  const options = fc.record({
    level: fc.integer({ min: 0, max: 9 }),
    strategy: fc.integer({ min: 0, max: 4 }),
  });
  fc.assert(
    fc.property(parts, options, fc.nat(12_000), (some, how, most) => {
      const plain = Buffer.concat(some);
      const packed = deflateSync(plain, how);
      expect(Buffer.from(inflate(packed, 1e6).bytes).equals(plain)).toBe(true);
      expect(inflate(packed, 1e6).isWhole).toBe(true);
      const cut = inflate(packed, most);
      expect(Buffer.from(cut.bytes).equals(plain.subarray(0, most))).toBe(true);
      expect(cut.isWhole).toBe(plain.length <= most);
    }),
  );
});

it("is the same in whatever pieces it comes", () => {
  for (const bytes of [
    jpegWith([exifSegment(tiff({ orientation: 8 })), xmpSegment(xmp())], jpegWith([exifSegment(tiff())])),
    pngWith([["eXIf", tiff()]], Buffer.from("behind")),
    webpWith([["EXIF", tiff()]]),
    pngWith([zTxt("XML:com.adobe.xmp", xmp())], xmp()),
    gifWith(gifXmp(xmp()), Buffer.from("behind")),
    jpegWith(extendedXmpSegments(), xmp()),
    isoWith({ xmpItem: xmp() }),
    isoXmpBox(xmp()),
    isoWith(),
  ])
    for (const step of [1, 2, 3, 7, 64]) expect(read(bytes, step)).toEqual(read(bytes));
});

it("bears any bytes, and any change of good ones", () => {
  const good = [
    jpegWith([exifSegment(tiff())]),
    pngWith([["eXIf", tiff()]]),
    webpWith([["EXIF", tiff()]]),
    pngWith([zTxt("Raw profile type exif", rawProfile(tiff()))]),
    gifWith(gifXmp(xmp())),
    isoWith({ xmpItem: xmp() }),
    isoWith(),
  ];
  const changed = fc
    .tuple(
      fc.constantFrom(...good),
      fc.array(fc.tuple(fc.nat(800), fc.nat(255)), { maxLength: 6 }),
      fc.integer({ min: 1, max: 999 }),
    )
    .map(([bytes, changes, length]) => {
      const copy = Buffer.from(bytes);
      for (const [at, byte] of changes) copy[at % copy.length] = byte;
      return copy.subarray(0, Math.max(1, Math.floor((copy.length * length) / 999)));
    });
  fc.assert(
    fc.property(fc.oneof(changed, fc.uint8Array({ maxLength: 100 })), (bytes) => {
      const picture = read(bytes, 37);
      if (!picture) return;
      expect(picture.width * picture.height).toBeGreaterThan(0);
      for (const { from, to } of picture.metadata)
        expect(0 <= from && from < to && to <= bytes.length).toBe(true);
    }),
    { numRuns: 3_000 },
  );
});
