import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { accounts, authSessions, outbox, users, verifications } from "../../../db/schema/index.ts";
import { hashPassword } from "../../../domain/identity/passwords/password.ts";
import { account, mailsTo, PASSWORD, who } from "../../../tests/support/running/accounts.ts";
import { type Api, Browser, openApi } from "../../../tests/support/running/api.ts";

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
      message: "Wrong email or password.",
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

/** How often somebody was told that their password has changed. */
const told = async (email: string) =>
  (await mailsTo(api, email)).filter(({ subject }) => subject === "Your password was changed").length;

describe("passwords", () => {
  it("are changed with the current one, and the other sign-ins end", async () => {
    const [phone, laptop] = [await signIn(), await signIn()];
    const change = { currentPassword: "wrong", newPassword: "another password" };
    const wrong = await phone.post("/api/auth/change-password", change);
    expect(wrong.body).toMatchObject({ _tag: "BadRequest", message: "currentPassword: isn’t right." });
    const right = { ...change, currentPassword: PASSWORD };
    expect((await phone.post("/api/auth/change-password", right)).status).toBe(200);
    expect([await who(api, laptop), (await who(api, phone))?.handle]).toEqual([null, "sam"]);
    const back = { currentPassword: "another password", newPassword: PASSWORD };
    expect((await phone.post("/api/auth/change-password", back)).status).toBe(200);
    await expect.poll(() => told("sam@example.test")).toBe(2);
  });

  it("are reset by the mailed link, once, and every sign-in ends", async () => {
    const phone = await signIn();
    const request = (email: string) => new Browser(api).post("/api/auth/request-password-reset", { email });
    const known = await request("sam@example.test");
    const unknown = await request("nobody@example.test");
    expect([known.status, known.body]).toEqual([unknown.status, unknown.body]);
    expect(await mailsTo(api, "nobody@example.test")).toEqual([]);
    const [mail] = (await mailsTo(api, "sam@example.test")).filter(({ tags }) => tags.mail === "reset");
    const token = /reset-password\?token=(\S+)/.exec(mail?.text ?? "")?.[1];
    const reset = (body: object) => new Browser(api).post("/api/auth/reset-password", { token, ...body });
    expect((await reset({ newPassword: "short" })).body).toMatchObject({ _tag: "BadRequest" });
    expect((await reset({ newPassword: "a fresh password" })).status).toBe(200);
    expect(await who(api, phone)).toBeNull();
    expect((await reset({ newPassword: "a second password" })).body).toMatchObject({
      _tag: "BadRequest",
      message: expect.stringContaining("has expired"),
    });
    expect((await new Browser(api).post("/api/auth/sign-in/email", credentials)).status).toBe(401);
    await signIn("a fresh password");
    await expect.poll(() => told("sam@example.test")).toBe(3);
  });
});

const askForLink = async (email = "sam@example.test") => {
  await new Browser(api).post("/api/auth/request-password-reset", { email });
  const mail = (await mailsTo(api, email))
    .filter(({ subject }) => subject === "Choose a new password")
    .at(-1);
  return /reset-password\?token=(\S+)/.exec(mail?.text ?? "")?.[1] ?? "";
};
const useLink = (token: string, newPassword: string) =>
  new Browser(api).post("/api/auth/reset-password", { token, newPassword });

describe("reset links", () => {
  it("die with the next one", async () => {
    await new Browser(api).post("/api/auth/sign-up/email", account("rob"));
    const [older, newer] = [await askForLink("rob@example.test"), await askForLink("rob@example.test")];
    expect((await useLink(older, "the older link's")).body._tag).toBe("BadRequest");
    expect((await useLink(newer, "the newer link's")).status).toBe(200);
    expect((await useLink(older, "the older link's")).body._tag).toBe("BadRequest");
  });

  it("die with a password that is changed by hand", async () => {
    const phone = new Browser(api);
    await phone.post("/api/auth/sign-up/email", account("una"));
    const link = await askForLink("una@example.test");
    const change = { currentPassword: PASSWORD, newPassword: "her own choice of one" };
    expect((await phone.post("/api/auth/change-password", change)).status).toBe(200);
    expect((await useLink(link, "another's choice of one")).body._tag).toBe("BadRequest");
    const signedIn = { email: "una@example.test", password: change.newPassword };
    expect((await new Browser(api).post("/api/auth/sign-in/email", signedIn)).status).toBe(200);
  });

  it("of which many are asked for at once leave one that is good", async () => {
    await new Browser(api).post("/api/auth/sign-up/email", account("max"));
    await Promise.all(Array.from({ length: 6 }, () => askForLink("max@example.test")));
    const rows = await api.db((db) => db.select().from(verifications));
    const user = await api.db((db) => db.select().from(users).where(eq(users.handle, "max")));
    expect(rows.filter(({ value }) => value === user[0]?.id)).toHaveLength(1);
  });

  it("are not in the table as they are in the mail", async () => {
    const link = await askForLink("max@example.test");
    const rows = await api.db((db) => db.select().from(verifications));
    expect(link).not.toBe("");
    expect(JSON.stringify(rows)).not.toContain(link);
  });
});

