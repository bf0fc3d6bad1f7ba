import { expect, it } from "vitest";
import { escaped, headHtml, shortened } from "./head.ts";

const ORIGIN = "https://peerloop.test";
const HOSTILE = `</title><script>alert(1)</script>"' onload=x $& $1 &amp;`;

it("lets nothing out of a title or a description", () => {
  for (const canonical of ["/courses/x", null]) {
    const html = headHtml({ title: HOSTILE, description: HOSTILE, canonical }, ORIGIN);
    expect(html).not.toMatch(/<script|<\/title>[\s\S]*<\/title>/);
    expect(html.match(/<title>(.*)<\/title>/)?.[1]).toBe(
      "&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39; onload=x $&amp; $1 &amp;amp; · PeerLoop",
    );
    for (const [, content] of html.matchAll(/content="([\s\S]*?)" \/>/g))
      expect(content).not.toMatch(/[<>"']/);
  }
});

it("has asked for what the page will ask for, and lets nothing out of an address", () => {
  for (const canonical of ["/courses/x", null]) {
    const asks = ["/api/me", '/api/x?a=1&b="><script>'];
    const html = headHtml({ title: "T", description: "D", canonical, asks }, ORIGIN);
    expect(html).toContain('<link rel="preload" as="fetch" crossorigin href="/api/me" />');
    expect(html).toContain('href="/api/x?a=1&amp;b=&quot;&gt;&lt;script&gt;"');
    const ofMember = headHtml({ title: "T", description: "D", canonical, asks, isForMember: true }, ORIGIN);
    expect(ofMember).toContain(
      '<meta name="asks" content="/api/me /api/x?a=1&amp;b=&quot;&gt;&lt;script&gt;" />',
    );
    expect(ofMember).not.toContain("preload");
    expect(headHtml({ title: "T", description: "D", canonical }, ORIGIN)).not.toMatch(/preload|asks/);
  }
});

it("keeps a text on one line", () => {
  expect(escaped(" a\u0000\n\tb\u2028c ")).toBe("a b c");
});

it("names one address, absolute, and none for what search engines are to leave alone", () => {
  const page = { title: "T", description: "D", canonical: "/courses?category=a&b" };
  const html = headHtml(page, ORIGIN);
  expect(html).toContain(`<link rel="canonical" href="${ORIGIN}/courses?category=a&amp;b" />`);
  expect(html).toContain(`<meta property="og:url" content="${ORIGIN}/courses?category=a&amp;b" />`);
  expect(html).not.toContain("noindex");
  const closed = headHtml({ ...page, canonical: null }, ORIGIN);
  expect(closed).toContain('<meta name="robots" content="noindex" />');
  expect(closed).not.toMatch(/canonical|og:/);
});

it("cuts descriptions between words, and never within a character", () => {
  const words = "word ".repeat(100);
  expect(shortened(words)).toMatch(/^(word )*word…$/);
  expect(shortened(words).length).toBeLessThanOrEqual(200);
  expect(shortened("😀".repeat(300)).isWellFormed()).toBe(true);
  expect(shortened(" a \n b ")).toBe("a b");
});
