import { describe, expect, it } from "vitest";
import type { CourseDocument, DocumentField } from "../document.ts";
import { EMPTY_DOCUMENT, emptyModule } from "../rules.ts";
import { isHttpsAddress, missingIn } from "./rules.ts";

const ID = "0192d7a0-0000-7000-8000-000000000001";
const OTHER = "0192d7a0-0000-7000-8000-000000000002";
const good: CourseDocument = {
  ...EMPTY_DOCUMENT,
  title: "Welding",
  description: "How to weld.",
  categoryId: ID,
  modules: [{ ...emptyModule(ID, null), title: "Safety" }],
};
const fieldsOf = (changes: Partial<CourseDocument>): readonly DocumentField[] =>
  missingIn({ ...good, ...changes }).map(({ field }) => field);

describe("what is missing", () => {
  it("is nothing for a course with the least that one must have", () => {
    expect(missingIn(good)).toEqual([]);
  });

  it("of an empty course is said in the order of the editor", () => {
    expect(missingIn(EMPTY_DOCUMENT).map(({ field }) => field)).toEqual([
      "title",
      "description",
      "categoryId",
      "modules",
    ]);
  });

  it.each<[string, Partial<CourseDocument>, DocumentField]>([
    ["a title that shows nothing", { title: "\u200b" }, "title"],
    ["a title with a character nobody sees", { title: "Wel\u200bding" }, "title"],
    ["a title that makes no address", { title: "溶接" }, "slug"],
    ["an address with spaces", { slug: "my course" }, "slug"],
    ["a price under the least", { priceCents: 499 }, "priceCents"],
    ["a price that is missing", { priceCents: null }, "priceCents"],
    ["a language that is none", { language: "english!" }, "language"],
    ["the same tag twice", { tags: ["Metal", "métal"] }, "tags"],
    [
      "a testimonial of nobody",
      { testimonials: [{ quote: "Good.", studentName: " ", studentRole: "" }] },
      "testimonials",
    ],
    ["sessions that are too short", { sessionMinutes: 10 }, "sessionMinutes"],
    ["access that ends nobody knows when", { lifetimeAccess: false }, "durationWeeks"],
    ["too many free sessions", { freeSessionsPerMonth: 101 }, "freeSessionsPerMonth"],
    ["a certificate without a name", { hasCertificate: true }, "certificateName"],
    [
      "only modules that are drafts",
      { modules: [{ ...emptyModule(ID, null), title: "A", isDraft: true }] },
      "modules",
    ],
    ["a module without a title", { modules: [emptyModule(ID, null)] }, "modules"],
    ["a session without a module", { modules: [{ ...emptyModule(ID, 2), title: "A" }] }, "modules"],
    [
      "a link that is not https",
      { modules: [{ ...emptyModule(ID, null), title: "A", videoUrl: "javascript:alert(1)" }] },
      "modules",
    ],
  ])("%s", (_what, changes, field) => expect(fieldsOf(changes)).toContain(field));

  it("leads to the module and its text", () => {
    const modules = [
      { ...emptyModule(ID, 1), title: "A" },
      { ...emptyModule(OTHER, 1), title: "B", documentUrl: "http://example.org" },
    ];
    expect(missingIn({ ...good, modules })).toMatchObject([
      { field: "modules", moduleId: OTHER, part: "documentUrl" },
    ]);
  });

  it("says nothing of modules that are not to be published", () => {
    const modules = [...good.modules, { ...emptyModule(OTHER, 7), videoUrl: "nothing yet", isDraft: true }];
    expect(missingIn({ ...good, modules })).toEqual([]);
  });
});

it.each([
  ["https://youtu.be/x", true],
  ["https://user:secret@example.org", false],
  ["http://example.org", false],
  ["https://localhost/", false],
  ["//example.org", false],
  ["data:text/html,x", false],
  ["", false],
])("the address %s: %s", (address, is) => expect(isHttpsAddress(address)).toBe(is));
