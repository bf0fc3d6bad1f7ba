import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Api, Browser, ORIGIN, openApi, signedIn } from "../../../tests/support/running/api.ts";
import { AUTH_SECRET } from "../../../tests/support/running/env.ts";
import { macOf } from "../../wire/mac.ts";
import { sharedWith } from "../courses.ts";
import { withSharedAnswers } from "./shared-answers.ts";

const PAGE = "/api/courses/intro-to-claude-code";
const SHARED = ["/api/courses", "/api/courses?q=claude&limit=2", "/api/categories"];

let api: Api;
let stranger: Browser;
let sarah: Browser;
let gabriel: Browser;

beforeAll(async () => {
  api = await openApi({ seeded: true });
  stranger = new Browser(api);
  [sarah, gabriel] = await Promise.all([signedIn(api, "sarah"), signedIn(api, "gabriel")]);
});
afterAll(() => api.close());

const change = (statement: string) => api.db((db) => db.execute(sql.raw(statement)));

it("never gives what is somebody's own to somebody else, in whatever order they ask", async () => {
  const own = async (browser: Browser) => (await browser.get(PAGE)).body.viewer;
  const nobodys = { membership: null, enrollmentId: null, completedModuleIds: [] };
  for (const order of [
    [stranger, sarah, gabriel],
    [sarah, stranger, gabriel],
    [gabriel, sarah, stranger],
  ]) {
    await change("update courses set tagline = tagline");
    const found = new Map<Browser, { membership: string | null; enrollmentId: string | null }>();
    for (const browser of [...order, ...order]) found.set(browser, await own(browser));
    expect(found.get(stranger)).toEqual(nobodys);
    expect(found.get(sarah)).toMatchObject({ membership: "student", enrollmentId: expect.any(String) });
    expect(found.get(gabriel)).toMatchObject({ membership: "creator", enrollmentId: null });
  }
  const mine = await Promise.all(
    [stranger, sarah, gabriel].map((browser) => browser.get("/api/courses?mine=true")),
  );
  expect(mine.map(({ status }) => status)).toEqual([401, 200, 200]);
  expect(mine[1]?.body).not.toEqual(mine[2]?.body);
});

it("gives the order of one’s interests to nobody else", async () => {
  const ordered = (browser: Browser) => browser.get("/api/courses?sort=interests");
  const [first, ...others] = [await ordered(sarah), await ordered(gabriel), await ordered(stranger)];
  expect([first, ...others].map(({ status }) => status)).toEqual([200, 200, 401]);
  expect(first.body.interests).not.toEqual(others[0]?.body.interests);
});

it("shows strangers no course from the moment at which it is paused, in lists, counts, beside others or alone", async () => {
  const paths = ["/api/courses?facets=true&limit=50", "/api/courses?q=claude", `${PAGE}/related`];
  const related = `${PAGE}/related`;
  const [{ slug = "" } = {}] = (await stranger.get(related)).body.courses as { slug: string }[];
  const path = `/api/courses/${slug}`;
  expect((await stranger.get(path)).status).toBe(200);
  const { total } = (await stranger.get(paths[0] ?? "")).body;
  await change(`update courses set is_active = false where slug = '${slug}'`);
  try {
    for (const each of paths) expect((await stranger.get(each)).text).not.toContain(`"${slug}"`);
    expect((await stranger.get(paths[0] ?? "")).body.total).toBe(total - 1);
    for (const each of [path, `${path}/related`, `${path}/free`])
      expect((await stranger.get(each)).status).toBe(404);
  } finally {
    await change(`update courses set is_active = true where slug = '${slug}'`);
  }
});

it("takes whoever holds a cookie that is none of ours for the stranger that they are", async () => {
  const forged = new Browser(api, {
    cookie: `peerloop.session_token=${"a".repeat(32)}.${"b".repeat(43)}%3D`,
  });
  expect((await forged.get(PAGE)).body).toEqual((await stranger.get(PAGE)).body);
});

it("is the answer that it would be anyhow: same body, same headers", async () => {
  for (const path of [...SHARED, PAGE]) {
    await change("update courses set tagline = tagline");
    const [made, cached] = [await stranger.get(path), await stranger.get(path)];
    expect([cached.status, cached.text, [...cached.headers]]).toEqual([200, made.text, [...made.headers]]);
    expect(cached.headers.get("cache-control")).toBe("no-store");
  }
});

it("takes parameters in any order for the same question, and other ones for another", async () => {
  const [one, other] = ["q=claude&level=beginner", "level=beginner&q=claude"];
  expect((await stranger.get(`/api/courses?${one}`)).text).toBe(
    (await stranger.get(`/api/courses?${other}`)).text,
  );
  const level = async (name: string) => (await stranger.get(`/api/courses?level=${name}`)).body.courses;
  expect(await level("beginner")).not.toEqual(await level("advanced"));
});

