import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Api, Browser, openApi, signedIn } from "../../../tests/support/running/api.ts";

const COURSE = "/courses/intro-to-claude-code";

let api: Api;
let stranger: Browser;
let sarah: Browser;
let employer: Browser;
beforeAll(async () => {
  api = await openApi({ seeded: true });
  stranger = new Browser(api);
  [sarah, employer] = await Promise.all([signedIn(api, "sarah"), signedIn(api, "employer")]);
});
afterAll(() => api.close());

const change = (statement: string) => api.db((db) => db.execute(sql.raw(statement)));

/** What an answer says: its status, and what of its head matters. */
const head = async (browser: Browser, path: string) => {
  const { status, text, headers } = await browser.get(path);
  const content = (name: string) =>
    new RegExp(`(?:name|property)="${name}" content="([^"]*)"`).exec(text)?.[1] ?? null;
  return {
    status,
    text,
    cookies: headers.getSetCookie(),
    title: /<title>(.*)<\/title>/.exec(text)?.[1],
    description: content("description"),
    canonical: /rel="canonical" href="([^"]*)"/.exec(text)?.[1] ?? null,
    robots: content("robots"),
    content,
  };
};

describe("the head of a page", () => {
  it("says of a course what somebody who shares its link wants said", async () => {
    const { status, title, description, canonical, robots, content } = await head(stranger, COURSE);
    expect([status, title, robots]).toEqual([200, "Intro to Claude Code · PeerLoop", null]);
    expect(description).toMatch(/By Gabriel .+ · 2 live one-on-one sessions · \$399$/);
    expect(canonical).toBe(`http://127.0.0.1:9${COURSE}`);
    expect(content("og:title")).toBe("Intro to Claude Code");
    expect(content("og:url")).toBe(canonical);
    expect(content("product:price:amount")).toBe("399.00");
    expect(content("twitter:card")).toBe("summary_large_image");
    expect(content("og:image")).toBe(`${canonical}/share.png`);
    expect(content("og:image:alt")).toMatch(/^Intro to Claude Code, by Gabriel /);
  });

  it("says of a course to machines what it is and costs, while it is listed", async () => {
    const structured = async (browser: Browser) => {
      const { text } = await browser.get(COURSE);
      const data = /<script type="application\/ld\+json">(.*)<\/script>/.exec(text)?.[1];
      return data === undefined ? null : JSON.parse(data);
    };
    const url = `http://127.0.0.1:9${COURSE}`;
    expect(await structured(stranger)).toMatchObject({
      "@context": "https://schema.org",
      "@type": "Course",
      name: "Intro to Claude Code",
      url,
      provider: { "@type": "Organization", name: "PeerLoop" },
      offers: { "@type": "Offer", price: "399.00", priceCurrency: "USD", category: "Paid", url },
      hasCourseInstance: { courseMode: "Online", courseWorkload: "PT120M" },
    });
    await change("update courses set title = 'A </script> & <b>' where slug = 'intro-to-claude-code'");
    expect((await structured(stranger)).name).toBe("A </script> & <b>");
    await change(
      "update courses set title = 'Intro to Claude Code', is_active = false where slug = 'intro-to-claude-code'",
    );
    try {
      // Whoever learns it has its page still, and it is offered to nobody.
      expect((await stranger.get(COURSE)).status).toBe(404);
      expect((await sarah.get(COURSE)).status).toBe(200);
      expect([await structured(stranger), await structured(sarah)]).toEqual([null, null]);
    } finally {
      await change("update courses set is_active = true where slug = 'intro-to-claude-code'");
    }
  });

  it("has what the page asks for first asked for at once, and of strangers nobody asked who they are", async () => {
    const asked = async (browser: Browser, path: string) => {
      const { text } = await browser.get(path);
      const links = [...text.matchAll(/rel="preload" as="fetch" crossorigin href="([^"]*)"/g)].map(
        ([, href]) => href ?? "",
      );
      return [...links, ...(/name="asks" content="([^"]*)"/.exec(text)?.[1]?.split(" ") ?? [])];
    };
    const course = `/api${COURSE}`;
    expect(await asked(stranger, COURSE)).toEqual([course]);
    expect(await asked(sarah, COURSE)).toEqual(["/api/me", course]);
    expect(await asked(stranger, `${COURSE}/chat`)).toEqual([]);
    const room = expect.stringMatching(/^\/api\/chat\/rooms\/[0-9a-f-]{36}\/latest$/);
    const ofChat = await asked(sarah, `${COURSE}/chat`);
    expect(ofChat).toEqual(["/api/me", course, room]);
    expect((await sarah.get(ofChat[2] ?? "")).status).toBe(200);
    // To who is no member the room says nothing: its page does not ask.
    expect(await asked(employer, `${COURSE}/chat`)).toEqual(["/api/me", course]);
    expect(await asked(sarah, "/sessions")).toEqual(["/api/me"]);
  });

  it("has a picture of the course that the worker draws of what anybody may know", async () => {
    const path = `${COURSE}/share.png`;
    const facts = await stranger.get(path);
    expect([facts.status, JSON.parse(facts.text)]).toEqual([
      200,
      {
        slug: "intro-to-claude-code",
        title: "Intro to Claude Code",
        creatorName: expect.stringMatching(/^Gabriel /),
        moduleCount: expect.any(Number),
        sessionCount: 2,
      },
    ]);
    await change("update courses set is_active = false where slug = 'intro-to-claude-code'");
    expect([(await stranger.get(path)).status, (await sarah.get(path)).status]).toEqual([404, 404]);
    await change("update courses set is_active = true where slug = 'intro-to-claude-code'");
    expect((await stranger.get("/courses/no-such-course/share.png")).status).toBe(404);
  });

  it("shows a change with the next request, and what is hostile as text", async () => {
    const hostile = '</title><script>alert(1)</script> "$&" \'';
    await change(
      `update courses set title = '${hostile.replaceAll("'", "''")}', tagline = '<img src=x onerror=y>' where slug = 'intro-to-claude-code'`,
    );
    const found = await head(stranger, COURSE);
    await change(`update courses set title = 'Intro to Claude Code' where slug = 'intro-to-claude-code'`);
    expect(found.text).not.toMatch(/<script(?! type="application\/ld\+json">)|<img/);
    expect(found.text.match(/<\/script/g)).toHaveLength(1);
    expect(found.title).toBe(
      "&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt; &quot;$&amp;&quot; &#39; · PeerLoop",
    );
    expect((await head(stranger, COURSE)).title).toBe("Intro to Claude Code · PeerLoop");
  });

  it("has a category's name, and no search in its address", async () => {
    const { body } = await stranger.get("/api/categories");
    const { slug, name } = body.categories[0];
    expect(await head(stranger, `/courses?category=${slug}`)).toMatchObject({
      status: 200,
      title: `${name.replaceAll("&", "&amp;")} courses · PeerLoop`,
      canonical: `http://127.0.0.1:9/courses?category=${slug}`,
    });
    expect(await head(stranger, "/courses?category=none&utm=1")).toMatchObject({
      title: "Courses · PeerLoop",
      canonical: "http://127.0.0.1:9/courses",
    });
    expect(await head(stranger, "/courses?q=claude")).toMatchObject({ robots: "noindex", canonical: null });
  });

  it.each(["/", "/courses", "/sign-in", "/sign-up", "/forgot-password", "/verify-email", "/local-mails"])(
    "at %s has a title and a description",
    async (path) => {
      const { status, title, description } = await head(stranger, path);
      expect([status, title]).toEqual([200, expect.stringMatching(/^.+ · PeerLoop$/)]);
      expect(description?.length).toBeGreaterThan(10);
    },
  );
});

