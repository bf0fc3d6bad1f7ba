import { urlOf } from "../../wire/url-of.ts";
import { KeptBody } from "../cache/kept-body.ts";
import { openApiDocument } from "./openapi.ts";
import { referencePage } from "./page.ts";
import { STYLE } from "./style.ts";

const made = new Map<string, KeptBody>();

const PAGES: Readonly<Record<string, { readonly type: string; readonly make: () => string }>> = {
  "/api/openapi.json": { type: "application/json", make: () => JSON.stringify(openApiDocument()) },
  "/api/docs": { type: "text/html; charset=utf-8", make: () => referencePage(openApiDocument()).markup },
  "/api/docs/style.css": { type: "text/css; charset=utf-8", make: () => STYLE },
};

/** Seconds for which a browser may keep them: they change with a deployment alone. */
const MAX_AGE_SECONDS = 300;

/** The reference page, its style and the OpenAPI document, each made once; null for any other request. */
export const docsResponse = (request: Request): Response | null => {
  if (request.method !== "GET" && request.method !== "HEAD") return null;
  const { pathname } = urlOf(request);
  const path = pathname.length > 1 ? pathname.replace(/\/$/, "") : pathname;
  const page = Object.hasOwn(PAGES, path) ? PAGES[path] : undefined;
  if (!page) return null;
  const body = made.get(path) ?? new KeptBody(page.make());
  made.set(path, body);
  const headers = new Headers({
    "content-type": page.type,
    "cache-control": `public, max-age=${MAX_AGE_SECONDS}`,
  });
  return request.method === "HEAD"
    ? new Response(null, { headers })
    : body.given(request.headers.get("accept-encoding"), 200, headers);
};
