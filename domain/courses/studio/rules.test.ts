import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CourseDocument, ModuleDocument } from "./document.ts";
import {
  actionsIn,
  changedFields,
  EMPTY_DOCUMENT,
  emptyModule,
  isPrice,
  isSame,
  isSlug,
  merge,
  pick,
  publishedForm,
  sessionCountOf,
  slugOf,
  stateOf,
} from "./rules.ts";

const short = fc.string({ maxLength: 6 });
const module: fc.Arbitrary<ModuleDocument> = fc
  .record({
    id: fc.uuid(),
    title: short,
    sessionNumber: fc.option(fc.integer({ min: 1, max: 5 })),
    isDraft: fc.boolean(),
  })
  .map(({ id, title, sessionNumber, isDraft }) => ({ ...emptyModule(id, sessionNumber), title, isDraft }));
const document: fc.Arbitrary<CourseDocument> = fc
  .record({
    title: short,
    tagline: fc.constantFrom("", "one", " two "),
    priceCents: fc.constantFrom(null, 0, 500, 4_900),
    tags: fc.array(short, { maxLength: 3 }),
    objectives: fc.array(short, { maxLength: 3 }),
    hasChat: fc.boolean(),
    modules: fc.uniqueArray(module, { maxLength: 6, selector: ({ id }) => id }),
  })
  .map((fields) => ({ ...EMPTY_DOCUMENT, ...fields }));

describe("an address made of a title", () => {
  it("is one that the database takes, or empty", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300, unit: "grapheme" }), (title) => {
        const slug = slugOf(title);
        expect(slug === "" || isSlug(slug)).toBe(true);
        expect(slugOf(slug)).toBe(slug);
      }),
    );
  });

  it.each([
    ["Straßenbahn für Anfänger", "strassenbahn-fur-anfanger"],
    ["Don’t panic: C++ & you", "dont-panic-c-you"],
    ["日本語", ""],
  ])("of %s is %s", (title, slug) => expect(slugOf(title)).toBe(slug));
});

it.each([
  [0, true],
  [1, false],
  [499, false],
  [500, true],
  [500.5, false],
  [1_000_000, true],
  [1_000_001, false],
  [-500, false],
])("a price of %d cents: %s", (cents, is) => expect(isPrice(cents)).toBe(is));

describe("what a state allows", () => {
  it("follows from its columns, and what is retired stays so", () => {
    const of = (isActive: boolean, isRetired: boolean, isPublished: boolean) =>
      stateOf({ isActive, isRetired, isPublished });
    expect([
      of(false, false, false),
      of(true, false, true),
      of(false, false, true),
      of(false, true, true),
    ]).toEqual(["draft", "published", "paused", "retired"]);
    expect(actionsIn("retired")).toEqual(["duplicate"]);
    expect(actionsIn("draft")).toContain("delete");
    for (const state of ["published", "paused", "retired"] as const)
      expect(actionsIn(state)).not.toContain("delete");
  });
});

describe("changes of two", () => {
  it("lose nothing of either, whichever fields they are", () => {
    fc.assert(
      fc.property(document, document, document, (base, own, newer) => {
        const merged = merge(base, own, newer);
        for (const field of changedFields(base, own))
          expect(isSame(merged.document[field], own[field])).toBe(true);
        for (const field of changedFields(base, newer))
          if (isSame(base[field], own[field]))
            expect(isSame(merged.document[field], newer[field])).toBe(true);
        for (const field of merged.clashes) expect(isSame(own[field], newer[field])).toBe(false);
        const fromBoth = [...changedFields(base, own), ...changedFields(base, newer)];
        expect(changedFields(base, merged.document).every((field) => fromBoth.includes(field))).toBe(true);
      }),
    );
  });

  it("are the same whatever order their keys have", () => {
    expect(isSame([{ a: 1, b: { c: 2, d: 3 } }], [{ b: { d: 3, c: 2 }, a: 1 }])).toBe(true);
    expect(isSame([1, 2], [2, 1])).toBe(false);
    expect(pick(EMPTY_DOCUMENT, ["title", "modules"])).toEqual({ title: "", modules: [] });
  });
});

describe("the published form", () => {
  it("is one of its own, holds no draft of a module and no empty line", () => {
    fc.assert(
      fc.property(document, (draft) => {
        const form = publishedForm(draft);
        expect(publishedForm(form)).toEqual(form);
        expect(form.modules.map(({ id }) => id)).toEqual(
          draft.modules.filter(({ isDraft }) => !isDraft).map(({ id }) => id),
        );
        expect([...form.tags, ...form.objectives].every((line) => line.trim() === line && line !== "")).toBe(
          true,
        );
        expect(sessionCountOf(form.modules)).toBeLessThanOrEqual(sessionCountOf(draft.modules));
      }),
    );
  });
});
