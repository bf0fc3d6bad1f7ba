import { Effect } from "effect";
import { isUnavailable } from "../../../db/errors.ts";
import { Courses } from "../../../domain/courses/service.ts";
import { AUTH_SESSION_DAYS } from "../../../domain/identity/limits.ts";
import { Identity } from "../../../domain/identity/service.ts";
import { gathered } from "../../../domain/shared/concurrency/gathered.ts";
import type { Env } from "../../wire/env.ts";
import { readSessionToken } from "../../wire/session-cookie.ts";
import { hintMended } from "../../wire/sign-in-hint.ts";
import { urlOf } from "../../wire/url-of.ts";
import { ResponseCache } from "../cache/response-cache.ts";
import { type Head, headHtml } from "./head.ts";
import { pageAt } from "./index.ts";
import type { Asked, Page, PageServices } from "./page.ts";
import { SIGN_IN_HEAD } from "./people.ts";
import { robotsText } from "./robots.ts";
import { sharedCourse, shareFacts } from "./share-facts.ts";
import { AWAY_HEAD, NOT_FOUND_HEAD } from "./site.ts";
import { isSitemap, sitemapXml } from "./sitemap.ts";

type Run = <A, E>(effect: Effect.Effect<A, E, PageServices>) => Promise<A>;
type Settings = Pick<Env, "AUTH_SECRET" | "PUBLIC_URL" | "isLocal">;

const nothing = () => Effect.succeed(null);

/** What anybody may know of a course; null where that is nothing. */
const publicCourse = (slug: string) =>
  Effect.catchTags(
    Courses.use((courses) => courses.summary(null, slug)),
    { NotFound: nothing },
  );

/** What the reader finds at a page; null where that is nothing. */
const headOf = (page: Page, asked: Asked) =>
  page.isFor === "members" && asked.reader === null
    ? Effect.succeed(SIGN_IN_HEAD)
    : Effect.catchTags(page.head(asked), { NotFound: nothing, Forbidden: nothing });

/** The same question, however its parameters stand, and whatever else is in the address. */
const keyOf = ({ pathname, searchParams }: URL, { reads = [] }: Page): string =>
  `${pathname}?${new URLSearchParams(reads.map((name) => [name, searchParams.get(name) ?? ""]))}`;

/**
 * What the worker asks a backend before it serves the client's HTML: the head of the page at an address, with the status
 * of the answer (404 where the reader finds nothing), and a cookie that puts the sign-in hint right. `/robots.txt` and the
 * sitemap are whole; of the picture of a course, what the worker draws it of. Never rejects; while the database is away the status is 503.
 */
export const makePageHandler = (
  runtime: { readonly runPromise: Run },
  env: Settings,
): ((request: Request) => Promise<Response>) => {
  const cache = new ResponseCache();
  const version = gathered(() => runtime.runPromise(Courses.use((courses) => courses.version)));

  const html = (head: Head, status: number): Response =>
    new Response(headHtml(head, env.PUBLIC_URL), {
      status,
      headers: { "content-type": "text/html; charset=utf-8" },
    });

  const movedFrom = async ({ movedTo }: Page, asked: Asked): Promise<Response | null> => {
    const path = movedTo === undefined ? null : await runtime.runPromise(movedTo(asked));
    return path === null ? null : new Response(null, { status: 301, headers: { location: path } });
  };

  const readerOf = async (request: Request): Promise<Asked["reader"]> => {
    const token = await readSessionToken(request.headers.get("cookie"), env);
    return token === null ? null : runtime.runPromise(Identity.use((identity) => identity.whoIs(token)));
  };

  const answerAt = async (url: URL, reader: Asked["reader"]): Promise<Response> => {
    const found = pageAt(url.pathname);
    if (found === null) return html(NOT_FOUND_HEAD, 404);
    const { page, params } = found;
    const make = async () => {
      const asked = { reader, params, search: url.searchParams, isLocal: env.isLocal };
      const head = await runtime.runPromise(headOf(page, asked));
      if (head === null) return (await movedFrom(page, asked)) ?? html(NOT_FOUND_HEAD, 404);
      // Whoever is signed in: that is what every page asks first.
      if (reader === null) return html(head, 200);
      return html({ ...head, asks: ["/api/me", ...(head.asks ?? [])], isForMember: true }, 200);
    };
    return page.isKept && reader === null ? cache.answer(keyOf(url, page), await version(), make) : make();
  };

  const answer = async (request: Request): Promise<Response> => {
    const url = urlOf(request);
    if (url.pathname === "/robots.txt") return robotsText(env.PUBLIC_URL);
    if (isSitemap(url.pathname)) {
      const make = () => sitemapXml(runtime.runPromise, url.pathname, env.PUBLIC_URL);
      return cache.answer(url.pathname, await version(), make);
    }
    const shared = sharedCourse(url.pathname);
    if (shared !== null) {
      const make = async () => shareFacts(await runtime.runPromise(publicCourse(shared)));
      return cache.answer(url.pathname, await version(), make);
    }
    const reader = await readerOf(request);
    const response = await answerAt(url, reader);
    const seconds = AUTH_SESSION_DAYS * 86_400;
    const cookie = hintMended(request.headers.get("cookie"), reader !== null, seconds, env);
    if (cookie !== null) response.headers.append("set-cookie", cookie);
    return response;
  };

  return (request) =>
    answer(request).catch((failure: unknown) => {
      if (!isUnavailable(failure)) console.error(`GET ${urlOf(request).pathname} failed`, failure);
      return html(AWAY_HEAD, 503);
    });
};
