import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { signInPath } from "../../../lib/sign-in-path.ts";
import { nextPath } from "./next-path.ts";

describe("nextPath", () => {
  it("goes to paths of this site", () => {
    expect(nextPath("/courses/x?level=beginner#top")).toBe("/courses/x?level=beginner#top");
    expect(nextPath(undefined)).toBe("/");
  });

  it.each([
    "//evil.example",
    "/\\evil.example",
    "https://evil.example",
    "javascript:alert(1)",
    "/\t/evil.example",
    "",
  ])("goes home instead of to %j", (wanted) => {
    expect(nextPath(wanted)).toBe("/");
  });

  it.each([
    ["/..//evil.example/phish", "/evil.example/phish"],
    ["/%2e%2e//evil.example", "/evil.example"],
    ["/a/..//evil.example", "/evil.example"],
  ])("stays on the site with %j", (wanted, path) => {
    expect(nextPath(wanted)).toBe(path);
  });

  it("never leaves the site, whatever it is given", () => {
    const parts = fc.constantFrom(
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
    );
    fc.assert(
      fc.property(
        fc.array(parts, { maxLength: 8 }).map((found) => found.join("")),
        (wanted) => {
          expect(nextPath(wanted)).toMatch(/^\/(?![/\\])/);
          expect(new URL(nextPath(wanted), "https://peerloop.test").origin).toBe("https://peerloop.test");
        },
      ),
    );
  });

  it("comes back from the sign-in page to where one was", () => {
    fc.assert(
      fc.property(fc.webPath(), fc.webQueryParameters(), (path, query) => {
        const { pathname, search } = new URL(
          `/${path.replace(/^\/+/u, "")}?${query}`,
          "https://peerloop.test",
        );
        const wanted = pathname.replace(/^(\/|%2f|%5c)+/iu, "/") + search;
        const link = new URL(signInPath(wanted), "https://peerloop.test");
        expect(nextPath(link.searchParams.get("next") ?? undefined)).toBe(wanted);
      }),
    );
  });
});
