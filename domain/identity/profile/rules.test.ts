import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MAX_WEBSITE_LENGTH } from "./limits.ts";
import { websiteFault, websiteOf } from "./rules.ts";

describe("a website", () => {
  it.each([
    ["https://ada.example", "https://ada.example/"],
    [" ada.example/notes ", "https://ada.example/notes"],
    ["HTTPS://Ada.Example:8443/a?b=c#d", "https://ada.example:8443/a?b=c#d"],
    ["münchen.example", "https://xn--mnchen-3ya.example/"],
  ])("%j is taken as %s", (typed, stored) => {
    expect(websiteFault(typed)).toBeNull();
    expect(websiteOf(typed)).toBe(stored);
  });

  it.each([
    "http://ada.example",
    "javascript:alert(1)",
    "javascript://ada.example/%0aalert(1)",
    "data:text/html,x",
    "ftp://ada.example",
    "https://ada:secret@ada.example",
    "mailto:ada@ada.example",
    "https://localhost",
    "https://127.0.0.1/x",
    "https://",
    "not a website",
    "https://ada.example/\u202egnp",
    `https://ada.example/${"x".repeat(MAX_WEBSITE_LENGTH)}`,
  ])("%j is refused", (typed) => {
    expect(websiteFault(typed)).toMatch(/^must /);
  });

  it("is nothing where nothing is typed", () => {
    expect(websiteFault("  ")).toBeNull();
  });

  it("that is taken leads to https alone, whatever is typed, and stays as it is", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.domain()), (typed) => {
        const stored = websiteOf(typed);
        if (stored === null) return;
        expect(new URL(stored).protocol).toBe("https:");
        expect(websiteOf(stored)).toBe(stored);
      }),
      { numRuns: 2_000 },
    );
  });
});
