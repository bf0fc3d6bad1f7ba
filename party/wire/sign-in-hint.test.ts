import { describe, expect, it } from "vitest";
import { hintMended, withHint } from "./sign-in-hint.ts";

const local = { PUBLIC_URL: "http://localhost:1999" };
const secure = { PUBLIC_URL: "https://peerloop.test" };

const setBy = (cookies: readonly string[], settings = local) => {
  const headers = new Headers();
  for (const cookie of cookies) headers.append("set-cookie", cookie);
  return withHint(new Response(null, { headers }), settings).headers.getSetCookie().slice(cookies.length);
};

describe("the hint", () => {
  it("goes with the session cookie, for as long, and may be read", () => {
    const session = "peerloop.session_token=a.b; Max-Age=60; Path=/; HttpOnly; SameSite=Lax";
    expect(setBy(["peerloop.device=x; Path=/", session])).toEqual([
      "peerloop.member=1; Max-Age=60; Path=/; SameSite=Lax",
    ]);
    expect(setBy(["peerloop.session_token=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax"])).toEqual([
      "peerloop.member=1; Max-Age=0; Path=/; SameSite=Lax",
    ]);
    expect(setBy([`__Host-${session}; Secure`], secure)).toEqual([
      "__Host-peerloop.member=1; Max-Age=60; Path=/; SameSite=Lax; Secure",
    ]);
  });

  it("stays as it is where nothing becomes of the session cookie", () => {
    expect(setBy([])).toEqual([]);
    expect(setBy(["peerloop.device=x; Path=/; HttpOnly"])).toEqual([]);
  });

  it.each([
    [null, false, null],
    ["peerloop.member=1", true, null],
    [null, true, "peerloop.member=1; Max-Age=60; Path=/; SameSite=Lax"],
    ["peerloop.member=1", false, "peerloop.member=1; Max-Age=0; Path=/; SameSite=Lax"],
  ])("of %s is put right for a member (%s)", (header, isMember, set) => {
    expect(hintMended(header, isMember, 60, local)).toBe(set);
  });

  it("says nothing of who it is", () => {
    expect(hintMended(null, true, 60, secure)).toBe(
      "__Host-peerloop.member=1; Max-Age=60; Path=/; Secure; SameSite=Lax",
    );
  });
});
