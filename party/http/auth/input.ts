import { Exit, Schema } from "effect";
import { normalised } from "../../../domain/identity/sign-in/credentials.ts";
import { BadRequest } from "../../../domain/shared/errors.ts";
import { problemWords } from "../boundary/problem-words.ts";
import type { AuthRoute } from "./routes.ts";

/** The fields that a route of the sign-in library takes. */
export type AuthInput = Readonly<Record<string, unknown>>;

/** The body, or the query of a GET, as the route wants it. Rejects with a `BadRequest` that names the field. */
export const inputOf = async (route: AuthRoute, request: Request): Promise<AuthInput> => {
  const isGet = route.method === "get";
  const given = isGet ? Object.fromEntries(new URL(request.url).searchParams) : await jsonOf(request);
  const decoded = Schema.decodeUnknownExit(route.input)(normalised(given));
  if (Exit.isSuccess(decoded)) return fieldsOf(route, decoded.value as Record<string, unknown>);
  const [reason] = decoded.cause.reasons;
  throw reason?._tag === "Fail"
    ? new BadRequest({ message: problemWords(reason.error.issue, isGet ? "query" : "body") })
    : new BadRequest({ message: "This request isn’t valid." });
};

/** Only what the route takes: one without fields lets anything through its schema, however deep. */
const fieldsOf = (route: AuthRoute, value: Record<string, unknown>): AuthInput =>
  Object.fromEntries(Object.entries(value).filter(([name]) => Object.hasOwn(route.input.fields, name)));

const jsonOf = async (request: Request): Promise<unknown> => {
  const text = await request.text();
  let value: unknown;
  try {
    value = text === "" ? {} : JSON.parse(text);
  } catch {
    throw new BadRequest({ message: "The body isn’t valid JSON." });
  }
  // The schema of a route without fields takes whatever is not null.
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new BadRequest({ message: "The body must be an object." });
  return value;
};

/** The request with that input in the place of its own. */
export const withInput = (request: Request, input: AuthInput): Request => {
  if (request.method === "GET") {
    const url = new URL(request.url);
    url.search = new URLSearchParams(input as Record<string, string>).toString();
    return new Request(url, request);
  }
  const headers = new Headers(request.headers);
  headers.set("content-type", "application/json");
  headers.delete("content-length");
  const defaults = "newPassword" in input && "currentPassword" in input ? { revokeOtherSessions: true } : {};
  return new Request(request.url, {
    method: "POST",
    headers,
    body: JSON.stringify({ ...defaults, ...input }),
  });
};