describe("what goes out", () => {
  it("holds no token that opens a sign-in", async () => {
    const phone = new Browser(api);
    const signedUp = await phone.post("/api/auth/sign-up/email", account("joy"));
    const signedIn = await phone.post("/api/auth/sign-in/email", {
      email: "joy@example.test",
      password: PASSWORD,
    });
    const change = { currentPassword: PASSWORD, newPassword: "what joy thinks of next" };
    const changed = await phone.post("/api/auth/change-password", change);
    const session = await phone.get("/api/auth/get-session");
    const list = await phone.get("/api/auth/list-sessions");
    expect(signedIn.body.user).toMatchObject({ handle: "joy" });
    expect(session.body).toMatchObject({ user: { handle: "joy" }, session: { id: expect.any(String) } });
    expect(list.body).toEqual([expect.objectContaining({ id: session.body.session.id })]);
    const tokens = (await api.db((db) => db.select().from(authSessions))).map(({ token }) => token);
    for (const { status, text } of [signedUp, signedIn, changed, session, list]) {
      expect(status).toBe(200);
      expect(tokens.filter((token) => text.includes(token))).toEqual([]);
    }
  });
});

describe("signing in again", () => {
  it("ends what this browser had before, and no other", async () => {
    const [phone, laptop] = [await signIn("a fresh password"), await signIn("a fresh password")];
    const former = await who(api, phone);
    const stolen = phone.cookie;
    await phone.post("/api/auth/sign-in/email", { ...credentials, password: "a fresh password" });
    expect(await who(api, phone)).not.toBeNull();
    expect(await who(api, laptop)).not.toBeNull();
    phone.cookie = stolen;
    expect(await who(api, phone)).toBeNull();
    expect(await announced(former?.id)).toContain(former?.authSessionId);
  });

  it("with a wrong password ends nothing", async () => {
    const phone = await signIn("a fresh password");
    await phone.post("/api/auth/sign-in/email", { ...credentials, password: "not the fresh one" });
    expect(await who(api, phone)).not.toBeNull();
  });

  it("renews a hash that costs less than new ones, and keeps the password", async () => {
    await new Browser(api).post("/api/auth/sign-up/email", account("old"));
    const [user] = await api.db((db) => db.select().from(users).where(eq(users.handle, "old")));
    const passwordHash = await hashPassword(PASSWORD, { N: 1_024, r: 8, p: 1 });
    const mine = eq(accounts.userId, user?.id ?? "");
    await api.db((db) => db.update(accounts).set({ passwordHash }).where(mine));
    const stored = async () =>
      (await api.db((db) => db.select().from(accounts).where(mine)))[0]?.passwordHash;
    const post = (password: string) =>
      new Browser(api).post("/api/auth/sign-in/email", { email: "old@example.test", password });
    await post("not the right one");
    expect(await stored()).toBe(passwordHash);
    expect((await post(PASSWORD)).status).toBe(200);
    const renewed = await stored();
    expect(renewed).toMatch(/^scrypt\$16384\$/);
    expect((await post(PASSWORD)).status).toBe(200);
    expect(await stored()).toBe(renewed);
  });
});

describe("new passwords", () => {
  it("that others would think of are refused wherever one is chosen", async () => {
    const refused = { status: 400, tag: "BadRequest" };
    const seen = ({ status, body }: { status: number; body: { _tag: string } }) => ({
      status,
      tag: body._tag,
    });
    const phone = await signIn("a fresh password");
    for (const password of [
      "password123",
      "sam@example.test",
      "peerloop2026",
      "          ",
      "learn-teach-earn",
    ]) {
      const signedUp = await new Browser(api).post("/api/auth/sign-up/email", {
        ...account("sam2"),
        email: "sam@example.test",
        password,
      });
      expect(seen(signedUp)).toEqual(refused);
      expect(signedUp.body.message).toMatch(/^password: /);
      const changed = await phone.post("/api/auth/change-password", {
        currentPassword: "a fresh password",
        newPassword: password,
      });
      expect(seen(changed)).toEqual(refused);
      const reset = await useLink(await askForLink(), password);
      expect(seen(reset)).toEqual(refused);
      expect(reset.body.message).toMatch(/^newPassword: /);
    }
  });
});

describe("what reaches the sign-in library", () => {
  it.each(["/update-user", "/delete-user", "/ok", "/sign-in/social", "/link-social", "/error", "/"])(
    "is not %s",
    async (path) => {
      const { status, body } = await new Browser(api).post(`/api/auth${path}`);
      expect([status, body._tag]).toEqual([404, "NotFound"]);
    },
  );

  it("is nothing from another site", async () => {
    const evil = { origin: "https://evil.test" };
    const { status, body } = await new Browser(api).post("/api/auth/sign-in/email", credentials, evil);
    expect([status, body._tag]).toEqual([403, "Forbidden"]);
  });

  it("is no body that is broken, of another type or too large", async () => {
    const post = (body: unknown, headers?: Record<string, string>) =>
      new Browser(api).post("/api/auth/sign-in/email", body, headers);
    expect((await post("{")).body).toMatchObject({ message: "The body isn’t valid JSON." });
    expect((await post("null")).body).toMatchObject({ _tag: "BadRequest" });
    const form = await post("email=a", { "content-type": "application/x-www-form-urlencoded" });
    expect(form.body).toMatchObject({ _tag: "BadRequest" });
    const large = await post({ email: "x".repeat(300 * 1024) });
    expect([large.status, large.body._tag]).toEqual([413, "PayloadTooLarge"]);
  });
});
