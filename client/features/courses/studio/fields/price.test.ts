import * as fc from "fast-check";
import { expect, it } from "vitest";
import { centsOf, typedPrice } from "./price.ts";

it("an amount that is shown is the same when it is typed", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999_999 }), (cents) => {
      expect(centsOf(typedPrice(cents))).toBe(cents);
    }),
  );
});

it.each([
  ["49", 4_900],
  [" 49.5 ", 4_950],
  ["49,50", 4_950],
  ["0", 0],
  ["", null],
  ["free", null],
  ["-5", null],
  ["1.234", null],
  ["1e3", null],
])("%s is %s cents", (typed, cents) => expect(centsOf(typed)).toBe(cents));
