import { expect, it } from "vitest";
import { pictureReader } from "../../domain/shared/pictures/rules.ts";
import {
  exifSegment,
  isoWith,
  jpegWith,
  PICTURES,
  pngWith,
  tiff,
  webpWith,
  xmp,
  xmpSegment,
} from "../../tests/support/pictures.ts";
import { withoutMetadata } from "./without-metadata.ts";

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

it("an AVIF stays as long as it is, with blanks for what it said", () => {
  const bytes = isoWith();
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
