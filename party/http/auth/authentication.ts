import { Context, Effect, Layer } from "effect";
import { HttpServerRequest } from "effect/http";
import {
  Authenticated,
  CurrentUser,
  MaybeAuthenticated,
  type OpenSignIn,
  Reader,
  type SignedIn,
} from "../../../domain/identity/authentication.ts";
import { isOthersPage, OTHERS_PAGE, PAGE_OWNER_HEADER } from "../../../domain/identity/page-owner/rules.ts";
import { Identity } from "../../../domain/identity/service.ts";
import { type ServiceUnavailable, Unauthorized } from "../../../domain/shared/errors.ts";
import { type CookieSettings, readSessionToken } from "../../wire/session-cookie.ts";
import { settled } from "../boundary/database-failures.ts";

/** What session cookies are signed with and called. */
export class SessionCookies extends Context.Service<SessionCookies, CookieSettings>()(
  "peerloop/http/SessionCookies",
) {}

/** Who the request's cookie speaks for; no query without a cookie of ours. */
const signedIn = Effect.map(
  Effect.all([Identity, SessionCookies]),
  ([identity, settings]) =>
    Effect.gen(function* () {
      const request = yield* HttpServerRequest.HttpServerRequest;
      const token = yield* Effect.promise(() => readSessionToken(request.headers.cookie, settings));
      return token === null ? null : yield* settled(identity.whoIs(token));
    }) satisfies Effect.Effect<OpenSignIn | null, ServiceUnavailable, HttpServerRequest.HttpServerRequest>,
);

/** Whether the request comes from a page of somebody else than whoever is signed in. */
const isFromOthersPage = (user: SignedIn) =>
  Effect.map(HttpServerRequest.HttpServerRequest, ({ headers }) =>
    isOthersPage(headers[PAGE_OWNER_HEADER], user.id),
  );

/** 401 for whoever is not signed in, and for a page of who was before; `CurrentUser` for the rest. */
export const AuthenticatedLive = Layer.effect(
  Authenticated,
  Effect.map(signedIn, (who) =>
    Authenticated.of((handler) =>
      Effect.gen(function* () {
        const user = yield* who;
        if (user === null) return yield* new Unauthorized({ message: "Please sign in." });
        if (yield* isFromOthersPage(user)) return yield* new Unauthorized({ message: OTHERS_PAGE });
        return yield* Effect.provideService(handler, CurrentUser, user);
      }),
    ),
  ),
);

/** `Reader`: who is signed in; null for a stranger, and for a page of who was signed in before. */
export const MaybeAuthenticatedLive = Layer.effect(
  MaybeAuthenticated,
  Effect.map(signedIn, (who) =>
    MaybeAuthenticated.of((handler) =>
      Effect.gen(function* () {
        const user = yield* who;
        const reader = user !== null && (yield* isFromOthersPage(user)) ? null : user;
        return yield* Effect.provideService(handler, Reader, reader);
      }),
    ),
  ),
);
