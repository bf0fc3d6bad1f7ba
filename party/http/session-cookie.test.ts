import { createHmac } from "node:crypto";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keptSessionCookie, readSessionToken } from "./session-cookie.ts";

const SECRET = "a-secret-of-the-test-that-is-long-enough";
const TOKEN = "k3Zp0aQm9xYt7LwV2sRn4uBc8eJh6fGd";
const PLAIN = "peerloop.session_token";

/** `name=value` as the sign-in library writes it; that it does is seen in the tests of `auth.ts`. */
const cookie = (name: string, token = TOKEN, secret = SECRET) => {
  const signature = createHmac("sha256", secret).update(token).digest("base64");
  return `${name}=${encodeURIComponent(`${token}.${signature}`)}`;
};

describe("readSessionToken", () => {
  it.each([PLAIN, `__Secure-${PLAIN}`])("reads %s", async (name) => {
    expect(await readSessionToken(cookie(name), SECRET)).toBe(TOKEN);
  });

  it("finds it among other cookies", async () => {
    const header = `theme=dark; ${cookie(PLAIN)}; x.${PLAIN}=1`;
    expect(await readSessionToken(header, SECRET)).toBe(TOKEN);
  });

  it("prefers the secure cookie", async () => {
    const header = `${cookie(PLAIN, "other")}; ${cookie(`__Secure-${PLAIN}`)}`;
    expect(await readSessionToken(header, SECRET)).toBe(TOKEN);
  });

  it("refuses another secret, another token and no signature", async () => {
    expect(await readSessionToken(cookie(PLAIN, TOKEN, "another-secret"), SECRET)).toBeNull();
    const signed = cookie(PLAIN);
    expect(await readSessionToken(signed.replace("k3Zp", "k3Zq"), SECRET)).toBeNull();
    expect(await readSessionToken(`${PLAIN}=${TOKEN}`, SECRET)).toBeNull();
    expect(await readSessionToken(`${PLAIN}=${TOKEN}.`, SECRET)).toBeNull();
    expect(await readSessionToken(`${PLAIN}=.${signed.split(".").at(-1)}`, SECRET)).toBeNull();
  });

  it("answers null, and never throws, for any header", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), fc.string(), async (before, value) => {
        expect(await readSessionToken(before, SECRET)).toBeNull();
        expect(await readSessionToken(`${PLAIN}=${value}`, SECRET)).toBeNull();
      }),
    );
    for (const nothing of [null, undefined, "", "=", ";", `${PLAIN}=%E0%A4%A`]) {
      expect(await readSessionToken(nothing, SECRET)).toBeNull();
    }
  });
});

describe("keptSessionCookie", () => {
  it("keeps the value, and is secure where the cookie was", async () => {
    const kept = keptSessionCookie(`theme=dark; ${cookie(PLAIN)}`, 60) ?? "";
    expect(kept).toBe(`${cookie(PLAIN)}; Max-Age=60; Path=/; HttpOnly; SameSite=Lax`);
    expect(await readSessionToken(kept, SECRET)).toBe(TOKEN);
    expect(keptSessionCookie(cookie(`__Secure-${PLAIN}`), 60)).toContain("; Secure; ");
    expect(keptSessionCookie("theme=dark", 60)).toBeNull();
  });
});
