import { Effect, Schema } from "effect";
import fc from "fast-check";
import { expect, it } from "vitest";
import { cursorOf, timeCursor } from "./cursor.ts";

const id = "0190d3a0-0000-7000-8000-00000000000b";
const names = cursorOf(Schema.Struct({ name: Schema.String, rank: Schema.Int }));

it("reads what it wrote, whatever stands in it, and is fit for a URL", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.nat(), (name, rank) => {
      const cursor = names.write({ name, rank });
      expect(cursor).toMatch(/^[\w-]+$/);
      expect(Effect.runSync(names.read(cursor))).toEqual({ name, rank });
    }),
  );
});

it("begins at the beginning without one", () => {
  expect(Effect.runSync(timeCursor.read(undefined))).toBeNull();
});

it.each([
  "",
  "%%%",
  "é",
  btoa("{}"),
  btoa("null"),
  btoa("\xff\xfe"),
  btoa(JSON.stringify({ createdMicros: "12", id: "12" })),
  btoa(JSON.stringify({ createdMicros: "-12", id })),
  btoa(JSON.stringify({ createdMicros: "1".repeat(18), id })),
  names.write({ name: "x", rank: 1 }),
])("refuses %j, which no list of that kind gave", (cursor) => {
  expect(Effect.runSync(Effect.flip(timeCursor.read(cursor)))).toMatchObject({
    _tag: "BadRequest",
    message: "cursor: isn’t one of this list’s.",
  });
});
