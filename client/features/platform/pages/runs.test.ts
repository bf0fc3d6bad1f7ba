import { describe, expect, it } from "vitest";
import { runsOf } from "./runs.ts";

describe("runsOf", () => {
  it("divides a line into links, words that matter, and the rest", () => {
    expect(runsOf("See [Help](/help), **today**.")).toEqual([
      { text: "See " },
      { text: "Help", href: "/help" },
      { text: ", " },
      { text: "today", strong: true },
      { text: "." },
    ]);
    expect(runsOf("Plain.")).toEqual([{ text: "Plain." }]);
    expect(runsOf("")).toEqual([]);
  });
});
