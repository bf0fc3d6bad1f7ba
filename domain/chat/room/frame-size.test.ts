import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inParts, jsonBytesAtMost } from "./frame-size.ts";

const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value)).length;

describe("the size of frames", () => {
  it("is never estimated too small", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string(),
      fc
        .array(fc.constantFrom('"', "\\", "\u0000", "\u001f", "\ud800", "\udfff"))
        .map((characters) => characters.join("")),
    );
    const { json } = fc.letrec((tie) => ({
      json: fc.oneof(
        { maxDepth: 3 },
        text,
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie("json")),
        fc.dictionary(fc.stringMatching(/^[a-zA-Z]{1,12}$/), tie("json")),
      ),
    }));
    fc.assert(
      fc.property(json, (value) => {
        expect(jsonBytesAtMost(value)).toBeGreaterThanOrEqual(bytesOf(value));
      }),
    );
  });

  it("is exact enough for what people write: at most twice as much", () => {
    const message = { id: "019a0000-0000-7000-8000-000000000000", content: "Grüße 日本語 🔥 ok ".repeat(50) };
    expect(jsonBytesAtMost(message)).toBeLessThan(2 * bytesOf(message));
  });

  it("is bounded, with everything there in order, and no part that could take the next item", () => {
    const limits = { maxItems: 5, maxUnits: 100, unitsOf: (item: number) => item };
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 150 }), { maxLength: 60 }), (items) => {
        const parts = inParts(items, limits);
        expect(parts.flat()).toEqual(items);
        const sum = (part: readonly number[]) => part.reduce((all, one) => all + one, 0);
        for (const [index, part] of parts.entries()) {
          expect(part.length).toBeGreaterThan(0);
          expect(part.length).toBeLessThanOrEqual(limits.maxItems);
          if (part.length > 1) expect(sum(part)).toBeLessThanOrEqual(limits.maxUnits);
          const next = parts[index + 1]?.[0];
          if (next !== undefined && part.length < limits.maxItems)
            expect(sum(part) + next).toBeGreaterThan(limits.maxUnits);
        }
      }),
    );
  });
});
