import { Effect, Exit, Schema } from "effect";
import { Attempts } from "../../domain/identity/attempts.ts";
import { normalised } from "../../domain/identity/credentials.ts";
import { ATTEMPTS_PER_ADDRESS, FAILED_SIGN_INS } from "../../domain/identity/limits.ts";
import { ownPath } from "../../domain/identity/rules.ts";
import { BadRequest, NotFound } from "../../domain/shared/errors.ts";
import { MAX_BODY_BYTES } from "../../domain/shared/limits.ts";
import type { Env } from "../lib/env.ts";
import { type AuthServices, makeAuth } from "./auth.ts";
import { type Failures, noticingFailures, type Run } from "./auth-adapter.ts";
import { authError } from "./auth-errors.ts";
import { AUTH_ROUTES, type AuthRoute } from "./auth-routes.ts";
import { publicErrorOf } from "./boundary.ts";
import { errorResponse } from "./error-response.ts";
import { checkOrigin } from "./origin.ts";
import { readableIssue } from "./readable-issue.ts";
import { withBoundedBody } from "./request-body.ts";
import { withSecurityHeaders } from "./security.ts";

const BASE = "/api/auth";
const routes = new Map(AUTH_ROUTES.map((route) => [`${route.method} ${route.path}`, route]));

/**
 * Everything under `/api/auth`, as a function from request to answer that never rejects. The sign-in library sees
 * only requests to routes that PeerLoop opens, with bodies that fit; its errors go out in PeerLoop's form.
 */
export const makeAuthHandler = (
  runtime: { readonly runPromise: Run<AuthServices> },
  env: Pick<Env, "AUTH_SECRET" | "PUBLIC_URL" | "isLocal">,
): ((request: Request) => Promise<Response>) => {
  const run: Run<AuthServices> = (effect) => runtime.runPromise(effect);
  const auth = makeAuth(run, env);

  const respond = async (request: Request): Promise<Response> => {
    const bounded = await withBoundedBody(request, MAX_BODY_BYTES);
    const foreign = checkOrigin(request, env);
    if (foreign) throw foreign;
    const url = new URL(request.url);
    const route = routes.get(`${request.method.toLowerCase()} ${url.pathname.slice(BASE.length)}`);
    if (!route) throw new NotFound({ message: "There is no such route." });
    if (!(bounded instanceof Request)) throw bounded;
    const input = await inputOf(route, bounded);
    const limits = attemptsOf(run, route, request, input);
    await limits.before();
    const { result, failed } = await noticingFailures(() => auth.handler(withInput(bounded, input)));
    const { code, error } = await judged(result, failed);
    await limits.after(result.status);
    if (error === undefined) return withinSite(result, env.PUBLIC_URL);
    if (error === null)
      throw failed.last ?? new Error(`the sign-in library answered ${result.status} ${code ?? ""}`);
    return errorResponse(error, code);
  };

  return async (request) => {
    const response = await respond(request).catch((failure: unknown) =>
      errorResponse(publicErrorOf(failure, `${request.method} ${new URL(request.url).pathname}`)),
    );
    return withSecurityHeaders(response, "api", request);
  };
};

/** Where the library redirects, it stays on the site, whatever it has made of the path that it was given. */
const withinSite = (response: Response, publicUrl: string): Response => {
  const location = response.headers.get("location");
  if (location === null) return response;
  const path = location.startsWith(`${publicUrl}/`) ? location.slice(publicUrl.length) : location;
  const kept = new Response(response.body, response);
  kept.headers.set("location", ownPath(path) ?? "/");
  return kept;
};

/** What the library's answer means, and its own word for it. */
const judged = async (response: Response, failed: Failures) => {
  const answer: unknown =
    response.status < 400
      ? null
      : await response
          .clone()
          .json()
          .catch(() => null);
  const code = isCoded(answer) ? answer.code : undefined;
  return { code, error: authError(response.status, code, failed) };
};

const isCoded = Schema.is(Schema.Struct({ code: Schema.String }));

/** The body, or the query of a GET, as the route wants it. Rejects with a `BadRequest` that names the field. */
const inputOf = async (route: AuthRoute, request: Request): Promise<Record<string, unknown>> => {
  const isGet = route.method === "get";
  const given = isGet ? Object.fromEntries(new URL(request.url).searchParams) : await jsonOf(request);
  const decoded = Schema.decodeUnknownExit(route.input)(normalised(given));
  if (Exit.isSuccess(decoded)) return fieldsOf(route, decoded.value as Record<string, unknown>);
  const [reason] = decoded.cause.reasons;
  throw reason?._tag === "Fail"
    ? new BadRequest({ message: readableIssue(reason.error.issue, isGet ? "query" : "body") })
    : new BadRequest({ message: "The request is not valid." });
};

/** Only what the route takes: one without fields lets anything through its schema, however deep. */
const fieldsOf = (route: AuthRoute, value: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(value).filter(([name]) => Object.hasOwn(route.input.fields, name)));

const jsonOf = async (request: Request): Promise<unknown> => {
  const text = await request.text();
  let value: unknown;
  try {
    value = text === "" ? {} : JSON.parse(text);
  } catch {
    throw new BadRequest({ message: "The body is not valid JSON." });
  }
  // The schema of a route without fields takes whatever is not null.
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new BadRequest({ message: "The body must be an object." });
  return value;
};

/** The request with that input in the place of its own. */
const withInput = (request: Request, input: Record<string, unknown>): Request => {
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

/** Counts this attempt by network address, and failed sign-ins by account. */
const attemptsOf = (
  run: Run<AuthServices>,
  route: AuthRoute,
  request: Request,
  input: Record<string, unknown>,
) => {
  const address = request.headers.get("cf-connecting-ip") ?? "unknown";
  const account = route.id === "signIn" ? `failed-sign-in|${String(input.email)}` : null;
  const counting = <A, F>(use: (attempts: Attempts["Service"]) => Effect.Effect<A, F>) =>
    run(Effect.flatMap(Attempts, use));
  return {
    before: async (): Promise<void> => {
      const { limit } = route;
      if (limit)
        await counting((attempts) => attempts.count(`${limit}|${address}`, ATTEMPTS_PER_ADDRESS[limit]));
      if (account) await counting((attempts) => attempts.check(account, FAILED_SIGN_INS));
    },
    after: async (status: number): Promise<void> => {
      if (!account) return;
      if (status === 200) return counting((attempts) => attempts.forget(account));
      if (status === 401) {
        // The one that reaches the limit is still told that it was wrong.
        await counting((attempts) => Effect.exit(attempts.count(account, FAILED_SIGN_INS)));
      }
    },
  };
};
