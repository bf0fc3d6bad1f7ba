import { describe, expect, it } from "vitest";
import { isKept, optionsOf, uselessOption } from "./options.ts";

describe("options of a run", () => {
  it("are read from the command line", () => {
    expect(optionsOf({})).toEqual({});
    expect(optionsOf({ against: "main~3", minutes: "0.5", short: true })).toEqual({
      against: "main~3",
      minutes: 0.5,
      isShort: true,
    });
    for (const minutes of ["", "0", "-1", "ten", "Infinity"])
      expect(optionsOf({ minutes })).toMatch(/no number of minutes/);
    expect(optionsOf({ against: "" })).toMatch(/folder or a commit/);
  });

  it("are of use to a scenario that is run", () => {
    const scenarios = [{}, { takes: ["minutes"] as const }];
    expect(uselessOption({ minutes: 1, isShort: true }, scenarios)).toBeUndefined();
    expect(uselessOption({ against: "main" }, scenarios)).toMatch(/--against/);
  });

  it("keep what is found only where it is what the report says", () => {
    expect(isKept({})).toBe(true);
    expect(isKept({ against: "main" })).toBe(true);
    expect(isKept({ minutes: 10 })).toBe(false);
    expect(isKept({ isShort: true })).toBe(false);
  });
});