describe("what nobody may know of", () => {
  it.each([
    "/no/such/page",
    "/courses/no-such-course",
    "/courses/Ünknown",
    "/u/nobody_here",
    "/u/x",
    "/help/desk/closed",
  ])("%s is answered with 404", async (path) => {
    expect(await head(stranger, path)).toMatchObject({ status: 404, title: "Page not found · PeerLoop" });
  });

  it("a private profile is one that does not exist, for whoever may not see it, from the moment it is", async () => {
    await change("update users set privacy_public = true where handle = 'sarah'");
    const open = await head(stranger, "/u/sarah");
    expect(open).toMatchObject({ status: 200, canonical: "http://127.0.0.1:9/u/sarah" });
    expect(open.content("og:type")).toBe("profile");
    expect((await sarah.patch("/api/me", { privacyPublic: false })).status).toBe(200);
    const missing = await stranger.get("/u/nobody_here");
    for (const browser of [stranger, employer]) {
      const answer = await browser.get("/u/sarah");
      expect([answer.status, answer.text]).toEqual([404, missing.text]);
      expect([...answer.headers]).toEqual([...(await browser.get("/u/nobody_here")).headers]);
    }
    const lee = await signedIn(api, "lee");
    for (const browser of [sarah, lee]) expect((await head(browser, "/u/sarah")).status).toBe(200);
  });

  it("a section of the settings that there is not, for members alone", async () => {
    expect(await head(sarah, "/settings/account")).toMatchObject({
      status: 200,
      title: "Account settings · PeerLoop",
    });
    for (const section of ["nothing", "constructor"])
      expect((await head(sarah, `/settings/${section}`)).status).toBe(404);
  });

  it("a course that is listed no more exists for its members", async () => {
    expect((await head(stranger, COURSE)).status).toBe(200);
    await change("update courses set is_active = false where slug = 'intro-to-claude-code'");
    const found = await Promise.all([stranger, employer, sarah].map((browser) => head(browser, COURSE)));
    await change("update courses set is_active = true where slug = 'intro-to-claude-code'");
    expect(found.map(({ status }) => status)).toEqual([404, 404, 200]);
  });

  it("somebody else's session is none, and strangers are asked to sign in", async () => {
    const { body } = await sarah.get("/api/sessions");
    const { id, courseTitle } = body.upcoming[0];
    expect(await head(sarah, `/sessions/${id}`)).toMatchObject({
      status: 200,
      title: `Session – ${courseTitle} · PeerLoop`,
    });
    expect((await head(employer, `/sessions/${id}`)).status).toBe(404);
    expect((await head(sarah, "/sessions/not-an-id")).status).toBe(404);
    for (const path of [`/sessions/${id}`, "/sessions/not-an-id", "/settings", `${COURSE}/chat`])
      expect(await head(stranger, path)).toMatchObject({ status: 200, title: "Sign in · PeerLoop" });
    expect(await head(sarah, `${COURSE}/chat`)).toMatchObject({
      title: "Chat – Intro to Claude Code · PeerLoop",
      robots: "noindex",
    });
  });
});

