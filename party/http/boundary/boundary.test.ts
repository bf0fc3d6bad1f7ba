import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type Api, Browser, ORIGIN, openApi, signedIn } from "../../../tests/support/running/api.ts";

let api: Api;
let lee: Browser;

beforeAll(async () => {
  api = await openApi({ seeded: true });
  lee = await signedIn(api, "lee");
});
afterAll(() => api.close());

describe("the error boundary", () => {
  it.each([
    ["GET", "/api", 404],
    ["GET", "/api/nothing", 404],
    ["DELETE", "/api/courses", 404],
    ["GET", "/api/courses/no-such-course", 404],
    ["GET", "/api/courses/%00", 404],
    ["GET", "/api/courses/%E0%A4%A", 404],
    ["GET", "/api/summons/not-a-uuid", 404],
    ["GET", "/api/courses?level=expert", 400],
    ["GET", "/api/courses?limit=0", 400],
    ["GET", "/api/courses?q=%00", 400],
    ["GET", "/api/courses?cursor=nonsense", 400],
    ["GET", `/api/courses/${"x".repeat(5_000)}`, 404],
  ])("answers %s %.60s with %i and a typed error", async (method, path, status) => {
    const answer = await lee.send(path, { method });
    expect(answer.status).toBe(status);
    expect(answer.body).toEqual({ _tag: expect.any(String), message: expect.any(String) });
  });

  it("names the values that a field takes", async () => {
    const { body } = await lee.get("/api/courses?level=expert");
    expect(body.message).toBe('level: must be "beginner" or "intermediate" or "advanced".');
  });

  it("refuses what another site sends", async () => {
    const { status, body } = await lee.patch("/api/me", {}, { origin: "https://evil.test" });
    expect([status, body._tag]).toEqual([403, "Forbidden"]);
  });

  it("refuses bodies that are broken or of another type", async () => {
    const broken = await lee.patch("/api/me", "{");
    expect(broken.body).toEqual({ _tag: "BadRequest", message: "The body isn’t valid JSON." });
    const form = await lee.patch("/api/me", "a=b", { "content-type": "application/x-www-form-urlencoded" });
    expect([form.status, form.body._tag]).toEqual([400, "BadRequest"]);
    expect((await lee.patch("/api/me", "")).body).toMatchObject({ _tag: "BadRequest" });
  });

  it("refuses bodies that are too large, with and without a length", async () => {
    const large = await lee.patch("/api/me", { name: "x".repeat(300_000) });
    expect([large.status, large.body._tag]).toEqual([413, "PayloadTooLarge"]);
    const endless = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(64 * 1024)),
    });
    const init = { method: "PATCH", body: endless, duplex: "half", headers: { origin: ORIGIN } };
    const response = await api.handler(new Request(`${ORIGIN}/api/me`, init as RequestInit));
    expect([response.status, (await response.json())._tag]).toEqual([413, "PayloadTooLarge"]);
  });

  it("says 503 while the database is away, and signs nobody out", async () => {
    const away = await openApi({ database: "away" });
    const browser = new Browser(away);
    browser.cookie = lee.cookie;
    const account = { name: "a", handle: "abc", email: "a@b.test", password: "long enough password" };
    for (const [path, body] of [
      ["/api/health"],
      ["/api/courses"],
      ["/api/me"],
      ["/api/auth/get-session"],
      ["/api/auth/sign-in/email", { email: "a@b.test", password: "x" }],
      ["/api/auth/sign-up/email", account],
      ["/api/auth/request-password-reset", { email: "a@b.test" }],
      ["/api/auth/revoke-sessions", {}],
      ["/api/auth/sign-out", {}],
    ] as const) {
      const answer = await (body ? browser.post(path, body) : browser.get(path));
      expect([path, answer.status, answer.body?._tag]).toEqual([path, 503, "ServiceUnavailable"]);
      expect(answer.headers.get("retry-after")).toBe("2");
      expect(answer.headers.getSetCookie()).toEqual([]);
    }
    await away.close();
  });

  it("hides a fault of ours and logs it once", async () => {
    const log = vi.spyOn(console, "error").mockImplementation(() => {});
    const init = { method: "PATCH", headers: { origin: ORIGIN }, body: "{}" };
    const broken = new Request(`${ORIGIN}/api/me`, init);
    Object.defineProperty(broken, "body", {
      get: () => {
        throw new Error("secret detail");
      },
    });
    const response = await api.handler(broken);
    const text = await response.text();
    expect([response.status, JSON.parse(text)._tag]).toEqual([500, "InternalError"]);
    expect(text).not.toContain("secret");
    expect(log).toHaveBeenCalledOnce();
    log.mockRestore();
  });

  it("sends the security headers with every answer", async () => {
    for (const path of ["/api/health", "/api/nothing", "/api/me", "/api/auth/nothing", "/api/docs"]) {
      const { headers } = await lee.get(path);
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
      expect(headers.get("referrer-policy")).toBe("strict-origin-when-cross-origin");
    }
    expect((await lee.get("/api/me")).headers.get("cache-control")).toBe("no-store");
  });
});

describe("whatever is sent", () => {
  it("as a body is answered with a typed error or a success", { timeout: 60_000 }, async () => {
    const routes = [
      ["PATCH", "/api/me"],
      ["POST", "/api/summons"],
      ["POST", "/api/auth/sign-in/email"],
      ["POST", "/api/auth/reset-password"],
      ["POST", "/api/auth/revoke-session"],
      ["POST", "/api/auth/request-password-reset"],
    ] as const;
    const names = [
      "name",
      "title",
      "timeZone",
      "courseId",
      "moduleId",
      "message",
      "points",
      "email",
      "token",
    ];
    const field = fc.constantFrom(...names, "newPassword", "password", "__proto__", "_tag");
    const text = fc.string({ unit: "binary" });
    const value = fc.oneof(text, fc.double(), fc.uuid(), fc.jsonValue());
    const body = fc.oneof(
      fc.dictionary(field, value).map((fields) => JSON.stringify(fields)),
      fc.json(),
      text,
      fc.constant("[".repeat(100_000)),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...routes), body, async ([method, path], sent) => {
        const { status, body: answer } = await lee.send(path, { method, body: sent });
        expect(status).toBeLessThan(500);
        if (status >= 400)
          expect(answer).toMatchObject({ _tag: expect.any(String), message: expect.any(String) });
      }),
      { numRuns: 400 },
    );
  });

  it("as path or query is answered with a typed error or a success", { timeout: 60_000 }, async () => {
    const text = fc.string({ unit: "binary", maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(text, text, async (a, b) => {
        for (const path of [
          `/api/courses?q=${encode(a)}&cursor=${encode(b)}`,
          `/api/courses?category=${encode(a)}&level=${encode(b)}`,
          `/api/courses/${encode(a)}`,
          `/api/users/${encode(a)}`,
          `/api/sessions/${encode(a)}`,
          `/api/notifications?cursor=${encode(a)}`,
          `/api/auth/verify-email?token=${encode(a)}`,
        ]) {
          const { status, body } = await lee.get(path);
          expect([path, status < 500]).toEqual([path, true]);
          if (status >= 400) expect(body).toMatchObject({ _tag: expect.any(String) });
        }
      }),
      { numRuns: 60 },
    );
  });
});

/** Percent-encodes anything, half surrogates too. */
const encode = (text: string): string => encodeURIComponent(text.toWellFormed());
