import { Effect } from "effect";
import type { DatabaseError } from "../../../db/errors.ts";
import { Courses } from "../../../domain/courses/service.ts";
import { Identity } from "../../../domain/identity/service.ts";
import { STATIC_PAGES } from "../../../domain/platform/rules.ts";
import { escaped } from "./head.ts";
import type { PageServices } from "./page.ts";

/** Addresses that one file may hold (sitemaps.org). */
const MAX_ADDRESSES = 50_000;

/** Pages that are there without anybody having made them. */
const STATIC_PATHS = ["/", "/courses", "/sign-up", ...STATIC_PAGES.map(({ path }) => path)];

const PAGE = /^\/sitemap-([1-9]\d{0,4})\.xml$/;

/** `/sitemap.xml`, and the pages of a list that is too long for one file: `/sitemap-1.xml` and on. */
export const isSitemap = (pathname: string): boolean => pathname === "/sitemap.xml" || PAGE.test(pathname);

/** Addresses of one kind, in an order in which new ones come last. */
interface Part {
  readonly count: number;
  readonly paths: (
    offset: number,
    limit: number,
  ) => Effect.Effect<readonly string[], DatabaseError, PageServices>;
}

/** What of each part belongs to a page, which begins at `first` of all. */
export const slicesOf = (
  counts: readonly number[],
  first: number,
  limit: number,
): readonly { readonly offset: number; readonly limit: number }[] => {
  let before = 0;
  return counts.map((count) => {
    const offset = Math.min(Math.max(first - before, 0), count);
    const end = Math.min(Math.max(first + limit - before, 0), count);
    before += count;
    return { offset, limit: end - offset };
  });
};

const fixed = (paths: readonly string[]): Part => ({
  count: paths.length,
  paths: (offset, limit) => Effect.succeed(paths.slice(offset, offset + limit)),
});

const partsOf = Effect.gen(function* () {
  const courses = yield* Courses;
  const identity = yield* Identity;
  const categories = (yield* courses.categories).filter(({ courseCount }) => courseCount > 0);
  return [
    fixed(STATIC_PATHS),
    fixed(categories.map(({ slug }) => `/courses?category=${slug}`)),
    {
      count: yield* courses.listedCount,
      paths: (offset, limit) =>
        Effect.map(courses.listedSlugs(offset, limit), (slugs) => slugs.map((slug) => `/courses/${slug}`)),
    },
    {
      count: yield* identity.publicCreatorCount,
      paths: (offset, limit) =>
        Effect.map(identity.publicCreators(offset, limit), (handles) => handles.map((each) => `/u/${each}`)),
    },
  ] satisfies readonly Part[] as readonly Part[];
});

const xml = (root: string, item: string, addresses: readonly string[]): Response => {
  const items = addresses.map((address) => `<${item}><loc>${escaped(address)}</loc></${item}>`);
  const body = [`<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">`, ...items, `</${root}>`, ""];
  return new Response(`<?xml version="1.0" encoding="UTF-8"?>\n${body.join("\n")}`, {
    headers: { "content-type": "application/xml; charset=utf-8", "cache-control": "no-cache" },
  });
};

/**
 * The addresses that anybody may read: pages, categories, courses, and creators whose profile is public. More than
 * `limit` of them come in files of that many, which `/sitemap.xml` then lists.
 */
export const sitemapXml = async (
  run: <A, E>(effect: Effect.Effect<A, E, PageServices>) => Promise<A>,
  pathname: string,
  origin: string,
  limit = MAX_ADDRESSES,
): Promise<Response> => {
  const parts = await run(partsOf);
  const counts = parts.map(({ count }) => count);
  const files = Math.ceil(counts.reduce((sum, count) => sum + count, 0) / limit);
  const number = Number(PAGE.exec(pathname)?.[1] ?? 0);
  if (number === 0 && files > 1)
    return xml(
      "sitemapindex",
      "sitemap",
      Array.from({ length: files }, (_, index) => `${origin}/sitemap-${index + 1}.xml`),
    );
  if (number > files || (number > 0 && files < 2)) return new Response(null, { status: 404 });
  const slices = slicesOf(counts, Math.max(number - 1, 0) * limit, limit);
  const paths = await run(
    Effect.forEach(parts, (part, index) => {
      const slice = slices[index];
      return slice === undefined || slice.limit === 0
        ? Effect.succeed([])
        : part.paths(slice.offset, slice.limit);
    }),
  );
  return xml(
    "urlset",
    "url",
    paths.flat().map((path) => origin + path),
  );
};