it.each([
  ["a title", "update courses set title = 'Changed' where slug = 'intro-to-claude-code'", /"Changed"/],
  ["a tag", "insert into course_tags (course_id, tag) select id, 'anew' from courses", /"anew"/],
  ["a module", "update course_curriculum set title = 'Another one'", /"Another one"/],
  ["an objective", "update course_objectives set objective = 'Know more'", /"Know more"/],
  ["what comes with it", "update course_includes set item = 'A pony'", /"A pony"/],
  ["whom it is for", "update course_target_audience set description = 'You'", /"You"/],
  ["what is needed", "update course_prerequisites set content = 'Patience'", /"Patience"/],
  ["what graduates say", "update course_testimonials set quote = 'Wow'", /"Wow"/],
  ["a category", "update categories set name = 'Else ' || slug", /"Else /],
  ["its teachers", "update student_teachers set is_active = false", /"teachers":\[\]/],
])("shows %s as soon as it is changed", async (_name, statement, shown) => {
  expect((await stranger.get(PAGE)).text).not.toMatch(shown);
  await change(statement);
  expect((await stranger.get(PAGE)).text).toMatch(shown);
});

it("shows what a transaction has changed once that is committed, and nothing of one that is not", async () => {
  const titles = async () => (await stranger.get("/api/courses")).text;
  await api.db((db) =>
    db.transaction(async (transaction) => {
      await transaction.execute(sql`update courses set title = 'Half done'`);
      expect(await titles()).not.toMatch(/Half done/);
      await transaction.execute(sql`update courses set title = 'Done'`);
      expect(await titles()).not.toMatch(/one"/);
    }),
  );
  expect(await titles()).toMatch(/"Done"/);
});

it("hides a course that is listed no more, and answers 404 for one that never was", async () => {
  expect((await stranger.get(PAGE)).status).toBe(200);
  await change("update courses set is_active = false where slug = 'intro-to-claude-code'");
  expect((await stranger.get(PAGE)).status).toBe(404);
  expect((await sarah.get(PAGE)).status).toBe(200);
  expect((await stranger.get("/api/courses/nothing-of-that-name")).status).toBe(404);
});

it("asks once for what many share, anew after a change, and for everybody else every time", async () => {
  const signature = encodeURIComponent(`t.${btoa(String.fromCharCode(...(await macOf(AUTH_SECRET, "t"))))}`);
  const member = { cookie: `peerloop.session_token=${signature}` };
  let [version, asked] = [0, 0];
  const answer = withSharedAnswers(
    [{ sharedWith, version: async () => String(version) }],
    { AUTH_SECRET, PUBLIC_URL: ORIGIN },
    async () => new Response(String(++asked)),
  );
  const get = async (path: string, headers = {}, method = "GET") =>
    Number(await (await answer(new Request(`${ORIGIN}${path}`, { method, headers }))).text());
  expect([await get("/api/courses"), await get("/api/courses"), await get("/api/courses", member)]).toEqual([
    1, 1, 1,
  ]);
  expect([await get(PAGE), await get(PAGE, member), await get(PAGE, member), await get(PAGE)]).toEqual([
    2, 3, 4, 2,
  ]);
  version++;
  expect([await get("/api/courses"), await get(PAGE)]).toEqual([5, 6]);
  const others = [get("/api/me"), get("/api/me"), get("/api/courses?mine=true"), get(PAGE, {}, "POST")];
  expect((await Promise.all(others)).toSorted((a, b) => a - b)).toEqual([7, 8, 9, 10]);
});

it("is made without knowing who asked first", async () => {
  const seen: (string | null)[] = [];
  const answer = withSharedAnswers(
    [{ sharedWith, version: async () => "1" }],
    { AUTH_SECRET, PUBLIC_URL: ORIGIN },
    async ({ headers }) => {
      seen.push(headers.get("cookie"), headers.get("accept"));
      return new Response("");
    },
  );
  const headers = { cookie: sarah.cookie, accept: "application/json" };
  for (const path of ["/api/courses", PAGE]) await answer(new Request(`${ORIGIN}${path}`, { headers }));
  expect(seen).toEqual([null, "application/json", sarah.cookie, "application/json"]);
});

it("says that the database is away, whatever it has answered before", async () => {
  const away = await openApi({ database: "away" });
  try {
    const { status, headers } = await new Browser(away).get("/api/courses");
    expect([status, headers.has("retry-after")]).toEqual([503, true]);
  } finally {
    await away.close();
  }
});
