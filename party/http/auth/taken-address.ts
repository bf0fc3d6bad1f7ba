import { v7 } from "uuid";
import { AUTH_SESSION_DAYS } from "../../../domain/identity/limits.ts";
import { hashPassword } from "../../../domain/identity/passwords/password.ts";
import { tellOwner } from "../../../domain/identity/sign-in/taken.ts";
import type { Env } from "../../wire/env.ts";
import { macOf } from "../../wire/mac.ts";
import { cookiePrefix, isSecure } from "../../wire/session-cookie.ts";
import type { Run } from "./adapter.ts";
import type { AuthServices } from "./auth.ts";
import { readDevice, rememberingCookie } from "./device-cookie.ts";
import type { AuthInput } from "./input.ts";

type Settings = Pick<Env, "AUTH_SECRET" | "PUBLIC_URL">;

/**
 * The answer to whoever signs up with an address that has an account: in form and time that of a new one, with a sign-in
 * that there is not, so that no answer tells a stranger who has an account. Its owner is mailed.
 * @param beforeHash awaited before the password is hashed, which costs what it costs for a new account
 */
export const answerTaken = async (
  run: Run<AuthServices>,
  settings: Settings,
  request: Request,
  input: AuthInput,
  beforeHash: () => Promise<void>,
): Promise<Response> => {
  await beforeHash();
  await hashPassword(String(input.password));
  await run(tellOwner(String(input.email), settings.PUBLIC_URL, v7()));
  const now = new Date().toISOString();
  const user = {
    name: input.name,
    email: input.email,
    emailVerified: false,
    image: null,
    createdAt: now,
    updatedAt: now,
    handle: input.handle,
    timeZone: input.timeZone ?? "UTC",
    isCreator: false,
    isStudentTeacher: false,
    isAdmin: false,
    isModerator: false,
    isEmployer: false,
    id: v7(),
  };
  const headers = new Headers({ "content-type": "application/json" });
  headers.append("set-cookie", await sessionCookieOfNobody(settings));
  // Known to no account: it would be let guess at the password of the one that there is.
  const device = await readDevice(request.headers.get("cookie"), settings);
  headers.append("set-cookie", await rememberingCookie(device, `${v7()}@peerloop.invalid`, settings));
  return new Response(JSON.stringify({ user }), { headers });
};

/** Characters of a session's token, as the sign-in library makes them. */
const TOKEN_LENGTH = 32;
const LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

const sessionCookieOfNobody = async (settings: Settings): Promise<string> => {
  const bytes = crypto.getRandomValues(new Uint8Array(TOKEN_LENGTH));
  const token = Array.from(bytes, (byte) => LETTERS[byte % LETTERS.length]).join("");
  const signature = btoa(String.fromCharCode(...(await macOf(settings.AUTH_SECRET, token))));
  const value = encodeURIComponent(`${token}.${signature}`);
  const secure = isSecure(settings) ? "; Secure" : "";
  return `${cookiePrefix(settings)}.session_token=${value}; Max-Age=${AUTH_SESSION_DAYS * 86_400}; Path=/; HttpOnly${secure}; SameSite=Lax`;
};
