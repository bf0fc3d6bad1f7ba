import fontkit from "@pdf-lib/fontkit";
import fc from "fast-check";
import { PDFDocument } from "pdf-lib";
import { afterEach, describe, expect, it, vi } from "vitest";
import { readCertificateFonts } from "../../../tests/support/certificate-fonts.ts";
import type { Certificate } from "../model.ts";
import { certificatePdf } from "./certificate-pdf.ts";
import { ownFaces } from "./fonts.ts";
import { drawnAs, fitted, isRightToLeft } from "./runs.ts";

const read = readCertificateFonts();
const ADDRESS = "https://peerloop.test/certificates/0123456789abcdef0123456789abcdef";

const certificate = (fields: Partial<Certificate> = {}): Certificate => ({
  code: "0123456789abcdef0123456789abcdef",
  type: "completion",
  state: "valid",
  name: "Certificate of Completion",
  courseTitle: "Intro to Claude Code",
  issuedOn: "2026-03-09",
  isShared: true,
  recipientName: "Sarah Lindqvist",
  creatorName: "Gabriel Moreau",
  courseSlug: "intro-to-claude-code",
  isCourseOpen: true,
  issuedAt: "2026-03-09T10:00:00.000Z",
  awardedAgainAt: null,
  revokedAt: null,
  revokeReason: null,
  objectives: [],
  modules: ["One", "Two", "Three", "Four", "Five", "Six"],
  sessions: { count: 3, minutes: 146, teachers: ["Mei Lin Chen"] },
  viewer: { isHolder: true, mayDecide: false },
  ...fields,
});

/** Names as people have them (customcert #636, documenso #3044, offlinecv #664). */
const NAMES = [
  "Ŵyn",
  "Łukasz Żółć",
  "Şahin İnce",
  "Đặng Thị Hồng",
  "Жанна Їжак",
  "Ελένη Παπαδοπούλου",
  "山田太郎",
  "王小明",
  "김민준",
  "عمر الخيام",
  "שרה לוי",
  "अनिल कुमार",
  "สมชาย ใจดี",
  "Արամ",
  "გიორგი",
  "রবীন্দ্রনাথ",
  "தமிழ்",
  "O’Neill-Šimić",
];

const fontsFor = (text: string) => ownFaces(text, read, (bytes) => fontkit.create(bytes));

afterEach(() => {
  vi.restoreAllMocks();
});

describe("a name", () => {
  it.each(NAMES)("%s is printed to its last character", async (name) => {
    const { runs, isWhole } = drawnAs(name, await fontsFor(name));
    expect(isWhole).toBe(true);
    expect(runs.map(({ text }) => text).join("").length).toBe(name.normalize("NFC").length);
    const complaints = vi.spyOn(console, "error");
    const bytes = await certificatePdf(certificate({ recipientName: name }), ADDRESS, read);
    expect(complaints).not.toHaveBeenCalled();
    expect((await PDFDocument.load(bytes)).getPageCount()).toBe(1);
  });

  it("in a script or a sign that no font has is left out, and that is said", async () => {
    const name = "Ada 😀 𓀀";
    const { runs, isWhole } = drawnAs(name, await fontsFor(name));
    expect([runs.map(({ text }) => text).join(""), isWhole]).toEqual(["Ada  ", false]);
  });

  it("from right to left is drawn in that order, with what stands between", () => {
    const fontOf = (character: string) => (/\p{Script=Hebrew}|\s/u.test(character) ? "hebrew" : "latin");
    expect(isRightToLeft("  (שרה) Levi")).toBe(true);
    expect(isRightToLeft("Levi שרה")).toBe(false);
    expect(drawnAs("שרה Levi", fontOf).runs.map(({ text }) => text)).toEqual(["Levi", "שרה "]);
    expect(drawnAs("Levi שרה", fontOf).runs.map(({ text }) => text)).toEqual(["Levi", " ", "שרה"]);
  });

  it("of any characters breaks no PDF, with fonts or without", { timeout: 120_000 }, async () => {
    const text = fc.string({ unit: "grapheme", maxLength: 80 });
    await fc.assert(
      fc.asyncProperty(text, text, fc.boolean(), async (recipientName, courseTitle, hasFonts) => {
        const of = certificate({ recipientName, courseTitle: courseTitle || "x" });
        const bytes = await certificatePdf(of, ADDRESS, hasFonts ? read : async () => null);
        expect((await PDFDocument.load(bytes)).getPageCount()).toBe(1);
      }),
      { numRuns: 25 },
    );
  });

  it("of eighty letters, and a title of two hundred, stay small", async () => {
    const of = certificate({
      recipientName: "W".repeat(80),
      courseTitle: `${"Ł".repeat(199)}!`,
      type: "teaching",
    });
    const bytes = await certificatePdf(of, ADDRESS, read);
    expect(bytes.length).toBeLessThan(150_000);
  });

  it("whose font cannot be read or understood is printed with what is left", async () => {
    vi.spyOn(console, "error").mockImplementation(() => {});
    const broken = async (file: string) => (file === "index.json" ? read(file) : Uint8Array.of(1, 2, 3));
    const bytes = await certificatePdf(certificate(), ADDRESS, broken);
    expect((await PDFDocument.load(bytes)).getPageCount()).toBe(1);
  });
});

it("a text takes the room that it has, and no more", () => {
  const widthOf = (text: string, size: number) => [...text].length * size * 0.6;
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme", maxLength: 200 }),
      fc.integer({ min: 1, max: 3 }),
      (text, lines) => {
        const room = { from: 40, to: 6, width: 500, lines };
        const fit = fitted(text, room, widthOf);
        expect(fit.lines.length).toBeLessThanOrEqual(lines);
        for (const line of fit.lines) expect(widthOf(line, fit.size)).toBeLessThanOrEqual(500);
      },
    ),
  );
});
