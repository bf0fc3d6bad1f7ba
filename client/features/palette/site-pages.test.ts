import { describe, expect, it } from "vitest";
import { STATIC_PAGES } from "../../../domain/platform/rules.ts";
import { chosen, type Entry } from "./entries.ts";
import { sitePages } from "./site-pages.ts";

const entries = sitePages.map(
  ({ path, ...page }): Entry => ({ id: path, group: "places", run: () => {}, ...page }),
);

describe("the pages that say what PeerLoop is", () => {
  it.each([
    ["contact", "/contact"],
    ["faq", "/help"],
    ["help", "/help"],
    ["how", "/how-it-works"],
    ["terms", "/terms"],
    ["privacy", "/privacy"],
    ["cookies", "/privacy"],
    ["teach", "/teach"],
  ])("“%s” finds %s", (query, path) => expect(chosen(entries, query)[0]?.id).toBe(path));

  it("are all among them", () => {
    const paths = sitePages.map((page) => page.path);
    for (const { path } of STATIC_PAGES) expect([...paths, "/courses", "/creator-terms"]).toContain(path);
  });

  it("let asking for live help come first", () => {
    const ask: Entry = { id: "ask", group: "actions", label: "Get live help in Welding", run: () => {} };
    expect(chosen([ask, ...entries], "help")[0]).toBe(ask);
  });
});
