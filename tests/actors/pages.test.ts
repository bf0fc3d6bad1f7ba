import { request } from "node:http";
import { buffer } from "node:stream/consumers";
import { brotliDecompressSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signIn } from "../support/running/people.ts";
import { type TestRuntime, testRuntime } from "../support/running/runtime.ts";

const COURSE = "/courses/intro-to-claude-code";

let runtime: TestRuntime;
beforeAll(async () => {
  runtime = await testRuntime({ client: true });
});
afterAll(() => runtime.stop());

const get = (path: string, headers: Record<string, string> = {}) => fetch(runtime.url + path, { headers });
const asBrowser = { accept: "text/html,application/xhtml+xml,*/*;q=0.8" };

describe("the HTML that is served", () => {
  it("is the client's, with the head of its page and the status of what is there", async () => {
    for (const [path, status, title] of [
      ["/", 200, "Learn it. Then teach it. · PeerLoop"],
      [COURSE, 200, "Intro to Claude Code · PeerLoop"],
      ["/courses/no-such-course", 404, "Page not found · PeerLoop"],
      ["/no/such/page", 404, "Page not found · PeerLoop"],
      ["/no-such-page.html", 404, "Page not found · PeerLoop"],
    ] as const) {
      const answer = await get(path, asBrowser);
      const html = await answer.text();
      expect([path, answer.status, /<title>(.*)<\/title>/.exec(html)?.[1]]).toEqual([path, status, title]);
      expect(html).toMatch(/<div id="app"><\/div>/);
      expect(html.match(/<title>|name="description"/g)).toHaveLength(2);
      expect([answer.headers.get("content-type"), answer.headers.get("cache-control")]).toEqual([
        "text/html; charset=utf-8",
        "no-cache",
      ]);
      expect(answer.headers.get("content-security-policy")).toContain("script-src 'self' 'sha256-");
    }
  });

  it("has the page's scripts fetched, and for a member what members have on every page", async () => {
    const files = async (path: string, cookie = "") => {
      const html = await (await get(path, { ...asBrowser, cookie })).text();
      const links = html.matchAll(/<link rel="preload" as="fetch" crossorigin href="(\/assets\/[^"]+)"/g);
      return [...links].map(([, file = ""]) => file);
    };
    const { cookie } = await signIn(runtime, "sarah@peerloop.test");
    const ofChat = await files(`${COURSE}/chat`, cookie);
    expect(ofChat[0]).toMatch(/chat-page/);
    expect(new Set(ofChat).size).toBe(ofChat.length);
    for (const file of ofChat)
      expect([file, (await get(file)).headers.get("content-type")]).toEqual([
        file,
        expect.stringContaining("javascript"),
      ]);
    const [ofStranger, ofMember] = [await files("/terms"), await files("/terms", cookie)];
    expect(ofStranger.length).toBeGreaterThan(0);
    expect(ofMember.slice(0, ofStranger.length)).toEqual(ofStranger);
    expect(ofMember.length).toBeGreaterThan(ofStranger.length);
  });

  it("names a course's address as browsers reach it", async () => {
    const html = await (await get(COURSE)).text();
    expect(html).toContain(`<link rel="canonical" href="${runtime.url}${COURSE}" />`);
  });

  it("holds a hostile title as text, whatever it would do to a template", async () => {
    const title = "</title><script>alert(1)</script><!--/head--> $& $' $1";
    await runtime.sql`update courses set title = ${title} where slug = 'intro-to-claude-code'`;
    const html = await (await get(COURSE)).text();
    await runtime.sql`update courses set title = 'Intro to Claude Code' where slug = 'intro-to-claude-code'`;
    // Two of the page's own, and what machines read.
    expect(html.match(/<script/g)).toHaveLength(3);
    const [, told = ""] = html.match(/<script type="application\/ld\+json">(.*?)<\/script>/s) ?? [];
    expect(JSON.parse(told)).toMatchObject({ "@type": "Course", name: title });
    expect(html).toContain(
      "<title>&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;!--/head--&gt; $&amp; $&#39; $1 · PeerLoop</title>",
    );
    expect(html.match(/<div id="app">/g)).toHaveLength(1);
  });

  it("answers HEAD alike, and takes no other method", async () => {
    const head = await fetch(runtime.url + COURSE, { method: "HEAD" });
    expect([head.status, await head.text()]).toEqual([200, ""]);
    expect((await fetch(`${runtime.url}/nothing`, { method: "HEAD" })).status).toBe(404);
    expect((await fetch(runtime.url + COURSE, { method: "POST" })).status).toBe(404);
  });

  it("puts the hint right for a browser that has none", async () => {
    const { cookie } = await signIn(runtime, "sarah@peerloop.test");
    expect(cookie).toContain("peerloop.member=1");
    const session = cookie.split("; ").filter((each) => !each.startsWith("peerloop.member"));
    const answer = await get("/", { cookie: session.join("; ") });
    expect(answer.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^peerloop\.member=1; (?!.*HttpOnly)/),
    ]);
    expect((await get("/")).headers.getSetCookie()).toEqual([]);
  });
});

