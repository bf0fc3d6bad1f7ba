import { Effect } from "effect";
import { HttpEffect, HttpServerResponse } from "effect/http";
import { HttpApiBuilder } from "effect/http-api";
import { PeerLoopApi } from "../../domain/api.ts";
import { CurrentUser, Reader } from "../../domain/identity/authentication.ts";
import { Identity } from "../../domain/identity/service.ts";
import { Revocations } from "../../domain/identity/sign-in/revocations.ts";
import { Notifications } from "../../domain/notifications/service.ts";
import { Outbox } from "../../domain/shared/outbox.ts";
import { TIME_ZONES } from "../../domain/shared/time/time-zones.ts";
import { type CookieSettings, keptSessionCookie } from "../wire/session-cookie.ts";
import { SessionCookies } from "./auth/authentication.ts";
import { settled } from "./boundary/database-failures.ts";

export const IdentityHandlers = HttpApiBuilder.group(
  PeerLoopApi,
  "identity",
  Effect.fnUntraced(function* (handlers) {
    const identity = yield* Identity;
    const revocations = yield* Revocations;
    const notifications = yield* Notifications;
    const outbox = yield* Outbox;
    const cookies = yield* SessionCookies;
    return handlers.handleAll({
      me: ({ request }) =>
        settled(
          Effect.gen(function* () {
            const user = yield* CurrentUser;
            const seconds = user.isRenewalDue ? yield* identity.renew(user.authSessionId) : null;
            if (seconds !== null) yield* keepCookie(request.headers.cookie ?? "", seconds, cookies);
            return yield* identity.me(user.id);
          }),
        ),
      updateMe: ({ payload }) =>
        settled(
          Effect.flatMap(CurrentUser, (user) =>
            outbox.transaction(
              Effect.tap(identity.updateMe(user.id, payload), ({ name }) =>
                name === user.name ? Effect.void : notifications.renamed(user.id),
              ),
            ),
          ),
        ),
      ownProfile: () => settled(Effect.flatMap(CurrentUser, (user) => identity.ownProfile(user.id))),
      saveOwnProfile: ({ payload }) =>
        settled(
          Effect.flatMap(CurrentUser, (user) =>
            outbox.transaction(
              Effect.tap(identity.saveOwnProfile(user.id, payload), ({ name }) =>
                name === user.name ? Effect.void : notifications.renamed(user.id),
              ),
            ),
          ),
        ),
      agree: ({ payload }) =>
        settled(Effect.flatMap(CurrentUser, (user) => identity.agree(user.id, payload))),
      becomeCreator: ({ payload }) =>
        settled(Effect.flatMap(CurrentUser, (user) => identity.becomeCreator(user.id, payload.terms))),
      authSessions: () =>
        settled(
          Effect.flatMap(CurrentUser, (user) => identity.authSessions(user)).pipe(
            Effect.map((authSessions) => ({ authSessions })),
          ),
        ),
      revokeAuthSession: ({ params }) =>
        settled(
          Effect.flatMap(CurrentUser, (user) =>
            outbox.transaction(
              Effect.andThen(
                identity.revokeAuthSession(user.id, params.id),
                revocations.revoked(user.id, params.id),
              ),
            ),
          ),
        ),
      handle: ({ params }) => settled(identity.checkHandle(params.handle)),
      timeZones: () => Effect.succeed({ timeZones: TIME_ZONES }),
      profile: ({ params }) =>
        settled(Effect.flatMap(Reader, (reader) => identity.profile(reader, params.handle))),
    });
  }),
);

/** The browser keeps the session cookie as long as the renewed sign-in lasts. */
const keepCookie = (header: string, seconds: number, settings: CookieSettings) =>
  HttpEffect.appendPreResponseHandler((_, response) => {
    const kept = keptSessionCookie(header, seconds, settings);
    return Effect.succeed(
      kept === null ? response : HttpServerResponse.setHeader(response, "set-cookie", kept),
    );
  });
