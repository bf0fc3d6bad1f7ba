import { Effect } from "effect";
import { HttpApiBuilder } from "effect/http-api";
import { PeerLoopApi } from "../../domain/api.ts";
import { CurrentUser } from "../../domain/identity/authentication.ts";
import { Platform } from "../../domain/platform/service.ts";
import { SetAside } from "../../domain/platform/set-aside.ts";
import { Forbidden, NotFound } from "../../domain/shared/errors.ts";
import { settled } from "./boundary/database-failures.ts";

const administer = Effect.gen(function* () {
  const user = yield* CurrentUser;
  if (!user.roles.includes("admin")) return yield* new Forbidden({ message: "This is for administrators." });
});

export const PlatformHandlers = HttpApiBuilder.group(
  PeerLoopApi,
  "platform",
  Effect.fnUntraced(function* (handlers) {
    const platform = yield* Platform;
    const setAside = yield* SetAside;
    return handlers.handleAll({
      health: () => settled(Effect.as(platform.ping, { status: "ok", database: "ok" } as const)),
      setAside: () =>
        settled(
          Effect.andThen(
            administer,
            Effect.map(setAside.list, (work) => ({ work })),
          ),
        ),
      retrySetAside: ({ params }) =>
        settled(
          Effect.gen(function* () {
            yield* administer;
            if (!(yield* setAside.retry(params.id)))
              return yield* new NotFound({ message: "Nothing by that id is set aside." });
          }),
        ),
    });
  }),
);
