/** Modes in which the driver never goes on without TLS. */
const ENCRYPTED = new Set(["require", "verify-ca", "verify-full", "true"]);
const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\]|)$/;

/**
 * Why a database must not be reached by this URL: what is written there goes over a network as plain text, password
 * included. Null where it may be: on this machine, with TLS, or where `tls` is "off", which says that the network in
 * between is one's own. Tells nothing of the URL but its host.
 */
export const tlsProblem = (url: string, tls: string | undefined): string | null => {
  const parsed = parsedUrl(url);
  if (parsed === null || !/^postgres(ql)?:$/.test(parsed.protocol))
    return "is no address of a database: postgres://user:password@host:5432/name, with special characters percent-encoded.";
  const mode = parsed.searchParams.get("sslmode") ?? parsed.searchParams.get("ssl") ?? "";
  const foreign = foreignHost(parsed);
  if (foreign === undefined || ENCRYPTED.has(mode) || tls === "off") return null;
  return `leads to ${foreign} without TLS. Add ?sslmode=require to it, or set DATABASE_TLS=off if nobody else is on the network in between.`;
};

/** Whether a database is on this machine, as far as its URL says. */
export const isOnThisMachine = (url: string): boolean => {
  const parsed = parsedUrl(url);
  return parsed !== null && foreignHost(parsed) === undefined;
};

const foreignHost = (url: URL): string | undefined =>
  [url.hostname, url.searchParams.get("host") ?? ""].find(
    (host) => !LOOPBACK.test(host) && !host.startsWith("/"),
  );

const parsedUrl = (url: string): URL | null => {
  try {
    return new URL(url);
  } catch {
    return null;
  }
};
