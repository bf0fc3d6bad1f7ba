/** Prefix of every cookie of the sign-in library. */
export const COOKIE_PREFIX = "peerloop";

/** The session cookie, as set over https and over http. The secure one counts where both are sent. */
const COOKIE_NAMES = [`__Secure-${COOKIE_PREFIX}.session_token`, `${COOKIE_PREFIX}.session_token`] as const;

const HMAC = { name: "HMAC", hash: "SHA-256" } as const;
const SIGNATURE_BYTES = 32;

/** A header longer than this carries no cookie of ours that matters: browsers stop at 4 KiB a cookie. */
const MAX_HEADER_LENGTH = 32 * 1024;

const keys = new Map<string, Promise<CryptoKey>>();

/**
 * The session token out of a `Cookie` header, or null where there is none or its signature is not ours.
 * The value is `<token>.<base64 HMAC-SHA256 of token>`, percent-encoded, as the sign-in library writes it.
 * Whether the session still exists is for `Identity.whoIs` to say.
 */
export const readSessionToken = async (
  cookieHeader: string | null | undefined,
  secret: string,
): Promise<string | null> => {
  const value = cookieHeader ? sessionCookieOf(cookieHeader) : null;
  if (value === null) return null;
  const dot = value.lastIndexOf(".");
  if (dot < 1) return null;
  const token = value.slice(0, dot);
  const signature = fromBase64(value.slice(dot + 1));
  if (signature?.byteLength !== SIGNATURE_BYTES) return null;
  const valid = await crypto.subtle.verify(
    HMAC.name,
    await keyOf(secret),
    signature,
    new TextEncoder().encode(token),
  );
  return valid ? token : null;
};

/**
 * A `Set-Cookie` that keeps the session cookie of a `Cookie` header for that many seconds from now; null without one.
 * Only for a cookie that `readSessionToken` has read.
 */
export const keptSessionCookie = (cookieHeader: string, seconds: number): string | null => {
  const found = rawCookieOf(cookieHeader);
  if (found === null) return null;
  const secure = found.name.startsWith("__Secure-") ? "; Secure" : "";
  return `${found.name}=${found.raw}; Max-Age=${seconds}; Path=/; HttpOnly${secure}; SameSite=Lax`;
};

const sessionCookieOf = (header: string): string | null => {
  const found = rawCookieOf(header);
  return found === null ? null : decoded(found.raw);
};

const rawCookieOf = (header: string): { readonly name: string; readonly raw: string } | null => {
  if (header.length > MAX_HEADER_LENGTH) return null;
  for (const name of COOKIE_NAMES) {
    for (const pair of header.split(";")) {
      const equals = pair.indexOf("=");
      if (equals === -1 || pair.slice(0, equals).trim() !== name) continue;
      const raw = pair.slice(equals + 1).trim();
      return { name, raw: raw.startsWith('"') && raw.endsWith('"') ? raw.slice(1, -1) : raw };
    }
  }
  return null;
};

const decoded = (raw: string): string | null => {
  try {
    return decodeURIComponent(raw);
  } catch {
    return null;
  }
};

const fromBase64 = (text: string): Uint8Array<ArrayBuffer> | null => {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
};

const keyOf = (secret: string): Promise<CryptoKey> => {
  const known = keys.get(secret);
  if (known) return known;
  const key = crypto.subtle.importKey("raw", new TextEncoder().encode(secret), HMAC, false, ["verify"]);
  keys.set(secret, key);
  return key;
};
