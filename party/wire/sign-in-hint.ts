import { cookieValue, setCookiesOf } from "./cookies.ts";
import { type CookieSettings, cookiePrefix, isSecure } from "./session-cookie.ts";

type Settings = Pick<CookieSettings, "PUBLIC_URL">;

const nameOf = (settings: Settings): string => `${cookiePrefix(settings)}.member`;

/**
 * The `Set-Cookie` of the hint that goes with what a response does to the session cookie; null where it does nothing.
 * Scripts may read the hint. It says that there is a session cookie, which they may not read, and opens nothing.
 */
const hintBeside = (setCookies: readonly string[], settings: Settings): string | null => {
  const session = `${cookiePrefix(settings)}.session_token=`;
  const set = setCookies.findLast((cookie) => cookie.startsWith(session));
  if (set === undefined) return null;
  // As long as the session cookie: where that is taken away, the hint is as well.
  return set.replace(/^[^;]*/, `${nameOf(settings)}=1`).replace(/;\s*httponly/i, "");
};

/** The answer, with the hint beside what it does to the session cookie. Its headers must be ours to change. */
export const withHint = (response: Response, settings: Settings): Response => {
  const hint = hintBeside(setCookiesOf(response.headers), settings);
  if (hint !== null) response.headers.append("set-cookie", hint);
  return response;
};

/** Whether a request's cookies hint at a sign-in: to prepare by, never a right. */
export const isHintedMember = (header: string | null, settings: Settings): boolean =>
  cookieValue(header, nameOf(settings)) !== null;

/** The `Set-Cookie` that puts right a hint which says something else than is so; null where it is right. */
export const hintMended = (
  header: string | null,
  isMember: boolean,
  seconds: number,
  settings: Settings,
): string | null => {
  if (isHintedMember(header, settings) === isMember) return null;
  const secure = isSecure(settings) ? "; Secure" : "";
  return `${nameOf(settings)}=1; Max-Age=${isMember ? seconds : 0}; Path=/${secure}; SameSite=Lax`;
};
