import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { outbox } from "../../db/schema/index.ts";
import { account, mailsTo, PASSWORD, who } from "../../tests/support/accounts.ts";
import { type Api, Browser, openApi } from "../../tests/support/api.ts";

let api: Api;
beforeAll(async () => {
  api = await openApi();
  await new Browser(api).post("/api/auth/sign-up/email", account("sam"));
});
afterAll(() => api.close());

const credentials = { email: "SAM@example.test", password: PASSWORD };
const signIn = async (password = PASSWORD) => {
  const device = new Browser(api);
  expect((await device.post("/api/auth/sign-in/email", { ...credentials, password })).status).toBe(200);
  return device;
};

/** The sign-ins whose end the outbox announces to somebody's inbox. */
const announced = async (userId: string | undefined) => {
  const rows = await api.db((db) => db.select().from(outbox));
  return rows
    .filter((row) => row.party === "inbox" && row.roomId === userId)
    .map((row) => row.payload as { _tag: string; authSessionId?: string })
    .filter((message) => message._tag === "SignedOut")
    .map((message) => message.authSessionId);
};

describe("signing in and out", () => {
  it("answers a wrong password like an unknown address", async () => {
    const post = (body: object) => new Browser(api).post("/api/auth/sign-in/email", body);
    const wrong = await post({ ...credentials, password: "wrong" });
    const unknown = await post({ ...credentials, email: "nobody@example.test" });
    expect(wrong.status).toBe(401);
    expect(wrong.body).toEqual({
      _tag: "Unauthorized",
      message: "E-mail or password is wrong.",
      code: "INVALID_EMAIL_OR_PASSWORD",
    });
    expect([unknown.status, unknown.body]).toEqual([401, wrong.body]);
  });

  it("ends one sign-in and announces it, the others stay", async () => {
    const [phone, laptop] = [await signIn(), await signIn()];
    const before = await who(api, phone);
    const stolen = phone.cookie;
    expect((await phone.post("/api/auth/sign-out")).status).toBe(200);
    expect(phone.cookie).toBe("");
    phone.cookie = stolen;
    expect(await who(api, phone)).toBeNull();
    expect(await who(api, laptop)).not.toBeNull();
    expect(await announced(before?.id)).toContain(before?.authSessionId);
  });

  it("ends and announces all of them everywhere", async () => {
    const [phone, laptop] = [await signIn(), await signIn()];
    const [one, other] = [await who(api, phone), await who(api, laptop)];
    expect((await phone.post("/api/auth/revoke-sessions")).status).toBe(200);
    expect(await who(api, laptop)).toBeNull();
    const ended = await announced(one?.id);
    expect(ended).toEqual(expect.arrayContaining([one?.authSessionId, other?.authSessionId]));
    expect((await laptop.post("/api/auth/revoke-sessions")).body).toMatchObject({ _tag: "Unauthorized" });
  });

  it("ends the others alone, and one by its token", async () => {
    const [phone, laptop, tablet] = [await signIn(), await signIn(), await signIn()];
    const tabletId = (await who(api, tablet))?.authSessionId;
    const { body } = await phone.get("/api/auth/list-sessions");
    const { token } = body.find((session: { id: string }) => session.id === tabletId);
    await phone.post("/api/auth/revoke-session", { token });
    expect([await who(api, tablet), (await who(api, laptop)) !== null]).toEqual([null, true]);
    await phone.post("/api/auth/revoke-other-sessions");
    expect([await who(api, laptop), (await who(api, phone)) !== null]).toEqual([null, true]);
  });

  it("does not end somebody else's by its token", async () => {
    const phone = await signIn();
    const { body } = await phone.get("/api/auth/list-sessions");
    const eve = new Browser(api);
    await eve.post("/api/auth/sign-up/email", account("eve"));
    await eve.post("/api/auth/revoke-session", { token: body[0].token });
    expect(await who(api, phone)).not.toBeNull();
  });
});

describe("passwords", () => {
  it("are changed with the current one, and the other sign-ins end", async () => {
    const [phone, laptop] = [await signIn(), await signIn()];
    const change = { currentPassword: "wrong", newPassword: "another password" };
    const wrong = await phone.post("/api/auth/change-password", change);
    expect(wrong.body).toMatchObject({ _tag: "BadRequest", message: "currentPassword: is wrong." });
    const right = { ...change, currentPassword: PASSWORD };
    expect((await phone.post("/api/auth/change-password", right)).status).toBe(200);
    expect([await who(api, laptop), (await who(api, phone))?.handle]).toEqual([null, "sam"]);
    const back = { currentPassword: "another password", newPassword: PASSWORD };
    expect((await phone.post("/api/auth/change-password", back)).status).toBe(200);
  });

  it("are reset by the mailed link, once, and every sign-in ends", async () => {
    const phone = await signIn();
    const request = (email: string) => new Browser(api).post("/api/auth/request-password-reset", { email });
    const known = await request("sam@example.test");
    const unknown = await request("nobody@example.test");
    expect([known.status, known.body]).toEqual([unknown.status, unknown.body]);
    expect(await mailsTo(api, "nobody@example.test")).toEqual([]);
    const mail = (await mailsTo(api, "sam@example.test")).at(-1);
    const token = /reset-password\?token=(\S+)/.exec(mail?.text ?? "")?.[1];
    const reset = (body: object) => new Browser(api).post("/api/auth/reset-password", { token, ...body });
    expect((await reset({ newPassword: "short" })).body).toMatchObject({ _tag: "BadRequest" });
    expect((await reset({ newPassword: "a fresh password" })).status).toBe(200);
    expect(await who(api, phone)).toBeNull();
    expect((await reset({ newPassword: "a second password" })).body).toMatchObject({
      _tag: "BadRequest",
      message: expect.stringContaining("no longer valid"),
    });
    expect((await new Browser(api).post("/api/auth/sign-in/email", credentials)).status).toBe(401);
    await signIn("a fresh password");
    expect((await mailsTo(api, "sam@example.test")).at(-1)?.subject).toBe("Your password was changed");
  });
});

describe("what reaches the sign-in library", () => {
  it.each([
    "/update-user",
    "/delete-user",
    "/change-email",
    "/ok",
    "/sign-in/social",
    "/link-social",
    "/error",
    "/",
  ])("is not %s", async (path) => {
    const { status, body } = await new Browser(api).post(`/api/auth${path}`);
    expect([status, body._tag]).toEqual([404, "NotFound"]);
  });

  it("is nothing from another site", async () => {
    const evil = { origin: "https://evil.test" };
    const { status, body } = await new Browser(api).post("/api/auth/sign-in/email", credentials, evil);
    expect([status, body._tag]).toEqual([403, "Forbidden"]);
  });

  it("is no body that is broken, of another type or too large", async () => {
    const post = (body: unknown, headers?: Record<string, string>) =>
      new Browser(api).post("/api/auth/sign-in/email", body, headers);
    expect((await post("{")).body).toMatchObject({ message: "The body is not valid JSON." });
    expect((await post("null")).body).toMatchObject({ _tag: "BadRequest" });
    const form = await post("email=a", { "content-type": "application/x-www-form-urlencoded" });
    expect(form.body).toMatchObject({ _tag: "BadRequest" });
    const large = await post({ email: "x".repeat(300 * 1024) });
    expect([large.status, large.body._tag]).toEqual([413, "PayloadTooLarge"]);
  });
});
