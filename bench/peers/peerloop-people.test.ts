import { describe, expect, it } from "vitest";
import { readSessionToken } from "../../party/http/session-cookie.ts";
import { sessionCookie } from "./peerloop-people.ts";

describe("sessionCookie", () => {
  it("is one that the worker takes for its own", async () => {
    const secret = "a-secret-of-the-test-that-is-long-enough";
    expect(await readSessionToken(sessionCookie("a-token", secret), secret)).toBe("a-token");
    expect(await readSessionToken(sessionCookie("a-token", secret), `${secret}!`)).toBeNull();
  });
});
