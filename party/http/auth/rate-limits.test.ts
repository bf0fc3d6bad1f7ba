import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { authRateLimits } from "../../../db/schema/index.ts";
import { account, mailsTo, PASSWORD, who } from "../../../tests/support/running/accounts.ts";
import { type Api, Browser, openApi } from "../../../tests/support/running/api.ts";

let api: Api;
beforeAll(async () => {
  api = await openApi({ rateLimits: true });
  await new Browser(api).post("/api/auth/sign-up/email", account("pat"));
});
afterAll(() => api.close());

const from = (address: string) => new Browser(api, { "cf-connecting-ip": address });

const WRONG = "not her password";
const tryAs = (browser: Browser, email: string, password = WRONG) =>
  browser.post("/api/auth/sign-in/email", { email, password });
/** How many of the answers have which status. */
const tally = (answers: readonly { status: number }[]) => {
  const counts: Record<number, number> = {};
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
};
/** Puts what was counted under keys that begin so into the past. */
const passing = (prefix: string, seconds: number) =>
  api.db((db) =>
    db.execute(
      sql`update auth_rate_limits set last_request = last_request - ${seconds * 1_000} where key like ${`${prefix}%`}`,
    ),
  );

describe("rate limits", () => {
  it("let one network guess ten times at one account, and say how long to wait", async () => {
    const email = "pat@example.test";
    const statuses: number[] = [];
    for (let i = 0; i < 11; i++) statuses.push((await tryAs(from("10.0.0.1"), email)).status);
    expect(statuses).toEqual([...Array(10).fill(401), 429]);
    const { headers, body } = await tryAs(from("10.0.0.1"), "PAT@example.test", PASSWORD);
    expect(body).toMatchObject({ _tag: "TooManyRequests", retryAfterSeconds: expect.any(Number) });
    expect(body.message).toMatch(/^Too many attempts\. Please try again in 15 minutes\.$/);
    expect(Number(headers.get("retry-after"))).toBe(body.retryAfterSeconds);
    expect(body.retryAfterSeconds).toBeGreaterThan(800);
    // Nobody else is kept out by it, neither from that account nor from others.
    expect((await tryAs(from("10.0.0.2"), email, PASSWORD)).status).toBe(200);
    expect((await tryAs(from("10.0.0.1"), "other@example.test")).status).toBe(401);
  });

  it("count guesses that are made at once before any of them is looked at", async () => {
    await new Browser(api).post("/api/auth/sign-up/email", account("ivy"));
    const guesses = Array.from({ length: 60 }, (_, i) =>
      tryAs(from(`10.1.0.${i}`), "ivy@example.test", i === 59 ? PASSWORD : `${WRONG} ${i}`),
    );
    const counts = tally(await Promise.all(guesses));
    expect(counts[200]).toBeUndefined();
    expect(counts[401]).toBeLessThanOrEqual(20);
    expect((counts[429] ?? 0) + (counts[503] ?? 0)).toBeGreaterThanOrEqual(40);
  });

  it("shut no owner out: a known device is free, another one waits its turn, and the reset link works", async () => {
    const email = "ann@example.test";
    const phone = from("10.2.9.1");
    await phone.post("/api/auth/sign-up/email", account("ann"));
    await phone.post("/api/auth/sign-out");
    await api.db((db) =>
      db.insert(authRateLimits).values({ key: `signIn|${email}`, count: 25, lastRequest: Date.now() }),
    );

    expect((await tryAs(phone, email, PASSWORD)).status).toBe(200);
    // The same device under another network, and the network without the device.
    const elsewhere = from("10.2.9.2");
    elsewhere.device = phone.device;
    expect((await tryAs(elsewhere, email, PASSWORD)).status).toBe(200);
    const stranger = from("10.2.9.3");
    const asked = await tryAs(stranger, email, PASSWORD);
    expect(asked.body).toMatchObject({ _tag: "TooManyRequests" });
    expect(asked.body.retryAfterSeconds).toBeLessThanOrEqual(60);
    await passing(`signIn|${email}|waiting|10.2.9.3`, 60);
    expect((await tryAs(stranger, email, PASSWORD)).status).toBe(200);
    // Who has not waited cannot use another's turn.
    expect((await tryAs(from("10.2.9.4"), email, PASSWORD)).status).toBe(429);

    const laptop = from("10.2.9.5");
    await laptop.post("/api/auth/request-password-reset", { email });
    const link = /reset-password\?token=(\S+)/.exec((await mailsTo(api, email)).at(-1)?.text ?? "")?.[1];
    const newPassword = "what she thinks of next";
    expect((await laptop.post("/api/auth/reset-password", { token: link, newPassword })).status).toBe(200);
    expect((await tryAs(laptop, email, newPassword)).status).toBe(200);
  });

  it("believe no device that another account has made known, or that nobody has", async () => {
    const mallory = from("10.3.0.1");
    await mallory.post("/api/auth/sign-up/email", account("mallory"));
    await new Browser(api).post("/api/auth/sign-up/email", account("tom"));
    const counts: number[] = [];
    for (let i = 0; i < 11; i++) counts.push((await tryAs(mallory, "tom@example.test")).status);
    expect(counts.at(-1)).toBe(429);
    const forged = mallory.device.replace(/\.[^.]{8}/, ".AAAAAAAA");
    mallory.device = forged;
    expect((await tryAs(mallory, "mallory@example.test", PASSWORD)).status).toBe(200);
    expect(mallory.device).not.toBe(forged);
  });

  it("stop nobody whose network is not known because of another one's", async () => {
    const unknown = new Browser(api);
    for (let i = 0; i < 65; i++) {
      const { status } = await unknown.post("/api/auth/reset-password", {
        token: "none",
        newPassword: "a password for nobody",
      });
      expect(status).toBe(400);
    }
  });

  it("stop a stolen sign-in from guessing the password to change, from wherever it comes", async () => {
    const owner = from("10.5.0.1");
    await owner.post("/api/auth/sign-up/email", account("eli"));
    const stolen = owner.cookie;
    const change = (browser: Browser, currentPassword: string) =>
      browser.post("/api/auth/change-password", { currentPassword, newPassword: "what comes after that" });
    const { id, authSessionId } = (await who(api, owner)) ?? { id: "", authSessionId: "" };
    const key = `changePassword|${id}|device|${authSessionId}`;
    await api.db((db) => db.insert(authRateLimits).values({ key, count: 8, lastRequest: Date.now() }));
    const guesses = Array.from({ length: 10 }, (_, i) => {
      const thief = from(`10.5.1.${i}`);
      thief.cookie = stolen;
      return change(thief, `${WRONG} ${i}`);
    });
    expect(tally(await Promise.all(guesses))).toEqual({ 400: 2, 429: 8 });
    const other = from("10.5.0.2");
    await tryAs(other, "eli@example.test", PASSWORD);
    expect((await change(other, PASSWORD)).status).toBe(200);
  });

  it("hold back mails to one address, and the answer stays the same", async () => {
    for (let i = 0; i < 7; i++) {
      const { status } = await new Browser(api).post("/api/auth/request-password-reset", {
        email: "pat@example.test",
      });
      expect(status).toBe(200);
    }
    const mails = await mailsTo(api, "pat@example.test");
    const links = mails.filter((mail) => mail.subject === "Choose a new password");
    expect(links).toHaveLength(5);
    // What is not mailed does not make the last link void.
    const token = /reset-password\?token=(\S+)/.exec(links.at(-1)?.text ?? "")?.[1];
    const reset = { token, newPassword: "the one after pat's first" };
    expect((await new Browser(api).post("/api/auth/reset-password", reset)).status).toBe(200);
  });

  it("count by network address, also what comes at once", async () => {
    const attempts = Array.from({ length: 33 }, () =>
      from("10.9.9.9").post("/api/auth/sign-up/email", account("pat")),
    );
    const statuses = (await Promise.all(attempts)).map((answer) => answer.status);
    expect(statuses.filter((status) => status === 409)).toHaveLength(30);
    expect(statuses.filter((status) => status === 429)).toHaveLength(3);
    expect((await from("10.9.9.8").post("/api/auth/sign-up/email", account("pat"))).status).toBe(409);
  });

  it("do not tell by them who has an account that is not confirmed", async () => {
    await new Browser(api).post("/api/auth/sign-up/email", account("una"));
    const ask = async (email: string) => {
      const answer = await new Browser(api).post("/api/auth/send-verification-email", { email });
      return [answer.status, answer.body?._tag];
    };
    const [known, unknown] = [[] as unknown[], [] as unknown[]];
    for (let i = 0; i < 6; i++) {
      known.push(await ask("una@example.test"));
      unknown.push(await ask("nobody@example.test"));
    }
    expect(known).toEqual(unknown);
    expect(known.at(-1)).toEqual([429, "TooManyRequests"]);
  });
});
