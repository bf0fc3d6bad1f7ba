import { Layer } from "effect";
import { HttpRouter, HttpServer } from "effect/http";
import { HttpApiBuilder } from "effect/http-api";
import { PeerLoopApi } from "../../domain/api.ts";
import type { ChatHistory } from "../../domain/chat/history/service.ts";
import type { ChatModeration } from "../../domain/chat/moderation/service.ts";
import type { ChatSettings } from "../../domain/chat/notices/settings.ts";
import type { Chat } from "../../domain/chat/service.ts";
import type { Courses } from "../../domain/courses/service.ts";
import type { Identity } from "../../domain/identity/service.ts";
import type { Revocations } from "../../domain/identity/sign-in/revocations.ts";
import type { Notifications } from "../../domain/notifications/service.ts";
import type { Platform } from "../../domain/platform/service.ts";
import type { SetAside } from "../../domain/platform/set-aside.ts";
import type { Sessions } from "../../domain/sessions/service.ts";
import type { Outbox } from "../../domain/shared/outbox.ts";
import type { Summons } from "../../domain/summons/service.ts";
import type { Env } from "../wire/env.ts";
import { errorResponse, withRetryAfter } from "../wire/error-response.ts";
import { checkOrigin } from "../wire/origin.ts";
import { API_RULE, ruleOf } from "../wire/request-rules.ts";
import { AuthenticatedLive, MaybeAuthenticatedLive, SessionCookies } from "./auth/authentication.ts";
import { ErrorBoundary, publicErrorOf } from "./boundary/boundary.ts";
import { withBoundedBody } from "./boundary/request-body.ts";
import { withSecurityHeaders } from "./boundary/security.ts";
import { ChatHandlers } from "./chat.ts";
import { ChatModerationHandlers } from "./chat-moderation.ts";
import { CoursesHandlers } from "./courses.ts";
import { docsResponse } from "./docs/docs.ts";
import { IdentityHandlers } from "./identity.ts";
import { NotificationsHandlers } from "./notifications.ts";
import { IsLocal, PlatformHandlers } from "./platform.ts";
import { SessionsHandlers } from "./sessions.ts";
import { SummonsHandlers } from "./summons.ts";

/** The services that the handlers of the JSON API call. */
export type ApiServices =
  | Chat
  | ChatHistory
  | ChatModeration
  | ChatSettings
  | Courses
  | Identity
  | Notifications
  | Outbox
  | Platform
  | Revocations
  | Sessions
  | SetAside
  | Summons;

/**
 * The JSON API, its OpenAPI document (`/api/openapi.json`) and its reference page (`/api/docs`), as a function from
 * request to answer. It answers everything under `/api` but `/api/auth`, and never rejects. The services are built
 * at once, so make one per backend instance; `memoMap` shares those that its runtime has built already.
 */
export const makeWebHandler = <E>(
  services: Layer.Layer<ApiServices, E>,
  env: Pick<Env, "AUTH_SECRET" | "PUBLIC_URL" | "isLocal">,
  memoMap?: Layer.MemoMap,
): { readonly handler: (request: Request) => Promise<Response>; readonly dispose: () => Promise<void> } => {
  const handlers = Layer.mergeAll(
    ChatHandlers,
    ChatModerationHandlers,
    CoursesHandlers,
    IdentityHandlers,
    NotificationsHandlers,
    PlatformHandlers,
    SessionsHandlers,
    SummonsHandlers,
  ).pipe(
    Layer.provide([AuthenticatedLive, MaybeAuthenticatedLive]),
    Layer.provide([services, Layer.succeed(SessionCookies, env), Layer.succeed(IsLocal, env.isLocal)]),
  );
  const routes = HttpApiBuilder.layer(PeerLoopApi).pipe(
    Layer.provide(handlers),
    Layer.merge(ErrorBoundary),
    Layer.provide(HttpServer.layerServices),
  );
  const app = HttpRouter.toWebHandler(routes, { disableLogger: true, memoMap });

  const respond = async (request: Request): Promise<Response> => {
    const docs = docsResponse(request);
    if (docs) return docs;
    // The body is read first: the platform complains about requests whose body nobody has read.
    const bounded = await withBoundedBody(request, ruleOf(new URL(request.url).pathname) ?? API_RULE);
    const foreign = checkOrigin(request, env);
    if (foreign) return errorResponse(foreign);
    return bounded instanceof Request ? withRetryAfter(await app.handler(bounded)) : errorResponse(bounded);
  };

  const handler = async (request: Request): Promise<Response> => {
    const response = await respond(request).catch((failure: unknown) =>
      errorResponse(publicErrorOf(failure, `${request.method} ${new URL(request.url).pathname}`)),
    );
    const isPage = response.headers.get("content-type")?.startsWith("text/html") ?? false;
    return withSecurityHeaders(response, isPage ? "page" : "api", request);
  };
  return { handler, dispose: app.dispose };
};
