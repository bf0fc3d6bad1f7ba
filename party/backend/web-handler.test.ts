import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as schema from "../../db/schema/index.ts";
import { type Api, Browser, openApi, signedIn } from "../../tests/support/running/api.ts";

let api: Api;
let stranger: Browser;
let sarah: Browser;
let lee: Browser;
let marcus: Browser;
let employer: Browser;

const SLUG = "intro-to-claude-code";

beforeAll(async () => {
  api = await openApi({ seeded: true });
  stranger = new Browser(api);
  sarah = await signedIn(api, "sarah");
  lee = await signedIn(api, "lee");
  marcus = await signedIn(api, "marcus");
  employer = await signedIn(api, "employer");
});
afterAll(() => api.close());

const course = async () => (await stranger.get(`/api/courses/${SLUG}`)).body;

describe("the API", () => {
  it("is healthy", async () => {
    expect((await stranger.get("/api/health")).body).toEqual({ status: "ok", database: "ok" });
  });

  it("tells who is signed in, and nobody else anything", async () => {
    const { status, body } = await sarah.get("/api/me");
    expect(status).toBe(200);
    expect(body).toMatchObject({ handle: "sarah", email: "sarah@peerloop.test", roles: ["student"] });
    expect(body.goodwill.balance).toBeGreaterThanOrEqual(25);
    const refused = await stranger.get("/api/me");
    expect([refused.status, refused.body]).toEqual([
      401,
      { _tag: "Unauthorized", message: "Please sign in." },
    ]);
    expect((await stranger.get("/api/me", { cookie: "peerloop.session_token=abc.def" })).status).toBe(401);
  });

  it("lists the time zones that a profile can have, for anybody", async () => {
    const { body } = await stranger.get("/api/time-zones");
    expect(body.timeZones).toContainEqual({ name: "Asia/Kolkata", aliases: ["Asia/Calcutta"] });
    for (const timeZone of ["Asia/Calcutta", "America/Coyhaique"])
      expect((await lee.patch("/api/me", { timeZone })).status).toBe(200);
    expect((await lee.patch("/api/me", { timeZone: "PLT" })).body).toEqual({
      _tag: "BadRequest",
      message: "timeZone: there is no such time zone.",
    });
  });

  it("shows administrators alone what was set aside, and has it tried again", async () => {
    const id = "01900000-0000-7000-8000-00000000abcd";
    await api.db((db) =>
      db.insert(schema.outbox).values({
        id,
        party: "inbox",
        roomId: id,
        payload: { _tag: "Nonsense" },
        attempts: 10,
        lastError: "inbox answered 422 to Nonsense",
        setAsideAt: new Date(),
      }),
    );
    const admin = await signedIn(api, "admin");
    const { body } = await admin.get("/api/admin/set-aside");
    expect(body.work).toMatchObject([
      { source: "outbox", id, subject: `inbox ${id} Nonsense`, lastError: "inbox answered 422 to Nonsense" },
    ]);
    for (const [who, status] of [
      [stranger, 401],
      [marcus, 403],
    ] as const) {
      expect((await who.get("/api/admin/set-aside")).status).toBe(status);
      expect((await who.post(`/api/admin/set-aside/${id}/retry`, {})).status).toBe(status);
    }
    expect((await admin.post(`/api/admin/set-aside/${id}/retry`, {})).status).toBe(204);
    expect((await admin.post(`/api/admin/set-aside/${id}/retry`, {})).status).toBe(404);
    expect((await admin.get("/api/admin/set-aside")).body.work).toEqual([]);
  });

  it("changes one's own profile", async () => {
    const changed = await lee.patch("/api/me", { title: "Carpenter" });
    expect([changed.status, changed.body.title]).toEqual([200, "Carpenter"]);
    const refused = await lee.patch("/api/me", { bioShort: "x".repeat(161) });
    expect(refused.body).toEqual({
      _tag: "BadRequest",
      message: "bioShort: must have at most 160 characters.",
    });
  });

  it("pages through the catalogue without gap or repetition", async () => {
    const list = await stranger.get("/api/courses?limit=3");
    expect(list.body.courses).toHaveLength(3);
    const next = await stranger.get(`/api/courses?limit=50&cursor=${list.body.nextCursor}`);
    const ids = [...list.body.courses, ...next.body.courses].map((each) => each.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThanOrEqual(12);
    const found = await stranger.get("/api/courses?q=claude");
    expect(found.body.courses.map((each: { slug: string }) => each.slug)).toContain(SLUG);
    expect((await stranger.get("/api/categories")).body.categories.length).toBeGreaterThanOrEqual(15);
  });

  it("shows a course, and what the reader is in it", async () => {
    const { body } = await sarah.get(`/api/courses/${SLUG}`);
    expect(body).toMatchObject({
      slug: SLUG,
      creator: { handle: "gabriel" },
      viewer: { membership: "student" },
    });
    expect(body.chatRoomId).toMatch(/^[0-9a-f-]{36}$/);
    expect((await course()).viewer.membership).toBeNull();
    expect((await sarah.get("/api/courses?mine=true")).body.courses.length).toBeGreaterThan(0);
    expect((await stranger.get("/api/courses?mine=true")).status).toBe(401);
  });

  it("keeps a private profile from strangers in every answer", async () => {
    await sarah.patch("/api/me", { privacyPublic: false });
    const missing = await employer.get("/api/users/nobody_here");
    expect(missing.status).toBe(404);
    for (const reader of [stranger, employer]) {
      const { status, body } = await reader.get("/api/users/sarah");
      expect([status, body]).toEqual([404, missing.body]);
    }
    expect((await marcus.get("/api/users/sarah")).body.visibility).toBe("same_course");
    expect((await sarah.get("/api/users/sarah")).body.visibility).toBe("own");
  });

  it("shows chat history to members alone", async () => {
    const path = `/api/chat/rooms/${(await course()).chatRoomId}/messages?before=1000000&limit=5`;
    expect((await lee.get(path)).body.messages).toHaveLength(5);
    expect((await employer.get(path)).status).toBe(404);
    expect((await stranger.get(path)).status).toBe(401);
  });

  it("takes a call for help, once, and shows it to those it concerns", async () => {
    const body = { courseId: (await course()).id, message: "My terminal does nothing.", points: 10 };
    const made = await lee.post("/api/summons", body);
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ status: "pending", points: 10, courseId: body.courseId });
    expect(Date.parse(made.body.expiresAt)).toBeGreaterThan(Date.now());
    expect((await lee.post("/api/summons", body)).body).toMatchObject({ _tag: "Conflict" });
    expect((await employer.post("/api/summons", body)).status).toBeGreaterThanOrEqual(403);
    expect((await marcus.get(`/api/summons/${made.body.id}`)).body.id).toBe(made.body.id);
    expect((await employer.get(`/api/summons/${made.body.id}`)).status).toBe(404);
    for (const points of [9, 26, 10.5, "10", null]) {
      const refused = await sarah.post("/api/summons", { ...body, points });
      expect([refused.status, refused.body._tag]).toEqual([400, "BadRequest"]);
      expect(refused.body.message).toMatch(/^points: /);
    }
  });

  it("lists one's sessions and notifications", async () => {
    const { upcoming, past } = (await sarah.get("/api/sessions")).body;
    const [session] = [...upcoming, ...past];
    expect((await sarah.get(`/api/sessions/${session.id}`)).body.id).toBe(session.id);
    expect((await employer.get(`/api/sessions/${session.id}`)).status).toBe(404);
    expect((await sarah.get("/api/notifications")).body.notifications.length).toBeGreaterThan(0);
    expect((await sarah.post("/api/notifications/read-all")).status).toBe(204);
    const { notifications } = (await sarah.get("/api/notifications")).body;
    expect(notifications.every((each: { isRead: boolean }) => each.isRead)).toBe(true);
  });

  it("lists sign-ins and ends one", async () => {
    const phone = await signedIn(api, "marcus");
    const { authSessions } = (await marcus.get("/api/me/auth-sessions")).body;
    const [current] = (await phone.get("/api/me/auth-sessions")).body.authSessions.filter(
      (each: { isCurrent: boolean }) => each.isCurrent,
    );
    expect(authSessions.map((each: { id: string }) => each.id)).toContain(current.id);
    const path = `/api/me/auth-sessions/${current.id}`;
    expect((await lee.send(path, { method: "DELETE" })).status).toBe(404);
    expect((await marcus.send(path, { method: "DELETE" })).status).toBe(204);
    expect((await marcus.send(path, { method: "DELETE" })).status).toBe(404);
    expect((await phone.get("/api/me")).status).toBe(401);
  });

  it("keeps a sign-in that is used from running out, once a day", async () => {
    expect((await sarah.get("/api/me")).headers.getSetCookie()).toEqual([]);
    await api.db((db) =>
      db.update(schema.authSessions).set({ updatedAt: new Date(Date.now() - 25 * 3_600_000) }),
    );
    const before = sarah.cookie;
    const [cookie] = (await sarah.get("/api/me")).headers.getSetCookie();
    expect(cookie).toContain(`${before}; Max-Age=2592000`);
    expect((await sarah.get("/api/me")).headers.getSetCookie()).toEqual([]);
  });

  it("shows the local mailbox locally, and nowhere else", async () => {
    expect((await stranger.get("/api/local-mails")).status).toBe(200);
    const deployed = await openApi({ isLocal: false, database: "away" });
    expect((await new Browser(deployed).get("/api/local-mails")).status).toBe(404);
    await deployed.close();
  });
});
