import fc from "fast-check";
import { expect, it } from "vitest";
import { ownPath } from "../../../domain/shared/own-path.ts";
import { signInPath } from "./sign-in-path.ts";

const SITE = "https://peerloop.test";

it("leads back from the sign-in page to where one was", () => {
  expect(signInPath("/")).toBe("/sign-in");
  fc.assert(
    fc.property(fc.webPath(), fc.webQueryParameters(), (path, query) => {
      const { pathname, search } = new URL(`/${path.replace(/^\/+/u, "")}?${query}`, SITE);
      const wanted = pathname.replace(/^(\/|%2f|%5c)+/iu, "/") + search;
      const link = new URL(signInPath(wanted), SITE);
      expect(ownPath(link.searchParams.get("next") ?? "")).toBe(wanted === "/" ? null : wanted);
    }),
  );
});
