import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linkParts } from "./links.ts";

const hrefs = (text: string) => linkParts(text).flatMap((part) => part.href ?? []);

describe("linkParts", () => {
  it("leaves the punctuation of the sentence outside", () => {
    expect(linkParts("See https://a.example/b?c=1. Or (http://d.example)!")).toEqual([
      { text: "See " },
      { text: "https://a.example/b?c=1", href: "https://a.example/b?c=1" },
      { text: ". Or (" },
      { text: "http://d.example", href: "http://d.example/" },
      { text: ")!" },
    ]);
  });

  it("keeps a bracket that belongs to the address", () => {
    expect(hrefs("https://en.example/wiki/Loop_(music)")).toEqual(["https://en.example/wiki/Loop_(music)"]);
  });

  it("makes no link of anything but http and https", () => {
    expect(hrefs("javascript:alert(1) data:text/html,x ftp://a.example //a.example")).toEqual([]);
  });

  it("loses no character, and links nothing unsafe, whatever the text", () => {
    const words = fc.oneof(
      fc.string(),
      fc.webUrl(),
      fc.constantFrom("javascript:", "https://", " ", ")", '"', "<script>"),
    );
    fc.assert(
      fc.property(
        fc.array(words).map((found) => found.join("")),
        (text) => {
          const parts = linkParts(text);
          expect(parts.map((part) => part.text).join("")).toBe(text);
          for (const href of hrefs(text)) expect(href).toMatch(/^https?:\/\//u);
        },
      ),
    );
  });
});
