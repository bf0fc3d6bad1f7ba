import { describe, expect, it } from "vitest";
import { readSessionToken } from "../../party/wire/session-cookie.ts";
import { sessionCookie } from "./peerloop-people.ts";

const PUBLIC_URL = "http://localhost:1999";

describe("sessionCookie", () => {
  it("is one that the worker takes for its own", async () => {
    const secret = "a-secret-of-the-test-that-is-long-enough";
    expect(
      await readSessionToken(sessionCookie("a-token", secret), { AUTH_SECRET: secret, PUBLIC_URL }),
    ).toBe("a-token");
    expect(
      await readSessionToken(sessionCookie("a-token", secret), { AUTH_SECRET: `${secret}!`, PUBLIC_URL }),
    ).toBeNull();
  });
});
