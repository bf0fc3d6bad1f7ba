import { Schema } from "effect";
import { ownPath } from "../../../domain/shared/own-path.ts";
import type { Noticed } from "./adapter.ts";
import { authError } from "./errors.ts";
import type { AuthRoute } from "./routes.ts";

/** What the library's answer means, and its own word for it. */
export const judged = async (response: Response, noticed: Noticed) => {
  const answer: unknown =
    response.status < 400
      ? null
      : await response
          .clone()
          .json()
          .catch(() => null);
  const code = isCoded(answer) ? answer.code : undefined;
  return { code, error: authError(response.status, code, noticed) };
};

const isCoded = Schema.is(Schema.Struct({ code: Schema.String }));

/**
 * A success of the library as it goes out: with these cookies besides its own, without the tokens that open a
 * sign-in, and leading nowhere but to the site.
 */
export const presented = async (
  route: AuthRoute,
  response: Response,
  cookies: readonly string[],
  publicUrl: string,
): Promise<Response> => {
  const headers = new Headers(response.headers);
  for (const cookie of cookies) headers.append("set-cookie", cookie);
  const location = headers.get("location");
  if (location !== null) headers.set("location", withinSite(location, publicUrl));
  const text = await response.text();
  const isJson = text !== "" && (headers.get("content-type")?.includes("json") ?? false);
  headers.delete("content-length");
  const body = isJson ? JSON.stringify(withoutTokens(route, JSON.parse(text))) : text || null;
  return new Response(body, { status: response.status, headers });
};

/** Where the library redirects, whatever it has made of the path that it was given. */
const withinSite = (location: string, publicUrl: string): string =>
  ownPath(location.startsWith(`${publicUrl}/`) ? location.slice(publicUrl.length) : location) ?? "/";

type Fields = Readonly<Record<string, unknown>>;

/** In a list each sign-in is named by its id, which `/revoke-session` takes. */
const withoutTokens = (route: AuthRoute, answer: unknown): unknown => {
  if (typeof answer !== "object" || answer === null) return answer;
  if (route.id === "listSessions")
    return (answer as readonly Fields[]).map((session) => ({ ...session, token: session.id }));
  const { token: _, session, ...rest } = answer as Fields;
  return typeof session === "object" && session !== null
    ? { ...rest, session: { ...session, token: (session as Fields).id } }
    : rest;
};
