import { type CookieSettings, readSessionToken } from "../../wire/session-cookie.ts";
import { urlOf } from "../../wire/url-of.ts";
import { ResponseCache } from "./response-cache.ts";

/** What may be answered alike to many. */
export interface SharedAnswers {
  /**
   * With whom an answer to this address may be shared: `all`, whose answer it is the same for, `strangers`, or null:
   * nobody.
   */
  readonly sharedWith: (url: URL) => "all" | "strangers" | null;
  /** Another one after each change of what the answers are made of. */
  readonly version: () => Promise<string>;
}

/** The same address, in whatever order its parameters stand. */
const keyOf = ({ pathname, searchParams }: URL): string => {
  const parameters = new URLSearchParams(searchParams);
  parameters.sort();
  return `${pathname}?${parameters}`;
};

/** The request as a stranger would send it: what is made for many cannot be about whoever happened to ask first. */
const asStranger = (request: Request): Request => {
  const headers = new Headers(request.headers);
  for (const name of ["cookie", "authorization"]) headers.delete(name);
  return new Request(request, { headers });
};

/**
 * Answers requests out of what was answered before, where that may be shared, and by `respond` else. Nothing personal gets
 * in: a request with a session cookie of ours takes part only where the answer is the same for all, and what is made for
 * many is made without it.
 */
export const withSharedAnswers = (
  shared: readonly SharedAnswers[],
  settings: CookieSettings,
  respond: (request: Request) => Promise<Response>,
): ((request: Request) => Promise<Response>) => {
  const caches = shared.map((answers) => ({ answers, cache: new ResponseCache() }));

  const isShared = async (request: Request, url: URL, { sharedWith }: SharedAnswers): Promise<boolean> => {
    const whom = sharedWith(url);
    if (whom !== "strangers") return whom === "all";
    return (await readSessionToken(request.headers.get("cookie"), settings)) === null;
  };

  return async (request) => {
    if (request.method !== "GET") return respond(request);
    const url = urlOf(request);
    for (const { answers, cache } of caches) {
      if (!(await isShared(request, url, answers))) continue;
      const version = await answers.version().catch(() => null);
      // The database is away, which the answer will say.
      if (version === null) break;
      const accepted = request.headers.get("accept-encoding");
      return cache.answer(keyOf(url), version, () => respond(asStranger(request)), accepted);
    }
    return respond(request);
  };
};
