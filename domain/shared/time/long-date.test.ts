import * as fc from "fast-check";
import { expect, it } from "vitest";
import { longDate } from "./long-date.ts";

it("says a day as people of the US write it", () => {
  const days = fc.date({ min: new Date("1970-01-01"), max: new Date("2199-12-31"), noInvalidDate: true });
  const format = new Intl.DateTimeFormat("en-US", { dateStyle: "long", timeZone: "UTC" });
  fc.assert(
    fc.property(days, (day) => {
      expect(longDate(day.toISOString().slice(0, 10))).toBe(format.format(day));
    }),
  );
});
