import { expect, it } from "vitest";
import { fileKind, languageOf } from "./file-kinds.ts";
import { textOf } from "./read-text.ts";

const file = (name: string, contentType = "application/octet-stream", side: number | null = null) => ({
  id: "f",
  name,
  contentType,
  size: 10,
  width: side,
  height: side,
});

it.each([
  ["a.png", "image/png", 20, "picture"],
  // The server knows of no size: it is no picture that browsers may draw.
  ["a.png", "image/png", null, "other"],
  ["a.svg", "image/svg+xml", null, "text"],
  ["notes.TXT", "application/octet-stream", null, "text"],
  ["main.py", "application/octet-stream", null, "text"],
  ["README", "text/plain", null, "text"],
  ["page.html", "text/html", null, "text"],
  ["slides.pdf", "application/pdf", null, "other"],
  ["song.mp3", "audio/mpeg", null, "other"],
  ["constructor", "application/octet-stream", null, "other"],
] as const)("%s of %s: %s, %s", (name, type, side, kind) => {
  expect(fileKind(file(name, type, side))).toBe(kind);
});

it("code is coloured by how its file ends", () => {
  expect(languageOf("a.b.TSX")).toBe("typescript");
  expect(languageOf("a.toString")).toBe("");
  expect(languageOf("Makefile")).toBe("");
});

it("bytes are a text where they are UTF-8 without zeros, whole or cut in a character", () => {
  const bytes = new TextEncoder().encode("Grüße 🎉");
  expect(textOf(bytes, false)).toBe("Grüße 🎉");
  expect(textOf(bytes.subarray(0, bytes.length - 2), true)).toBe("Grüße ");
  expect(textOf(bytes.subarray(0, bytes.length - 2), false)).toBeNull();
  expect(textOf(new Uint8Array([0x25, 0x50, 0, 0x44]), false)).toBeNull();
  expect(textOf(new Uint8Array([0xff, 0xfe, 0x41]), true)).toBeNull();
});