describe("files", () => {
  it.each(["/assets/gone-12345.js", "/gone.js", "/favicon.ico", "/icons/none.png", "/assets/"])(
    "that do not exist are 404: %s",
    async (path) => {
      const answer = await get(path);
      expect([answer.status, answer.headers.get("content-type")]).toEqual([404, "application/json"]);
      expect((await get(path, path.startsWith("/assets/") ? asBrowser : {})).status).toBe(404);
    },
  );

  it("are sent as the build has compressed them, to those who take that, whole or not at all", async () => {
    const [, script = ""] =
      /<script type="module"[^>]* src="([^"]+)"/.exec(await (await get("/")).text()) ?? [];
    const sent = (headers: Record<string, string>) =>
      new Promise<{ coding: string | undefined; vary: string | undefined; bytes: Buffer }>(
        (resolve, reject) => {
          request(runtime.url + script, { headers }, (answer) => {
            const { "content-encoding": coding, vary } = answer.headers;
            buffer(answer).then((bytes) => resolve({ coding, vary, bytes }), reject);
          }).end();
        },
      );
    const plain = await sent({});
    const packed = await sent({ "accept-encoding": "gzip, deflate, br, zstd" });
    expect([plain.coding, packed.coding, packed.vary]).toEqual([undefined, "br", "Accept-Encoding"]);
    expect(brotliDecompressSync(packed.bytes).equals(plain.bytes)).toBe(true);
    expect((await sent({ "accept-encoding": "gzip" })).coding).toBe("gzip");
    const part = await sent({ "accept-encoding": "br", range: "bytes=0-9" });
    expect([part.coding, part.bytes.length]).toEqual([undefined, 10]);
    expect((await get(`${script}.br`)).status).toBe(404);
  });

  it("of the manifest are there, in the sizes that it names", async () => {
    const answer = await get("/manifest.webmanifest");
    expect(answer.headers.get("content-type")).toBe("application/manifest+json");
    const { icons } = (await answer.json()) as { icons: { src: string; sizes: string; type: string }[] };
    expect(icons.length).toBeGreaterThan(2);
    for (const { src, sizes, type } of [
      ...icons,
      { src: "/icons/apple-touch-icon.png", sizes: "180x180", type: "image/png" },
    ]) {
      const icon = await get(src);
      expect([src, icon.status, icon.headers.get("content-type")]).toEqual([src, 200, type]);
      const bytes = Buffer.from(await icon.arrayBuffer());
      if (type === "image/png")
        expect([src, `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`]).toEqual([src, sizes]);
    }
  });

  it("for programs are made by a backend: robots.txt and the sitemap", async () => {
    const robots = await (await get("/robots.txt")).text();
    expect(robots).toContain(`Sitemap: ${runtime.url}/sitemap.xml`);
    const sitemap = await get("/sitemap.xml");
    expect([sitemap.status, sitemap.headers.get("content-type")]).toEqual([
      200,
      "application/xml; charset=utf-8",
    ]);
    expect(await sitemap.text()).toContain(`<loc>${runtime.url}${COURSE}</loc>`);
    expect((await get("/sitemap-2.xml")).status).toBe(404);
  });
});
