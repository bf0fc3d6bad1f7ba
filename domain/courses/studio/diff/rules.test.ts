import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CourseDocument } from "../document.ts";
import { EMPTY_DOCUMENT, emptyModule } from "../rules.ts";
import { changesBetween, moduleChanges, movesBetween } from "./rules.ts";

const id = (number: number) => `0192d7a0-0000-7000-8000-${String(number).padStart(12, "0")}`;
const modules = [1, 2, 3, 4].map((number) => ({
  ...emptyModule(id(number), number),
  title: `Module ${number}`,
}));
const base: CourseDocument = { ...EMPTY_DOCUMENT, title: "Welding", modules };
const changes = (other: Partial<CourseDocument>) => changesBetween(base, { ...base, ...other });

describe("what a publication changes", () => {
  it("is nothing where it is the same", () => {
    expect(changes({})).toEqual([]);
    expect(changes({ title: " Welding ", objectives: [" "], slug: "welding" })).toEqual([]);
  });

  it("is a price, from and to, in its currency", () => {
    expect(changes({ priceCents: 4_900, currency: "EUR" })).toEqual([
      { kind: "price", from: { cents: 0, currency: "USD" }, to: { cents: 4_900, currency: "EUR" } },
    ]);
    expect(changes({ currency: "EUR" })).toHaveLength(1);
  });

  it("is a text, a value or so many lines of a list", () => {
    expect(changes({ description: "New." })).toEqual([{ kind: "text", field: "description" }]);
    expect(changes({ hasChat: false })).toEqual([{ kind: "value", field: "hasChat", from: true, to: false }]);
    expect(changes({ objectives: ["One", "Two"] })).toEqual([
      { kind: "list", field: "objectives", added: 2, removed: 0 },
    ]);
  });

  it("is modules that came, went, changed and moved", () => {
    const [first, second, third, fourth] = modules as [
      (typeof modules)[0],
      (typeof modules)[0],
      (typeof modules)[0],
      (typeof modules)[0],
    ];
    const found = moduleChanges(modules, [
      fourth,
      first,
      { ...third, title: "Other" },
      emptyModule(id(9), null),
    ]);
    expect({
      added: found.added.map((one) => one.id),
      removed: found.removed,
      changed: found.changed.map((one) => one.id),
      moved: found.moved,
    }).toEqual({ added: [id(9)], removed: [second], changed: [id(3)], moved: 1 });
  });

  it("takes a module that becomes a draft for one that goes", () => {
    const [change] = changes({ modules: modules.map((one, place) => ({ ...one, isDraft: place === 0 })) });
    expect(change).toMatchObject({ kind: "modules", added: [], changed: [], removed: [{ id: id(1) }] });
  });
});

it("moving one entry is one move, and as many as there are entries at most", () => {
  const list = fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(list, fc.nat(19), fc.nat(19), (before, from, to) => {
      const [start, end] = [from % before.length, to % before.length];
      const after = before.toSpliced(start, 1).toSpliced(end, 0, ...before.slice(start, start + 1));
      expect(movesBetween(before, after)).toBe(start === end ? 0 : 1);
    }),
  );
  fc.assert(
    fc.property(
      list.chain((before) =>
        fc.tuple(fc.constant(before), fc.shuffledSubarray(before, { minLength: before.length })),
      ),
      ([before, after]) => {
        expect(movesBetween(before, after)).toBeLessThan(before.length);
      },
    ),
  );
});
