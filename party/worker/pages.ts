import type * as Party from "partykit/server";
import { paramsOf } from "../http/pages/page.ts";
import { setCookiesOf } from "../wire/cookies.ts";
import type { Env } from "../wire/env.ts";
import { forwardToBackend } from "../wire/http-forward.ts";
import { nothingHere } from "../wire/incoming.ts";
import { PAGE_FILES, type PageFiles } from "../wire/page-files.ts";
import { isHintedMember } from "../wire/sign-in-hint.ts";
import { urlOf } from "../wire/url-of.ts";

const SHELL = "/app.html";
const [BEGIN, END] = ["<!--head-->", "<!--/head-->"] as const;

/** The client's HTML around its head, and with which files each page begins: a build's never changes. */
interface Shell {
  readonly before: string;
  readonly after: string;
  /** From the end of the head on: what has stood before is asked for first. */
  readonly end: string;
  readonly files: PageFiles;
}
let known: Shell | null = null;

const shellOf = async (lobby: Party.FetchLobby): Promise<Shell | null> => {
  if (known !== null) return known;
  const page = await lobby.assets.fetch(SHELL);
  if (!page?.ok) return null;
  const html = await page.text();
  const [begin, end, headEnd] = [html.indexOf(BEGIN), html.indexOf(END), html.indexOf("</head>")];
  if (begin < 0 || end < begin || headEnd < end)
    throw new Error(`${SHELL} has no place for the head of a page.`);
  const files = await lobby.assets.fetch(`/${PAGE_FILES}`);
  if (!files?.ok) throw new Error(`The client was built without /${PAGE_FILES}.`);
  known = {
    before: html.slice(0, begin),
    after: html.slice(end + END.length, headEnd),
    end: html.slice(headEnd),
    files: await files.json<PageFiles>(),
  };
  return known;
};

/**
 * Has a browser fetch the page's scripts, as `client/lib/load-module.ts` does once the first of them runs: not as
 * modules, which a browser that failed to fetch one never asks for again.
 */
const scriptLinks = ({ members, pages }: PageFiles, request: Request, env: Env): string => {
  const { pathname } = urlOf(request);
  const page = pages.find(([pattern]) => pattern === "*" || paramsOf(pattern, pathname) !== null);
  const files = new Set([
    ...(page?.[1] ?? []),
    ...(isHintedMember(request.headers.get("cookie"), env) ? members : []),
  ]);
  return [...files].map((file) => `<link rel="preload" as="fetch" crossorigin href="${file}" />`).join("");
};

/** Addresses that only a static file could have: there is none, or it would have been served. */
const isFile = (request: Request): boolean => {
  const { pathname } = urlOf(request);
  if (pathname.startsWith("/assets/")) return true;
  const isNavigation = request.headers.get("accept")?.includes("text/html") ?? false;
  return !isNavigation && /\.[a-z0-9]+$/i.test(pathname);
};

/** What a backend answers whole, for programs that read the site. */
const DOCUMENTS = /^\/(robots\.txt|sitemap(-\d+)?\.xml)$/;

/**
 * Answers what is neither a party, a static file nor the API: the client's HTML with the head of the page at that address,
 * and the status that a backend gives it; `/robots.txt` and the sitemap.
 */
export const servePage = async (request: Request, lobby: Party.FetchLobby, env: Env): Promise<Response> => {
  if (request.method !== "GET" && request.method !== "HEAD") return nothingHere();
  if (DOCUMENTS.test(urlOf(request).pathname)) return forwardToBackend(env, lobby.parties, request);
  if (isFile(request)) return nothingHere();
  const shell = await shellOf(lobby);
  if (shell === null) return nothingHere();
  const asked = new Request(request.url, { method: "GET", headers: request.headers });
  const answer = await forwardToBackend(env, lobby.parties, asked);
  const headers = new Headers({ "content-type": "text/html; charset=utf-8", "cache-control": "no-cache" });
  for (const cookie of setCookiesOf(answer.headers)) headers.append("set-cookie", cookie);
  const moved = answer.headers.get("location");
  if (moved !== null) {
    headers.set("location", moved);
    return new Response(null, { status: answer.status, headers });
  }
  const links = scriptLinks(shell.files, request, env);
  const html = `${shell.before}${await answer.text()}${shell.after}${links}${shell.end}`;
  return new Response(html, { status: answer.status, headers });
};
