import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ownPath } from "./own-path.ts";

const SITE = "https://peerloop.test";

describe("ownPath", () => {
  it.each([
    ["/courses/x?level=beginner#top", "/courses/x?level=beginner#top"],
    ["/a/../b", "/b"],
    ["/..//evil.example/phish", "/evil.example/phish"],
    ["/.//x", "/x"],
    ["/a/..//x", "/x"],
    ["/%2e%2e//x", "/x"],
    ["/./%2f/x", "/x"],
    ["/%2F%5cx", "/x"],
    ["/..\\/x", "/x"],
    ["/%2f%2e%2e//x", "/x"],
    ["/@evil.example", "/@evil.example"],
    ["/sign-in?next=//evil.example", "/sign-in?next=//evil.example"],
  ])("makes of %j", (wanted, path) => {
    expect(ownPath(wanted)).toBe(path);
  });

  it.each([
    "",
    "x",
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "\t//evil.example",
    "/\n/evil.example",
    "https://evil.example",
    "https:evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "//me@evil.example/x",
    "//[",
  ])("goes nowhere with %j", (wanted) => {
    expect(ownPath(wanted)).toBeNull();
  });

  it("never leaves the site, however often it is resolved", () => {
    const part = fc.constantFrom(
      "/",
      "\\",
      "\t",
      "\n",
      "evil.example",
      "https:",
      "@",
      "a",
      "?",
      "#",
      ".",
      "%2f",
      "%5C",
      "%2e",
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 10 }), (parts) => {
        const path = ownPath(`/${parts.join("")}`);
        if (path === null) return;
        expect(path).toMatch(/^\/(?![/\\]|%2f|%5c)/i);
        expect(new URL(path, SITE).origin).toBe(SITE);
        expect(ownPath(path)).toBe(path);
      }),
      { numRuns: 2_000 },
    );
  });
});
