/** A header longer than this carries no cookie of ours that matters: browsers stop at 4 KiB a cookie. */
const MAX_HEADER_LENGTH = 32 * 1024;

/** Every `Set-Cookie` of an answer. The platform's types do not know what its runtime has. */
export const setCookiesOf = (headers: Headers): readonly string[] =>
  (headers as Headers & { getSetCookie(): string[] }).getSetCookie();

/** The value of the first cookie of that name in a `Cookie` header, as it stands there; null without one. */
export const cookieValue = (header: string | null | undefined, name: string): string | null => {
  if (!header || header.length > MAX_HEADER_LENGTH) return null;
  for (const pair of header.split(";")) {
    const equals = pair.indexOf("=");
    if (equals === -1 || pair.slice(0, equals).trim() !== name) continue;
    const raw = pair.slice(equals + 1).trim();
    return raw.length > 1 && raw.startsWith('"') && raw.endsWith('"') ? raw.slice(1, -1) : raw;
  }
  return null;
};
