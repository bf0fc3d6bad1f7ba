import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { account, mailsTo, PASSWORD } from "../../tests/support/accounts.ts";
import { type Api, Browser, openApi } from "../../tests/support/api.ts";

let api: Api;
beforeAll(async () => {
  api = await openApi({ rateLimits: true });
  await new Browser(api).post("/api/auth/sign-up/email", account("pat"));
});
afterAll(() => api.close());

const from = (address: string) => new Browser(api, { "cf-connecting-ip": address });

describe("rate limits", () => {
  it("stop guessing one account's password from many addresses, and nobody else", async () => {
    const guess = (i: number, email = "pat@example.test", password = "wrong") =>
      from(`10.0.0.${i}`).post("/api/auth/sign-in/email", { email, password });
    const statuses: number[] = [];
    for (let i = 0; i < 11; i++) statuses.push((await guess(i)).status);
    expect(statuses).toEqual([...Array(10).fill(401), 429]);
    const { headers, body } = await guess(50);
    expect(body).toMatchObject({ _tag: "TooManyRequests", retryAfterSeconds: expect.any(Number) });
    expect(Number(headers.get("retry-after"))).toBe(body.retryAfterSeconds);
    expect(body.retryAfterSeconds).toBeGreaterThan(800);
    expect((await guess(51, "PAT@example.test", PASSWORD)).status).toBe(429);
    expect((await guess(51, "other@example.test")).status).toBe(401);
  });

  it("forget the failures of who then signs in", async () => {
    await new Browser(api).post("/api/auth/sign-up/email", account("kim"));
    const attempt = async (password: string) =>
      (await from("10.0.1.1").post("/api/auth/sign-in/email", { email: "kim@example.test", password }))
        .status;
    for (let i = 0; i < 9; i++) expect(await attempt("wrong")).toBe(401);
    expect(await attempt(PASSWORD)).toBe(200);
    for (let i = 0; i < 9; i++) expect(await attempt("wrong")).toBe(401);
  });

  it("hold back mails to one address, and the answer stays the same", async () => {
    for (let i = 0; i < 7; i++) {
      const { status } = await new Browser(api).post("/api/auth/request-password-reset", {
        email: "pat@example.test",
      });
      expect(status).toBe(200);
    }
    const mails = await mailsTo(api, "pat@example.test");
    expect(mails.filter((mail) => mail.subject === "Choose a new password")).toHaveLength(5);
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
});
