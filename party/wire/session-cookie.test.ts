import { createHmac } from "node:crypto";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keptSessionCookie, readSessionToken } from "./session-cookie.ts";

const SECRET = "a-secret-of-the-test-that-is-long-enough";
const HTTP = { AUTH_SECRET: SECRET, PUBLIC_URL: "http://localhost:1999" };
const HTTPS = { AUTH_SECRET: SECRET, PUBLIC_URL: "https://peerloop.example" };
const TOKEN = "k3Zp0aQm9xYt7LwV2sRn4uBc8eJh6fGd";
const PLAIN = "peerloop.session_token";

/** `name=value` as the sign-in library writes it; that it does is seen in the tests of `auth.ts`. */
const cookie = (name: string, token = TOKEN, secret = SECRET) => {
  const signature = createHmac("sha256", secret).update(token).digest("base64");
  return `${name}=${encodeURIComponent(`${token}.${signature}`)}`;
};

describe("readSessionToken", () => {
  it("reads the one cookie of its scheme", async () => {
    expect(await readSessionToken(cookie(PLAIN), HTTP)).toBe(TOKEN);
    expect(await readSessionToken(cookie(`__Host-${PLAIN}`), HTTPS)).toBe(TOKEN);
  });

  it("takes over https none that a neighbour or the line could have planted", async () => {
    const planted = [cookie(PLAIN), cookie(`__Secure-${PLAIN}`), cookie(`__host-${PLAIN}`)];
    for (const header of [...planted, planted.join("; ")]) {
      expect(await readSessionToken(header, HTTPS)).toBeNull();
      expect(keptSessionCookie(header, 60, HTTPS)).toBeNull();
    }
    const both = `${cookie(PLAIN, "other")}; ${cookie(`__Host-${PLAIN}`)}`;
    expect(await readSessionToken(both, HTTPS)).toBe(TOKEN);
  });

  it("finds it among other cookies", async () => {
    const header = `theme=dark; ${cookie(PLAIN)}; x.${PLAIN}=1`;
    expect(await readSessionToken(header, HTTP)).toBe(TOKEN);
  });

  it("refuses another secret, another token and no signature", async () => {
    expect(await readSessionToken(cookie(PLAIN, TOKEN, "another-secret"), HTTP)).toBeNull();
    const signed = cookie(PLAIN);
    expect(await readSessionToken(signed.replace("k3Zp", "k3Zq"), HTTP)).toBeNull();
    expect(await readSessionToken(`${PLAIN}=${TOKEN}`, HTTP)).toBeNull();
    expect(await readSessionToken(`${PLAIN}=${TOKEN}.`, HTTP)).toBeNull();
    expect(await readSessionToken(`${PLAIN}=.${signed.split(".").at(-1)}`, HTTP)).toBeNull();
  });

  it("knows again whom it has verified, and nobody else by that", async () => {
    const signed = cookie(PLAIN);
    for (let time = 0; time < 2; time += 1) {
      expect(await readSessionToken(signed, HTTP)).toBe(TOKEN);
      expect(await readSessionToken(`${signed}x`, HTTP)).toBeNull();
      expect(await readSessionToken(signed, { ...HTTP, AUTH_SECRET: "another-secret" })).toBeNull();
    }
  });

  it("answers null, and never throws, for any header", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), fc.string(), async (before, value) => {
        expect(await readSessionToken(before, HTTP)).toBeNull();
        expect(await readSessionToken(`${PLAIN}=${value}`, HTTP)).toBeNull();
      }),
    );
    for (const nothing of [null, undefined, "", "=", ";", `${PLAIN}=%E0%A4%A`]) {
      expect(await readSessionToken(nothing, HTTP)).toBeNull();
    }
  });
});

describe("keptSessionCookie", () => {
  it("keeps the value, and is secure where the cookie was", async () => {
    const kept = keptSessionCookie(`theme=dark; ${cookie(PLAIN)}`, 60, HTTP) ?? "";
    expect(kept).toBe(`${cookie(PLAIN)}; Max-Age=60; Path=/; HttpOnly; SameSite=Lax`);
    expect(await readSessionToken(kept, HTTP)).toBe(TOKEN);
    expect(keptSessionCookie(cookie(`__Host-${PLAIN}`), 60, HTTPS)).toContain("; Secure; ");
    expect(keptSessionCookie("theme=dark", 60, HTTP)).toBeNull();
  });
});
