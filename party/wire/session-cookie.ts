import { cookieValue } from "./cookies.ts";
import { fromBase64, isMacOf } from "./mac.ts";

/** Prefix of every cookie of the sign-in library, over http. */
export const COOKIE_PREFIX = "peerloop";

/** What cookies depend on: the secret that signs them, and whether browsers reach us over https. */
export interface CookieSettings {
  readonly AUTH_SECRET: string;
  readonly PUBLIC_URL: string;
}

export const isSecure = ({ PUBLIC_URL }: Pick<CookieSettings, "PUBLIC_URL">): boolean =>
  PUBLIC_URL.startsWith("https:");

/**
 * Prefix of every cookie of the sign-in library. Over https `__Host-`: browsers take such a cookie from this very
 * host over https alone, so neither a neighbouring subdomain nor somebody on the line can plant one.
 */
export const cookiePrefix = (settings: Pick<CookieSettings, "PUBLIC_URL">): string =>
  `${isSecure(settings) ? "__Host-" : ""}${COOKIE_PREFIX}`;

const SIGNATURE_BYTES = 32;

const sessionCookie = (header: string | null | undefined, settings: CookieSettings) =>
  cookieValue(header, `${cookiePrefix(settings)}.session_token`);

/** Cookies whose signature was found to be ours, with their tokens: of those that come with every request, the newest. */
const MOST_KNOWN = 5_000;
const known = new Map<string, Map<string, string>>();

const knownTo = (secret: string): Map<string, string> => {
  const own = known.get(secret) ?? new Map<string, string>();
  known.set(secret, own);
  return own;
};

/**
 * The session token out of a `Cookie` header, or null where there is none or its signature is not ours.
 * The value is `<token>.<base64 HMAC-SHA256 of token>`, percent-encoded, as the sign-in library writes it.
 * Whether the session still exists is for `Identity.whoIs` to say.
 */
export const readSessionToken = async (
  header: string | null | undefined,
  settings: CookieSettings,
): Promise<string | null> => {
  const raw = sessionCookie(header, settings);
  if (raw === null) return null;
  const ours = knownTo(settings.AUTH_SECRET);
  const token = ours.get(raw) ?? (await verifiedToken(raw, settings.AUTH_SECRET));
  if (token === null || ours.has(raw)) return token;
  const [oldest] = ours.keys();
  if (ours.size >= MOST_KNOWN && oldest !== undefined) ours.delete(oldest);
  ours.set(raw, token);
  return token;
};

const verifiedToken = async (raw: string, secret: string): Promise<string | null> => {
  const value = decoded(raw);
  if (value === null) return null;
  const dot = value.lastIndexOf(".");
  if (dot < 1) return null;
  const token = value.slice(0, dot);
  const signature = fromBase64(value.slice(dot + 1));
  if (signature?.byteLength !== SIGNATURE_BYTES) return null;
  return (await isMacOf(secret, token, signature)) ? token : null;
};

/**
 * A `Set-Cookie` that keeps the session cookie of a `Cookie` header for that many seconds from now; null without one.
 * Only for a cookie that `readSessionToken` has read.
 */
export const keptSessionCookie = (
  header: string,
  seconds: number,
  settings: CookieSettings,
): string | null => {
  const raw = sessionCookie(header, settings);
  if (raw === null) return null;
  const secure = isSecure(settings) ? "; Secure" : "";
  return `${cookiePrefix(settings)}.session_token=${raw}; Max-Age=${seconds}; Path=/; HttpOnly${secure}; SameSite=Lax`;
};

const decoded = (raw: string): string | null => {
  try {
    return decodeURIComponent(raw);
  } catch {
    return null;
  }
};
