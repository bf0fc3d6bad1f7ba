import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hasVisibleText } from "../../shared/rules.ts";
import { MAX_ATTACHMENT_NAME, MAX_IMAGE_PIXELS } from "../limits.ts";
import { dispositionOf, fileNameOf, isShown, kindOf, mediaTypeOf } from "./rules.ts";

describe("mediaTypeOf", () => {
  it.each([
    ["image/png", "image/png"],
    ["Text/HTML; charset=utf-8", "text/html"],
    [" image/svg+xml ", "image/svg+xml"],
    [null, "application/octet-stream"],
    ["", "application/octet-stream"],
    ["png", "application/octet-stream"],
    ["a/b\r\nx: y", "application/octet-stream"],
    [`a/${"b".repeat(100)}`, "application/octet-stream"],
  ])("of %j is %j", (header, type) => {
    expect(mediaTypeOf(header)).toBe(type);
  });
});

describe("isShown", () => {
  it("holds for pictures that hold no script, and nothing else", () => {
    expect(["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif"].every(isShown)).toBe(true);
    expect(
      [
        "image/svg+xml",
        "text/html",
        "application/pdf",
        "text/plain",
        "video/mp4",
        "application/xhtml+xml",
      ].some(isShown),
    ).toBe(false);
  });
});

describe("fileNameOf", () => {
  it.each([
    ["photo.jpg", "photo.jpg"],
    ["../../etc/passwd", "passwd"],
    ["C:\\fakepath\\naïve file.txt", "naïve file.txt"],
    ["evil\u202Egnp.exe", "evilgnp.exe"],
    ["a\r\nb.txt", "ab.txt"],
    ["", "file"],
    ["..", "file"],
    [" \u0000 ", "file"],
    ["dir/", "file"],
    ["\u3164", "file"],
    ["\u115f\u2800.pdf", "file.pdf"],
    ["\u3164.tar.gz", "\u3164.tar.gz"],
    [".profile", ".profile"],
  ])("of %j is %j", (name, clean) => {
    expect(fileNameOf(name)).toBe(clean);
  });

  it("keeps how a long name ends", () => {
    const name = fileNameOf(`${"x".repeat(300)}.tar.gz`);
    expect(name).toHaveLength(MAX_ATTACHMENT_NAME);
    expect(name.endsWith("x.tar.gz") || name.endsWith(".gz")).toBe(true);
  });

  it("is always a name that can be stored, and stays the same", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 600 }), (given) => {
        const name = fileNameOf(given);
        expect(hasVisibleText(name)).toBe(true);
        expect(name.length).toBeLessThanOrEqual(MAX_ATTACHMENT_NAME);
        expect(name.isWellFormed()).toBe(true);
        expect(name).not.toMatch(/[/\\\0\r\n]/);
        expect(fileNameOf(name)).toBe(name);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("kindOf", () => {
  const png = { type: "image/png", width: 400, height: 300 } as const;
  it.each([
    ["x.png", "x.png"],
    ["X.PNG", "X.PNG"],
    ["x.png.html", "x.png.html.png"],
    ["photo.jpg", "photo.png"],
    ["report.final", "report.final.png"],
    ["file", "file.png"],
    [".gif", "file.png"],
  ])("names a PNG that was called %s %s", (name, named) => {
    const kind = kindOf(png, { name, contentType: "text/html" });
    expect(kind).toMatchObject({ contentType: "image/png", width: 400, height: 300 });
    expect(kind.name).toBe(named);
  });

  it("names none longer than may be", () => {
    const { name } = kindOf(png, {
      name: `${"x".repeat(MAX_ATTACHMENT_NAME - 5)}.html`,
      contentType: "image/png",
    });
    expect(name).toMatch(/^x+\.+png$/);
    expect(name).toHaveLength(MAX_ATTACHMENT_NAME);
  });

  it.each([
    ["has too many pixels", { ...png, width: MAX_IMAGE_PIXELS / 100 + 1, height: 100 }],
    ["has too long a side", { ...png, width: 100_001, height: 1 }],
    ["is shown by no browser", { ...png, type: "image/heic" } as const],
    ["is none", null],
  ])("takes no word for a picture that %s", (_, picture) => {
    const none = { name: "a.png", contentType: "application/octet-stream", width: null, height: null };
    expect(kindOf(picture, { name: "a.png", contentType: "image/png" })).toEqual(none);
    expect(kindOf(picture, { name: "a.pdf", contentType: "application/pdf" })).toEqual({
      ...none,
      name: "a.pdf",
      contentType: "application/pdf",
    });
  });
});

describe("dispositionOf", () => {
  it("shows pictures and has everything else downloaded", () => {
    expect(dispositionOf("image/png", "a.png")).toBe("inline; filename=\"a.png\"; filename*=UTF-8''a.png");
    expect(dispositionOf("text/html", "a.html")).toMatch(/^attachment; /);
  });

  it("is one header line of ASCII, with nothing of the name outside of its quotes", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (given) => {
        const value = dispositionOf("text/plain", fileNameOf(given));
        expect(value).toMatch(/^attachment; filename="[^"\\]*"; filename\*=UTF-8''[A-Za-z0-9!~_.%-]*$/);
        expect(value).toMatch(/^[\x20-\x7e]*$/);
        const [, encoded = ""] = value.split("UTF-8''");
        expect(decodeURIComponent(encoded)).toBe(fileNameOf(given));
      }),
      { numRuns: 1_000 },
    );
  });
});
