import { withHeaders } from "../../wire/content-coding.ts";
import { urlOf } from "../../wire/url-of.ts";

/** Seconds for which browsers remember to use https: two years, what preload lists ask for. */
const HSTS_SECONDS = 63_072_000;

/**
 * `page`: HTML and what belongs to it. `api`: JSON, which runs nothing and may not be kept. `file`: what somebody has
 * uploaded, which runs nothing either, not even on an origin of ours. `shared`: a picture that
 * other sites may show. `preview`: a page of one's own machine that shows mails, whose styles stand in attributes.
 */
export type Kind = "page" | "api" | "file" | "shared" | "preview";

/**
 * The answer with the headers that every answer carries. `request` is the one it answers: its host is the one
 * that sockets may be opened to, its scheme decides about HSTS. A WebSocket's 101 is returned as it is.
 */
export const withSecurityHeaders = (response: Response, kind: Kind, request: Request): Response => {
  if (response.status === 101) return response;
  const url = urlOf(request);
  const host = request.headers.get("host") ?? url.host;
  const https = url.protocol === "https:";
  const headers = new Headers(response.headers);
  headers.set("content-security-policy", policyOf(kind, host, https));
  headers.set("x-content-type-options", "nosniff");
  headers.set("x-frame-options", "DENY");
  headers.set("referrer-policy", "strict-origin-when-cross-origin");
  headers.set("permissions-policy", PERMISSIONS);
  headers.set("cross-origin-opener-policy", "same-origin");
  headers.set("cross-origin-resource-policy", kind === "shared" ? "cross-origin" : "same-origin");
  if (https) headers.set("strict-transport-security", `max-age=${HSTS_SECONDS}; includeSubDomains`);
  if (kind === "api" && !headers.has("cache-control")) headers.set("cache-control", "no-store");
  return withHeaders(response, headers);
};

const API_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

const policyOf = (kind: Kind, host: string, https: boolean): string => {
  if (kind === "page") return pagePolicy(host, https);
  // A frame with a document of the page's own making has the page's policy.
  if (kind === "preview") return `${pagePolicy(host, https)}; style-src-attr 'unsafe-inline'`;
  return kind === "file" ? `${API_POLICY}; sandbox` : API_POLICY;
};

const PERMISSIONS = [
  "camera=(self)",
  "microphone=(self)",
  "display-capture=(self)",
  "fullscreen=(self)",
  "geolocation=()",
  "payment=()",
  "usb=()",
  "browsing-topics=()",
].join(", ");

/** The script in `client/app.html`, the only one that stands in a page. */
const FIRST_SCRIPT = "'sha256-0pYy3MqrOFU1Dzg+Wd6tBfyMEkOiu5HnYrnKs7BFQAc='";

const pagePolicy = (host: string, https: boolean): string => {
  // 'self' covers sockets only in newer browsers; a host that is no host name must not reach the policy.
  const socket = /^[\w.:[\]-]+$/.test(host) ? ` ${https ? "wss" : "ws"}://${host}` : "";
  return [
    "default-src 'none'",
    `script-src 'self' ${FIRST_SCRIPT}`,
    "style-src 'self'",
    "img-src 'self' data: blob: https:",
    `connect-src 'self'${socket}`,
    "font-src 'self'",
    "media-src 'self' blob:",
    "worker-src 'self'",
    "manifest-src 'self'",
    "frame-src https://www.youtube-nocookie.com https://player.vimeo.com",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(https ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
};
