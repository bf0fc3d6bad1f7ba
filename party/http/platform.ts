import { Effect } from "effect";
import { HttpApiBuilder } from "effect/http-api";
import { PeerLoopApi } from "../../domain/api.ts";
import { Courses } from "../../domain/courses/service.ts";
import { CurrentUser } from "../../domain/identity/authentication.ts";
import { Contact } from "../../domain/platform/contact/service.ts";
import { Operator } from "../../domain/platform/operator.ts";
import { Platform } from "../../domain/platform/service.ts";
import { SetAside } from "../../domain/platform/set-aside.ts";
import { Sessions } from "../../domain/sessions/service.ts";
import { Forbidden, NotFound } from "../../domain/shared/errors.ts";
import { clientNetwork } from "./auth/client-address.ts";
import { settled } from "./boundary/database-failures.ts";

const administer = Effect.gen(function* () {
  const user = yield* CurrentUser;
  if (!user.roles.includes("admin")) return yield* new Forbidden({ message: "This is for admins." });
});

export const PlatformHandlers = HttpApiBuilder.group(
  PeerLoopApi,
  "platform",
  Effect.fnUntraced(function* (handlers) {
    const platform = yield* Platform;
    const setAside = yield* SetAside;
    const contact = yield* Contact;
    const courses = yield* Courses;
    const sessions = yield* Sessions;
    const operator = yield* Operator;
    return handlers.handleAll({
      health: () => settled(Effect.as(platform.ping, { status: "ok", database: "ok" } as const)),
      site: () => Effect.succeed({ operator }),
      now: () =>
        settled(
          Effect.gen(function* () {
            const { teachers, helpersFree } = yield* courses.onShow;
            return { teachers, helpersFree, sessionsOn: yield* sessions.countOnNow };
          }),
        ),
      contact: ({ request, payload }) =>
        settled(contact.send(clientNetwork(new Headers(request.headers)), payload)),
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
              return yield* new NotFound({ message: "Nothing with that id is set aside." });
          }),
        ),
    });
  }),
);
