import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { OTHERS_PAGE, PAGE_OWNER_HEADER } from "../../domain/identity/page-owner/rules.ts";
import { type Api, type Browser, openApi, signedIn } from "../../tests/support/running/api.ts";

let api: Api;
let sarah: Browser;
let lee: Browser;
/** What a page of Lee's says, whoever's cookies go with it. */
let leesPage: Record<string, string>;

beforeAll(async () => {
  api = await openApi({ seeded: true });
  [sarah, lee] = await Promise.all([signedIn(api, "sarah"), signedIn(api, "lee")]);
  leesPage = { [PAGE_OWNER_HEADER]: (await lee.get("/api/me")).body.id };
});
afterAll(() => api.close());

describe("a page of somebody else than whoever is signed in", () => {
  const refused = { status: 401, body: { _tag: "Unauthorized", message: OTHERS_PAGE } };

  it("changes and reads nothing in their name", async () => {
    const before = (await sarah.get("/api/me")).body;
    expect(await sarah.patch("/api/me", { bio: "Lee's words." }, leesPage)).toMatchObject(refused);
    expect(await sarah.get("/api/me/auth-sessions", leesPage)).toMatchObject(refused);
    expect((await sarah.get("/api/me")).body).toEqual(before);
    expect((await lee.patch("/api/me", { bio: "Lee's words." }, leesPage)).status).toBe(200);
  });

  it("signs nobody out", async () => {
    const phone = await signedIn(api, "sarah");
    for (const route of ["sign-out", "revoke-other-sessions", "revoke-sessions"])
      expect(await phone.post(`/api/auth/${route}`, {}, leesPage)).toMatchObject(refused);
    for (const device of [phone, sarah]) expect((await device.get("/api/me")).status).toBe(200);
    expect((await phone.post("/api/auth/sign-out", {}, {})).status).toBe(200);
  });

  it("shows what strangers see", async () => {
    const { body } = await sarah.get("/api/courses/intro-to-claude-code", leesPage);
    expect(body.viewer.membership).toBeNull();
    expect((await sarah.get("/api/courses/intro-to-claude-code")).body.viewer.membership).toBe("student");
  });
});
