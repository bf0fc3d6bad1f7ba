import { Effect } from "effect";
import { HttpEffect, HttpServerResponse } from "effect/http";
import { HttpApiBuilder } from "effect/http-api";
import { PeerLoopApi } from "../../domain/api.ts";
import { CurrentUser, Reader } from "../../domain/identity/authentication.ts";
import { AUTH_SESSION_DAYS } from "../../domain/identity/limits.ts";
import { Revocations } from "../../domain/identity/revocations.ts";
import { Identity } from "../../domain/identity/service.ts";
import { Outbox } from "../../domain/shared/outbox.ts";
import { TIME_ZONES } from "../../domain/shared/time-zones.ts";
import { settled } from "./database-failures.ts";
import { keptSessionCookie } from "./session-cookie.ts";

export const IdentityHandlers = HttpApiBuilder.group(
  PeerLoopApi,
  "identity",
  Effect.fnUntraced(function* (handlers) {
    const identity = yield* Identity;
    const revocations = yield* Revocations;
    const outbox = yield* Outbox;
    return handlers.handleAll({
      me: ({ request }) =>
        settled(
          Effect.gen(function* () {
            const user = yield* CurrentUser;
            if (yield* identity.renew(user.authSessionId)) yield* keepCookie(request.headers.cookie ?? "");
            return yield* identity.me(user.id);
          }),
        ),
      updateMe: ({ payload }) =>
        settled(Effect.flatMap(CurrentUser, (user) => identity.updateMe(user.id, payload))),
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
      timeZones: () => Effect.succeed({ timeZones: TIME_ZONES }),
      profile: ({ params }) =>
        settled(Effect.flatMap(Reader, (reader) => identity.profile(reader, params.handle))),
    });
  }),
);

/** The browser keeps the session cookie as long as the renewed sign-in lasts. */
const keepCookie = (header: string) =>
  HttpEffect.appendPreResponseHandler((_, response) => {
    const kept = keptSessionCookie(header, AUTH_SESSION_DAYS * 86_400);
    return Effect.succeed(
      kept === null ? response : HttpServerResponse.setHeader(response, "set-cookie", kept),
    );
  });
