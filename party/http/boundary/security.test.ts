import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { THEME_KEY } from "../../../client/lib/theme.ts";
import { withSecurityHeaders } from "./security.ts";

const request = (url: string, host?: string) => new Request(url, host ? { headers: { host } } : {});
const page = (url: string) => withSecurityHeaders(new Response("<p>"), "page", request(url)).headers;

describe("withSecurityHeaders", () => {
  it("lets a page run its own scripts, and of inline ones the one that shows the chosen theme", () => {
    const policy = page("https://peerloop.test/courses").get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    const html = readFileSync(new URL("../../../client/app.html", import.meta.url), "utf8");
    const scripts = [...html.matchAll(/<script>(.*?)<\/script>/gs)].map(([, text = ""]) => text);
    expect(scripts).toEqual([expect.stringContaining(THEME_KEY)]);
    const hash = createHash("sha256")
      .update(scripts[0] ?? "")
      .digest("base64");
    expect(policy).toContain(`script-src 'self' 'sha256-${hash}';`);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("connect-src 'self' wss://peerloop.test;");
    expect(policy).not.toMatch(/unsafe/);
  });

  it("lets the preview of mails have styles in attributes, and nothing else", () => {
    const policyOf = (kind: "page" | "preview") =>
      withSecurityHeaders(new Response(), kind, request("http://localhost/x")).headers.get(
        "content-security-policy",
      );
    expect(policyOf("preview")).toBe(`${policyOf("page")}; style-src-attr 'unsafe-inline'`);
  });

  it("opens plain sockets locally and sets no HSTS there", () => {
    const headers = page("http://localhost:1999/");
    expect(headers.get("content-security-policy")).toContain("ws://localhost:1999");
    expect(headers.has("strict-transport-security")).toBe(false);
    expect(page("https://peerloop.test/").has("strict-transport-security")).toBe(true);
  });

  it("keeps API answers out of caches and lets nothing run in them", () => {
    const { headers } = withSecurityHeaders(
      Response.json({}),
      "api",
      request("https://peerloop.test/api/me"),
    );
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("strict-origin-when-cross-origin");
  });

  it("keeps status, body, cookies and a Cache-Control that is there", async () => {
    const from = new Response("gone", { status: 410, headers: { "cache-control": "public, max-age=9" } });
    from.headers.append("set-cookie", "a=1");
    from.headers.append("set-cookie", "b=2");
    const to = withSecurityHeaders(from, "api", request("https://peerloop.test/api/x"));
    expect(to.status).toBe(410);
    expect(to.headers.get("cache-control")).toBe("public, max-age=9");
    expect(to.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
    expect(await to.text()).toBe("gone");
  });
});
