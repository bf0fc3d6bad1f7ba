import { Forbidden } from "../../domain/shared/errors.ts";
import { REQUEST_RULES, type RequestRule, ruleOf } from "./request-rules.ts";
import { urlOf } from "./url-of.ts";

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);
const LOCAL_HOSTS = new Set(["localhost", "127.0.0.1"]);

/**
 * Refuses what another site made somebody's browser send: unsafe methods and WebSocket upgrades whose
 * `Origin` is not the host that they are sent to. Null when the request may go on.
 *
 * Every browser sends `Origin` with these, so a request without one comes from a program that holds the
 * cookie itself, and passes unless `Sec-Fetch-Site` says otherwise. `localhost` and `127.0.0.1` with the
 * same port are one origin where `env.isLocal`. What carries an authority of its own is taken from anywhere
 * (`REQUEST_RULES`).
 */
export const checkOrigin = (
  request: Request,
  env: { readonly isLocal: boolean },
  rules: readonly RequestRule[] = REQUEST_RULES,
): Forbidden | null => {
  const upgrade = request.headers.get("upgrade")?.toLowerCase() === "websocket";
  if (!upgrade && SAFE_METHODS.has(request.method)) return null;
  const url = urlOf(request);
  if (!upgrade && ruleOf(url.pathname, rules)?.origin === "any") return null;
  return sameOrigin(request, url, env.isLocal)
    ? null
    : new Forbidden({ message: "This request came from another site." });
};

const sameOrigin = (request: Request, url: URL, local: boolean): boolean => {
  const origin = request.headers.get("origin");
  if (origin === null) {
    const site = request.headers.get("sec-fetch-site");
    return site === null || site === "same-origin" || site === "none";
  }
  const from = parsed(origin);
  const to = parsed(`${url.protocol}//${request.headers.get("host") ?? url.host}`);
  if (from === null || to === null) return false;
  if (from.protocol !== "https:" && (from.protocol !== "http:" || url.protocol === "https:")) return false;
  // An `Origin` omits the default port of its own scheme, which a proxy in front may have changed.
  if (from.host === to.host) return true;
  return local && from.port === to.port && LOCAL_HOSTS.has(from.hostname) && LOCAL_HOSTS.has(to.hostname);
};

const parsed = (url: string): URL | null => {
  try {
    return new URL(url);
  } catch {
    return null;
  }
};
