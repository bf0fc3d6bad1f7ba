import { expect, it } from "vitest";
import {
  exifSegment,
  gifWith,
  gifXmp,
  isoWith,
  isoXmpBox,
  jpegWith,
  PICTURES,
  packedITxt,
  pngWith,
  tiff,
  webpWith,
  xmp,
  xmpSegment,
  zTxt,
} from "../../../tests/support/browser/pictures.ts";
import { pictureReader } from "./rules.ts";
import { withoutMetadata } from "./without-metadata.ts";

const ENDLESS = Buffer.concat([
  Buffer.from([0x21, 0xff, 11]),
  Buffer.from("NETSCAPE2.0"),
  Buffer.from([3, 1, 0, 0, 0]),
]);

const read = (bytes: Uint8Array | null) => {
  const reader = pictureReader();
  reader.push(bytes ?? new Uint8Array());
  return reader.end();
};

it.each([
  [
    "JPEG",
    jpegWith([exifSegment(tiff()), xmpSegment(xmp()), [0xfe, Buffer.from("a comment")]]),
    PICTURES.jpeg,
  ],
  ["JPEG with another picture behind it", jpegWith([], jpegWith([exifSegment(tiff())])), PICTURES.jpeg],
  [
    "PNG",
    pngWith(
      [
        ["eXIf", tiff()],
        ["tEXt", Buffer.from("Author\0Me")],
      ],
      Buffer.from("behind"),
    ),
    PICTURES.png,
  ],
  [
    "PNG with packed texts",
    pngWith([zTxt("XML:com.adobe.xmp", xmp()), packedITxt("Comment", Buffer.alloc(5_000_000))]),
    PICTURES.png,
  ],
  [
    "GIF",
    gifWith(
      Buffer.concat([gifXmp(xmp()), Buffer.from([0x21, 0xfe, 2, 0x48, 0x69, 0])]),
      Buffer.from("behind"),
    ),
    PICTURES.gif,
  ],
  ["GIF that runs", gifWith(ENDLESS, xmp()), gifWith(ENDLESS)],
])("a %s is as it was before somebody wrote into it", (_, bytes, plain) => {
  expect(Buffer.from(withoutMetadata(bytes) ?? [])).toEqual(plain);
});

it("a WebP keeps its picture and says no more that something follows", () => {
  const cut = Buffer.from(
    withoutMetadata(
      webpWith([
        ["EXIF", tiff()],
        ["XMP ", xmp()],
      ]),
    ) ?? [],
  );
  expect(cut).toEqual(PICTURES.webp);
});

it.each([
  ["its EXIF", isoWith()],
  ["XMP", isoWith({ xmpItem: xmp() })],
  ["packed XMP", isoWith({ xmpItem: Buffer.from("Cam"), packing: "deflate" })],
  ["XMP in a box of its own", isoXmpBox(xmp())],
])("an AVIF stays as long as it is, with blanks for %s", (_, bytes) => {
  const cut = withoutMetadata(bytes);
  expect(cut).toHaveLength(bytes.length);
  expect(read(cut)).toMatchObject({ type: "image/avif", width: 6, height: 4, hasLocation: false });
  expect(Buffer.from(cut ?? []).includes("Cam")).toBe(false);
});

it.each([3, 6, 8])("a JPEG stays turned as it is: %i", (orientation) => {
  const cut = withoutMetadata(jpegWith([exifSegment(tiff({ orientation }))]));
  expect(read(cut)).toMatchObject({ orientation, hasLocation: false });
  expect(Buffer.from(cut ?? []).includes("Cam")).toBe(false);
  expect(withoutMetadata(cut ?? new Uint8Array())).toEqual(cut);
});

it("what says nothing, and what is no picture, is left alone", () => {
  for (const bytes of [PICTURES.png, PICTURES.jpeg, PICTURES.gif, PICTURES.webp, Buffer.from("%PDF-1.4")])
    expect(withoutMetadata(bytes)).toBeNull();
});
