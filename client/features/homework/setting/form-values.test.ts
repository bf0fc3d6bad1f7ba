import fc from "fast-check";
import { expect, it } from "vitest";
import type { Assignment } from "../../../../domain/homework/model.ts";
import { faultsIn, fieldsOf, valuesOf } from "./form-values.ts";

const some = fc.record({
  title: fc.constantFrom("One", "Two"),
  description: fc.constantFrom("", "In a line"),
  instructions: fc.constant("Do it."),
  moduleId: fc.option(fc.uuid()),
  due: fc.oneof(
    fc.record({ dueWithinDays: fc.integer({ min: 1, max: 730 }), dueOn: fc.constant(null) }),
    fc.constant({ dueWithinDays: null, dueOn: "2027-02-28" }),
    fc.constant({ dueWithinDays: null, dueOn: null }),
  ),
  isRequired: fc.boolean(),
  acceptsLate: fc.boolean(),
  maxPoints: fc.option(fc.integer({ min: 1, max: 1_000 })),
  maxAttempts: fc.option(fc.integer({ min: 1, max: 20 })),
});

it("what is opened and saved unchanged says the same", () => {
  fc.assert(
    fc.property(some, ({ due, ...rest }) => {
      const fields = { ...rest, ...due };
      const values = valuesOf({ ...fields, id: "", courseId: "", state: "draft" } as Assignment);
      expect(faultsIn(values)).toEqual({});
      expect(fieldsOf(values)).toEqual(fields);
    }),
  );
});

it("says of each field what is wrong with it", () => {
  const values = { ...valuesOf(null), due: "days" as const, days: "0", points: "1.5", attempts: "21" };
  expect(Object.keys(faultsIn(values)).sort()).toEqual([
    "attempts",
    "days",
    "instructions",
    "points",
    "title",
  ]);
  expect(Object.keys(faultsIn({ ...values, due: "day" }))).toContain("day");
  expect(Object.keys(faultsIn({ ...values, due: "never" }))).not.toContain("days");
});
