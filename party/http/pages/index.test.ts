import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { pageAt, pages } from "./index.ts";
import { paramsOf } from "./page.ts";

it("knows every page of the client, and no other", () => {
  const source = readFileSync(new URL("../../../client/routes.ts", import.meta.url), "utf8");
  const routes = [...source.matchAll(/\bpath: "([^"]+)"/g)].map(([, path]) => path);
  expect(routes.length).toBeGreaterThan(10);
  expect(pages.map(({ path }) => path).toSorted()).toEqual(routes.filter((path) => path !== "*").toSorted());
});

it("reads what an address says", () => {
  expect(paramsOf("/courses/:slug/chat", "/courses/a%20b/chat")).toEqual({ slug: "a b" });
  expect(paramsOf("/courses/:slug", "/courses/a/")).toEqual({ slug: "a" });
  expect(paramsOf("/local-mails/:view?", "/local-mails")).toEqual({});
  expect(paramsOf("/local-mails/:view?", "/local-mails/preview")).toEqual({ view: "preview" });
  for (const [pattern, pathname] of [
    ["/courses/:slug", "/courses"],
    ["/courses/:slug", "/courses/a/b"],
    ["/courses/:slug", "/courses/%"],
    ["/courses", "/Courses"],
    ["/", "/x"],
  ] as const)
    expect([pathname, paramsOf(pattern, pathname)]).toEqual([pathname, null]);
  expect(pageAt("/no/such/page")).toBeNull();
});