describe("the hint of a sign-in", () => {
  it("is right after every page, and is in no answer that strangers share", async () => {
    expect((await head(stranger, COURSE)).cookies).toEqual([]);
    expect((await head(sarah, COURSE)).cookies).toEqual([
      expect.stringMatching(/^peerloop\.member=1; Max-Age=\d{4,};/),
    ]);
    expect((await head(stranger, COURSE)).cookies).toEqual([]);
    const hinted = (cookie: string) => head(new Browser(api, { cookie }), COURSE);
    expect((await hinted(`${sarah.cookie}; peerloop.member=1`)).cookies).toEqual([]);
    expect((await hinted("peerloop.member=1")).cookies).toEqual([expect.stringContaining("; Max-Age=0;")]);
  });

  it("goes when a sign-in was ended elsewhere", async () => {
    const phone = await signedIn(api, "lee");
    const cookie = `${phone.cookie}; peerloop.member=1`;
    expect((await head(new Browser(api, { cookie }), "/")).title).toBe("Home · PeerLoop");
    await change("delete from auth_sessions where user_id = (select id from users where handle = 'lee')");
    const after = await head(new Browser(api, { cookie }), "/");
    expect([after.title, after.cookies]).toEqual([
      "Learn it. Then teach it. · PeerLoop",
      [expect.stringContaining("; Max-Age=0;")],
    ]);
  });

  it("comes with signing in, and goes with signing out", async () => {
    const device = await signedIn(api, "nadia");
    const out = await device.post("/api/auth/sign-out");
    expect(out.headers.getSetCookie()).toContainEqual(
      expect.stringMatching(/^peerloop\.member=1; Max-Age=0;/),
    );
  });
});

it("knows robots.txt, with the address of the sitemap", async () => {
  const { status, text, headers } = await stranger.get("/robots.txt");
  expect([status, headers.get("content-type")]).toEqual([200, "text/plain; charset=utf-8"]);
  expect(text).toMatch(/^User-agent: \*\nDisallow: \/api\/\n/);
  expect(text).toContain("Sitemap: http://127.0.0.1:9/sitemap.xml");
});

it("says that the database is away only of pages that need it", async () => {
  const away = await openApi({ database: "away" });
  try {
    const browser = new Browser(away);
    const statuses = await Promise.all(
      ["/", "/sign-in", "/nothing", COURSE].map((path) => browser.get(path)),
    );
    expect(statuses.map(({ status }) => status)).toEqual([200, 200, 404, 503]);
  } finally {
    await away.close();
  }
});
