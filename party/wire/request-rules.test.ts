import { describe, expect, it } from "vitest";
import { checkOrigin } from "./origin.ts";
import { API_RULE, REQUEST_RULES, type RequestRule, ruleOf } from "./request-rules.ts";

describe("what the backend owns", () => {
  it.each([
    ["/api", "/api"],
    ["/api/me", "/api"],
    ["/api/auth/sign-in/email", "/api"],
    ["/webhooks/stripe", "/webhooks"],
    ["/webhooks/resend", "/webhooks/resend"],
    ["/apis", null],
    ["/courses", null],
    ["/", null],
    ["/parties/main/backend-0", null],
  ])("of %s is %s", (path, prefix) => expect(ruleOf(path)?.prefix ?? null).toBe(prefix));
});

describe("a rule for one kind of request", () => {
  /** As a mailbox provider's one-click button would need it (RFC 8058): its token is its authority. */
  const oneClick: RequestRule = { prefix: "/api/one-click", bodies: "form", maxBytes: 1_024, origin: "any" };
  const rules = [...REQUEST_RULES, oneClick];
  const post = (path: string, headers: Record<string, string>) =>
    new Request(`https://peerloop.test${path}`, {
      method: "POST",
      headers: { host: "peerloop.test", ...headers },
    });
  const passes = (path: string, headers: Record<string, string>) =>
    checkOrigin(post(path, headers), { isLocal: false }, rules) === null;

  it("counts before the one of a shorter path, and changes nothing elsewhere", () => {
    expect(ruleOf("/api/one-click/abc", rules)).toBe(oneClick);
    expect(ruleOf("/api/one-clicks", rules)).toBe(API_RULE);
  });

  it("takes it from anywhere, and leaves every other path to our own pages", () => {
    for (const origin of ["null", "https://mail.example.org"]) {
      expect(passes("/api/one-click/abc", { origin, "sec-fetch-site": "cross-site" })).toBe(true);
      expect(passes("/api/summons", { origin })).toBe(false);
    }
    expect(passes("/api/one-click/abc", { origin: "null", upgrade: "websocket" })).toBe(false);
  });
});
