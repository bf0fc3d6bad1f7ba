import { Layer, ManagedRuntime } from "effect";
import { HttpRouter, HttpServer } from "effect/http";
import { HttpApiBuilder } from "effect/http-api";
import { PeerLoopApi } from "../../domain/api.ts";
import { gathered } from "../../domain/shared/concurrency/gathered.ts";
import { AuthenticatedLive, MaybeAuthenticatedLive, SessionCookies } from "../http/auth/authentication.ts";
import { ErrorBoundary, publicErrorOf } from "../http/boundary/boundary.ts";
import { withBoundedBody } from "../http/boundary/request-body.ts";
import { withSecurityHeaders } from "../http/boundary/security.ts";
import { withSharedAnswers } from "../http/cache/shared-answers.ts";
import { docsResponse } from "../http/docs/docs.ts";
import { IsLocal } from "../http/mail.ts";
import type { Env } from "../wire/env.ts";
import { errorResponse, withRetryAfter } from "../wire/error-response.ts";
import { checkOrigin } from "../wire/origin.ts";
import { API_RULE, ruleOf } from "../wire/request-rules.ts";
import { withHint } from "../wire/sign-in-hint.ts";
import { urlOf } from "../wire/url-of.ts";
import { handlers, shared } from "./contexts/index.ts";
import type { Services } from "./services.ts";

/**
 * The JSON API, its OpenAPI document (`/api/openapi.json`) and its reference page (`/api/docs`), as a function from
 * request to answer. It answers everything under `/api` but `/api/auth`, and never rejects. The services are built
 * at once, so make one per backend instance; `memoMap` shares those that its runtime has built already.
 */
export const makeWebHandler = <E>(
  services: Layer.Layer<Services, E>,
  env: Pick<Env, "AUTH_SECRET" | "PUBLIC_URL" | "isLocal">,
  memoMap?: Layer.MemoMap,
): { readonly handler: (request: Request) => Promise<Response>; readonly dispose: () => Promise<void> } => {
  const handling = handlers.pipe(
    Layer.provide([AuthenticatedLive, MaybeAuthenticatedLive]),
    Layer.provide([services, Layer.succeed(SessionCookies, env), Layer.succeed(IsLocal, env.isLocal)]),
  );
  const routes = HttpApiBuilder.layer(PeerLoopApi).pipe(
    Layer.provide(handling),
    Layer.merge(ErrorBoundary),
    Layer.provide(HttpServer.layerServices),
  );
  const runtime = ManagedRuntime.make(services, { memoMap });
  const app = HttpRouter.toWebHandler(routes, { disableLogger: true, memoMap: runtime.memoMap });
  const answers = shared.map(({ sharedWith, version }) => ({
    sharedWith,
    version: gathered(() => runtime.runPromise(version)),
  }));

  const respond = async (request: Request): Promise<Response> => {
    const docs = docsResponse(request);
    if (docs) return docs;
    // The body is read first: the platform complains about requests whose body nobody has read.
    const bounded = await withBoundedBody(request, ruleOf(urlOf(request).pathname) ?? API_RULE);
    const foreign = checkOrigin(request, env);
    if (foreign) return errorResponse(foreign);
    return bounded instanceof Request ? withRetryAfter(await app.handler(bounded)) : errorResponse(bounded);
  };

  const answer = withSharedAnswers(answers, env, respond);

  const handler = async (request: Request): Promise<Response> => {
    const response = await answer(request).catch((failure: unknown) =>
      errorResponse(publicErrorOf(failure, `${request.method} ${urlOf(request).pathname}`)),
    );
    const isPage = response.headers.get("content-type")?.startsWith("text/html") ?? false;
    return withHint(withSecurityHeaders(response, isPage ? "page" : "api", request), env);
  };
  return { handler, dispose: () => app.dispose().then(() => runtime.dispose()) };
};
