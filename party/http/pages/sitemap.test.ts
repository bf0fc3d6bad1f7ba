import * as fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Api, openApi } from "../../../tests/support/running/api.ts";
import { isSitemap, sitemapXml, slicesOf } from "./sitemap.ts";

const ORIGIN = "https://peerloop.test";

let api: Api;
beforeAll(async () => {
  api = await openApi({ seeded: true });
});
afterAll(() => api.close());

const listed = async (path: string, limit?: number) => {
  const answer = await sitemapXml((effect) => api.runtime.runPromise(effect), path, ORIGIN, limit);
  const text = await answer.text();
  const addresses = [...text.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = ""]) => address);
  return { status: answer.status, text, addresses };
};

it("lists what anybody may read, and nothing else", async () => {
  await api.db((db) => db.execute("update users set privacy_public = handle <> 'gabriel' where is_creator"));
  await api.db((db) =>
    db.execute("update courses set is_active = false where slug = 'intro-to-claude-code'"),
  );
  const { text, addresses } = await listed("/sitemap.xml");
  expect(text).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n<urlset /);
  expect(addresses).toEqual(expect.arrayContaining([`${ORIGIN}/`, `${ORIGIN}/courses`]));
  expect(addresses.filter((address) => /\/courses\/.+/.test(address)).length).toBeGreaterThan(3);
  expect(addresses.filter((address) => /\?category=/.test(address)).length).toBeGreaterThan(1);
  expect(addresses.filter((address) => /\/u\//.test(address)).length).toBeGreaterThan(0);
  for (const hidden of ["/courses/intro-to-claude-code", "/u/gabriel", "/u/sarah", "/settings"])
    expect(addresses).not.toContain(ORIGIN + hidden);
  expect(new Set(addresses).size).toBe(addresses.length);
});

it("comes in files of so many, which the first one lists", async () => {
  const whole = (await listed("/sitemap.xml")).addresses;
  const index = await listed("/sitemap.xml", 7);
  expect(index.text).toContain("<sitemapindex ");
  expect(index.addresses).toHaveLength(Math.ceil(whole.length / 7));
  const parts = await Promise.all(index.addresses.map((address) => listed(address.slice(ORIGIN.length), 7)));
  expect(parts.flatMap(({ addresses }) => addresses)).toEqual(whole);
  expect((await listed(`/sitemap-${parts.length + 1}.xml`, 7)).status).toBe(404);
  expect((await listed("/sitemap-1.xml")).status).toBe(404);
  expect(["/sitemap-0.xml", "/sitemap-x.xml", "/sitemap-1.xml/"].map(isSitemap)).toEqual([
    false,
    false,
    false,
  ]);
});

it("divides the parts without a gap or an overlap", () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(50), { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 1, max: 60 }),
      (counts, limit) => {
        const all = counts.flatMap((count, part) =>
          Array.from({ length: count }, (_, place) => [part, place]),
        );
        for (let first = 0; first <= all.length; first += limit) {
          const found = slicesOf(counts, first, limit).flatMap(({ offset, limit: length }, part) =>
            Array.from({ length }, (_, place) => [part, offset + place]),
          );
          expect(found).toEqual(all.slice(first, first + limit));
        }
      },
    ),
  );
});
