import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { users } from "../../../db/schema/index.ts";
import { account, mailsTo, PASSWORD } from "../../../tests/support/running/accounts.ts";
import { type Api, Browser, openApi } from "../../../tests/support/running/api.ts";

let api: Api;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

/** Somebody new, signed in; their address is confirmed unless told otherwise. */
const somebody = async (handle: string, { confirmed = true, fields = {} } = {}) => {
  const browser = new Browser(api);
  await browser.post("/api/auth/sign-up/email", account(handle));
  const set = { emailVerified: confirmed, ...fields };
  await api.db((db) => db.update(users).set(set).where(eq(users.handle, handle)));
  return browser;
};
const ask = (browser: Browser, newEmail: string, currentPassword = PASSWORD) =>
  browser.post("/api/auth/change-email", {
    newEmail,
    currentPassword,
    callbackURL: "/verify-email?done=1",
  });
const linkTo = async (address: string) => {
  const mail = (await mailsTo(api, address)).at(-1);
  return (
    /http:\S+\/api\/auth\/verify-email\S+/.exec(mail?.text ?? "")?.[0]?.replace(/^http:\/\/[^/]+/, "") ?? ""
  );
};
const me = async (browser: Browser) => (await browser.get("/api/me")).body;
const subjects = async (address: string) => (await mailsTo(api, address)).map(({ subject }) => subject);

describe("another address", () => {
  it("is one's own once its link is opened; the former one is told, and its links are void", async () => {
    const browser = await somebody("ada");
    await new Browser(api).post("/api/auth/request-password-reset", { email: "ada@example.test" });
    const reset = (await mailsTo(api, "ada@example.test")).at(-1);
    const token = /token=(\S+)/.exec(reset?.text ?? "")?.[1];

    const asked = await ask(browser, " Ada@Elsewhere.test ");
    expect([asked.status, asked.body]).toEqual([200, { status: true }]);
    expect((await me(browser)).email).toBe("ada@example.test");
    const [mail] = await mailsTo(api, "ada@elsewhere.test");
    expect(mail?.subject).toBe("Confirm your new email");
    expect(mail?.text).toContain("Hi,\n");
    expect(mail?.tags).toEqual({ mail: "new-address", user: (await me(browser)).id });

    const link = await linkTo("ada@elsewhere.test");
    const opened = await new Browser(api).get(link);
    expect([opened.status, opened.headers.get("location")]).toEqual([302, "/verify-email?done=1"]);
    expect(await me(browser)).toMatchObject({ email: "ada@elsewhere.test", emailVerified: true });
    await expect.poll(() => subjects("ada@example.test")).toContain("Your email was changed");

    const late = await new Browser(api).post("/api/auth/reset-password", {
      token,
      newPassword: "a fresh password",
    });
    expect(late.status).toBe(400);
    const again = await new Browser(api).get(link);
    expect(again.headers.get("location")).toContain("error=");
    const signIn = { email: "ada@elsewhere.test", password: PASSWORD };
    expect((await new Browser(api).post("/api/auth/sign-in/email", signIn)).status).toBe(200);
  });

  it("of somebody whose mails come back is good, confirmed, and makes them a member", async () => {
    const browser = await somebody("bea", { confirmed: false, fields: { emailStatus: "bounced" } });
    expect(await me(browser)).toMatchObject({ emailStatus: "bounced", emailVerified: false });
    await ask(browser, "bea@elsewhere.test");
    await browser.get(await linkTo("bea@elsewhere.test"));
    expect(await me(browser)).toMatchObject({
      email: "bea@elsewhere.test",
      emailStatus: "valid",
      emailVerified: true,
      goodwill: { balance: 50 },
    });
    expect(await subjects("bea@example.test")).toEqual(["Confirm your email"]);
  });

  it("is asked for with the password, and is another one", async () => {
    const browser = await somebody("cal");
    const wrong = await ask(browser, "cal@elsewhere.test", "not the password");
    expect([wrong.status, wrong.body]).toEqual([
      400,
      { _tag: "BadRequest", message: "currentPassword: isn’t right.", code: "INVALID_PASSWORD" },
    ]);
    expect((await ask(browser, "CAL@example.test")).body.message).toBe("newEmail: is already your email.");
    expect((await ask(browser, "nonsense")).body.message).toContain("newEmail");
    expect((await ask(new Browser(api), "cal@elsewhere.test")).status).toBe(401);
    expect(await mailsTo(api, "cal@elsewhere.test")).toEqual([]);
  });

  it("that has an account is answered like any other, and its owner hears nothing", async () => {
    await somebody("dan");
    const browser = await somebody("eve");
    const before = (await mailsTo(api, "dan@example.test")).length;
    const [taken, free] = [await ask(browser, "dan@example.test"), await ask(browser, "free@example.test")];
    expect([taken.status, taken.body]).toEqual([free.status, free.body]);
    expect((await mailsTo(api, "dan@example.test")).length).toBe(before);
  });

  it("that somebody else took before its link was opened stays theirs", async () => {
    const browser = await somebody("fay");
    await ask(browser, "gus@example.test");
    const link = await linkTo("gus@example.test");
    await somebody("gus");
    const opened = await browser.get(link);
    expect([opened.status, opened.headers.get("location")]).toEqual([
      302,
      "/verify-email?done=1&error=INVALID_TOKEN",
    ]);
    expect((await me(browser)).email).toBe("fay@example.test");
  });
});

describe("asking for it", () => {
  it("is limited by the address that is mailed, and guesses at the password by who is signed in", async () => {
    const limited = await openApi({ rateLimits: true });
    try {
      const browser = new Browser(limited, { "cf-connecting-ip": "192.0.2.7" });
      await browser.post("/api/auth/sign-up/email", account("hal"));
      const statuses: number[] = [];
      for (let n = 0; n < 6; n++) statuses.push((await ask(browser, "hal@elsewhere.test")).status);
      expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
      const guesses: number[] = [];
      for (let n = 0; n < 11; n++)
        guesses.push((await ask(browser, `hal${n}@elsewhere.test`, `guess ${n}`)).status);
      expect(guesses.slice(0, 10)).toEqual(Array(10).fill(400));
      expect(guesses[10]).toBe(429);
    } finally {
      await limited.close();
    }
  });
});
