import { describe, expect, it } from "vitest";
import { checkOrigin } from "./origin.ts";

interface Case {
  readonly method?: string;
  readonly to?: string;
  readonly origin?: string;
  readonly site?: string;
  readonly upgrade?: boolean;
  readonly local?: boolean;
}

const allowed = ({
  method = "POST",
  to = "https://peerloop.test/api/me",
  origin,
  site,
  upgrade,
  local,
}: Case) => {
  const headers = new Headers({ cookie: "peerloop.session_token=x" });
  if (origin !== undefined) headers.set("origin", origin);
  if (site !== undefined) headers.set("sec-fetch-site", site);
  if (upgrade) headers.set("upgrade", "WebSocket");
  return checkOrigin(new Request(to, { method, headers }), { isLocal: local ?? false }) === null;
};

const LOCAL = "http://localhost:1999/api/me";

describe("checkOrigin", () => {
  it.each<[string, Case]>([
    ["the same host", { origin: "https://peerloop.test" }],
    ["a program without Origin", {}],
    ["no Origin, but the browser says same-origin", { site: "same-origin" }],
    ["reading from anywhere", { method: "GET", origin: "https://evil.test", site: "cross-site" }],
    ["a webhook", { to: "https://peerloop.test/webhooks/stripe", origin: "https://evil.test" }],
    ["a socket of the same host", { method: "GET", upgrade: true, origin: "https://peerloop.test" }],
    ["https in front of http", { to: "http://peerloop.test/api/me", origin: "https://peerloop.test" }],
    ["127.0.0.1 for localhost, locally", { to: LOCAL, origin: "http://127.0.0.1:1999", local: true }],
    [
      "localhost for 127.0.0.1, locally",
      { to: LOCAL.replace("localhost", "127.0.0.1"), origin: "http://localhost:1999", local: true },
    ],
  ])("allows %s", (_, request) => {
    expect(allowed(request)).toBe(true);
  });

  it.each<[string, Case]>([
    ["another host", { origin: "https://evil.test" }],
    ["a host that begins alike", { origin: "https://peerloop.test.evil.test" }],
    ["a subdomain", { origin: "https://a.peerloop.test" }],
    ["another port", { origin: "https://peerloop.test:8443" }],
    ["http for https", { origin: "http://peerloop.test" }],
    ["an opaque origin", { origin: "null" }],
    ["an empty origin", { origin: "" }],
    ["an extension", { origin: "chrome-extension://peerloop.test" }],
    ["no Origin from another site", { site: "cross-site" }],
    ["no Origin from a sister site", { site: "same-site" }],
    ["PUT, PATCH and DELETE alike", { method: "DELETE", origin: "https://evil.test" }],
    ["a socket of another host", { method: "GET", upgrade: true, origin: "https://evil.test" }],
    ["127.0.0.1 for localhost, deployed", { to: LOCAL, origin: "http://127.0.0.1:1999" }],
    ["another local port", { to: LOCAL, origin: "http://127.0.0.1:5173", local: true }],
    ["a local page of another host", { to: LOCAL, origin: "http://evil.test:1999", local: true }],
  ])("refuses %s", (_, request) => {
    expect(allowed(request)).toBe(false);
  });
});
