import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CREATOR_TERMS_VERSION } from "../../domain/identity/consent/rules.ts";
import { type Api, Browser, openApi, signedIn } from "../../tests/support/running/api.ts";

let api: Api;
let stranger: Browser;
const people = new Map<string, Browser>();
const as = (name: string): Browser => people.get(name) ?? stranger;

beforeAll(async () => {
  api = await openApi({ seeded: true });
  stranger = new Browser(api);
  for (const name of ["gabriel", "elena", "sarah", "lee", "admin"])
    people.set(name, await signedIn(api, name));
});
afterAll(() => api.close());

const categoryId = async () => (await stranger.get("/api/categories")).body.categories[0].id as string;
const newCourse = async (more: object = {}) =>
  (
    await as("gabriel").post("/api/courses", {
      title: `Course ${crypto.randomUUID()}`,
      description: "All about it.",
      categoryId: await categoryId(),
      modules: [],
      ...more,
    })
  ).body;
const module = (title: string) => ({
  id: crypto.randomUUID(),
  title,
  description: "",
  duration: "",
  sessionNumber: null,
  learningObjectives: "",
  topicsCovered: "",
  handsOnExercise: "",
  videoUrl: "",
  documentUrl: "",
  isDraft: false,
});

describe("becoming a creator", () => {
  const terms = { terms: CREATOR_TERMS_VERSION };
  const roles = async () => (await as("lee").get("/api/me")).body.roles;

  it("takes the terms in force and a confirmed address, and is kept", async () => {
    expect((await stranger.post("/api/me/creator", terms)).status).toBe(401);
    expect((await as("lee").post("/api/studio/courses")).status).toBe(404);
    expect((await as("lee").get("/api/studio/courses")).body).toMatchObject({ _tag: "Forbidden" });
    expect((await as("lee").post("/api/me/creator", { terms: "2020-01-01" })).status).toBe(409);
    await api.db((db) => db.execute(sql`update users set email_verified = false where handle = 'lee'`));
    expect((await as("lee").post("/api/me/creator", terms)).body).toMatchObject({ code: "unverified" });
    await api.db((db) => db.execute(sql`update users set email_verified = true where handle = 'lee'`));
    expect(await roles()).not.toContain("creator");
    for (const _ of [1, 2]) expect((await as("lee").post("/api/me/creator", terms)).status).toBe(200);
    expect(await roles()).toContain("creator");
    const consents = await api.db((db) =>
      db.execute(sql`select version from legal_consents where document = 'creator_terms'
        and user_id = (select id from users where handle = 'lee')`),
    );
    expect(consents).toEqual([{ version: CREATOR_TERMS_VERSION }]);
    expect((await as("lee").get("/api/studio/courses")).body).toEqual({ courses: [] });
  });

  it("is not undone by agreeing again, where an administrator has taken it", async () => {
    await as("lee").post("/api/me/creator", terms);
    await api.db((db) => db.execute(sql`update users set is_creator = false where handle = 'lee'`));
    expect((await as("lee").post("/api/me/creator", terms)).status).toBe(403);
    expect(await roles()).not.toContain("creator");
  });
});

describe("routes of the studio", () => {
  it("answer the course’s creator alone", async () => {
    const { id, version } = await newCourse({ modules: [module("One")] });
    const routes: readonly (readonly [method: string, path: string, body?: object])[] = [
      ["GET", `/api/studio/courses/${id}`],
      ["PATCH", `/api/courses/${id}`, { version, title: "Mine" }],
      ["POST", `/api/courses/${id}/publish`, { version }],
      ["POST", `/api/courses/${id}/pause`],
      ["POST", `/api/courses/${id}/resume`],
      ["POST", `/api/courses/${id}/retire`],
      ["POST", `/api/courses/${id}/duplicate`, {}],
      ["DELETE", `/api/courses/${id}`],
    ];
    const statuses = async (browser: Browser) =>
      Promise.all(
        routes.map(async ([method, path, body]) => (await browser.send(path, { method, body })).status),
      );
    expect(await statuses(stranger)).toEqual(routes.map(() => 401));
    for (const name of ["sarah", "admin"])
      expect(await statuses(as(name))).toEqual([404, 404, 404, 404, 404, 404, 403, 404]);
    expect(await statuses(as("elena"))).toEqual(routes.map(() => 404));
    expect((await as("gabriel").get(`/api/studio/courses/${id}`)).status).toBe(200);
  });

  it("lead from nothing to a course that everybody finds", async () => {
    const created = await as("gabriel").post("/api/courses", {});
    expect(created.status).toBe(201);
    const { id } = created.body;
    const missing = await as("gabriel").post(`/api/courses/${id}/publish`, { version: 1 });
    expect([missing.status, missing.body._tag]).toEqual([400, "BadRequest"]);
    expect(missing.body.missing.map(({ field }: { field: string }) => field)).toEqual([
      "title",
      "description",
      "categoryId",
      "modules",
    ]);
    const change = {
      title: "Sourdough",
      description: "Flour.",
      categoryId: await categoryId(),
      modules: [module("Mix")],
    };
    const saved = await as("gabriel").patch(`/api/courses/${id}`, { version: 1, ...change });
    expect(saved.body).toMatchObject({ version: 2, publishedVersion: null });
    const stale = await as("gabriel").patch(`/api/courses/${id}`, { version: 1, title: "Rye" });
    expect([stale.status, stale.body._tag]).toEqual([409, "Conflict"]);
    expect(stale.body.current).toMatchObject({ version: 2, document: { title: "Sourdough" } });
    expect((await stranger.get("/api/courses/sourdough")).status).toBe(404);
    const published = await as("gabriel").post(`/api/courses/${id}/publish`, { version: 2 });
    expect(published.body).toMatchObject({ state: "published", slug: "sourdough" });
    expect((await stranger.get("/api/courses/sourdough")).body).toMatchObject({
      title: "Sourdough",
      moduleCount: 1,
    });
    expect((await stranger.get("/api/courses?q=sourdough")).body.courses).toHaveLength(1);
    expect((await stranger.get("/sitemap.xml")).text).toContain("/courses/sourdough<");
  });

  it.each([
    { version: 0 },
    { version: 1, priceCents: -1 },
    { version: 1, modules: [{ id: "x" }] },
    { version: 1, level: "expert" },
    { version: 1, title: "x".repeat(121) },
    { version: 1, currency: "JPY" },
  ])("refuse %o", async (body) => {
    const { id } = await newCourse();
    expect((await as("gabriel").patch(`/api/courses/${id}`, body)).status).toBe(400);
  });

  it("refuse two modules with one id", async () => {
    const { id, version } = await newCourse();
    const one = module("One");
    expect((await as("gabriel").patch(`/api/courses/${id}`, { version, modules: [one, one] })).status).toBe(
      400,
    );
  });
});

describe("what is written and not published", () => {
  it("is on no page, in no answer and in no list", async () => {
    const word = "quasiperiodic";
    await newCourse({ title: word, slug: word, tags: [word], modules: [module(word)] });
    const [demo] = await api.db((db) =>
      db.execute<{ id: string }>(
        sql`select course_id as id from course_drafts where document ->> 'title' like 'Build Your%'`,
      ),
    );
    const rowSlug = `draft-${demo?.id}`;
    for (const browser of [stranger, as("sarah"), as("elena"), as("admin"), as("gabriel")])
      for (const slug of [word, rowSlug]) {
        expect((await browser.get(`/api/courses/${slug}`)).status).toBe(404);
        expect((await browser.get(`/courses/${slug}`)).status).toBe(404);
        expect((await browser.get(`/courses/${slug}/chat`)).text).not.toContain(word);
      }
    for (const path of [
      "/api/courses?limit=50",
      `/api/courses?q=${word}`,
      "/api/topics",
      "/sitemap.xml",
      "/courses",
    ]) {
      const { text } = await stranger.get(path);
      expect(text).not.toContain(rowSlug);
      expect(text.replace(`q=${word}`, "")).not.toContain(word);
    }
    expect((await as("gabriel").get("/api/courses?mine=true&limit=50")).text).not.toContain("Untitled");
    expect((await stranger.get(`/courses/${rowSlug}/share.png`)).status).toBe(404);
  });
});

describe("an address that a course once had", () => {
  it("is answered with the one that it has now", async () => {
    const { id, version } = await newCourse({ slug: "old-loaf", modules: [module("Mix")] });
    await as("gabriel").post(`/api/courses/${id}/publish`, { version });
    await as("gabriel").patch(`/api/courses/${id}`, { version, slug: "new-loaf" });
    await as("gabriel").post(`/api/courses/${id}/publish`, { version: version + 1 });
    for (const browser of [stranger, as("sarah")])
      for (const [path, now] of [
        ["/api/courses/old-loaf", "/api/courses/new-loaf"],
        ["/courses/old-loaf", "/courses/new-loaf"],
      ] as const) {
        const answer = await browser.get(path);
        expect([answer.status, answer.headers.get("location")]).toEqual([301, now]);
        expect((await browser.get(now)).status).toBe(200);
      }
    const room = await as("gabriel").get("/courses/old-loaf/chat");
    expect([room.status, room.headers.get("location")]).toEqual([301, "/courses/new-loaf/chat"]);
    const learn = await as("gabriel").get("/courses/old-loaf/learn");
    expect([learn.status, learn.headers.get("location")]).toEqual([301, "/courses/new-loaf/learn"]);
    await as("gabriel").post(`/api/courses/${id}/pause`);
    for (const path of ["/api/courses/old-loaf", "/courses/old-loaf"])
      expect((await stranger.get(path)).status).toBe(404);
  });
});
