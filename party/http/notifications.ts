import { Effect } from "effect";
import { HttpApiBuilder } from "effect/http-api";
import { PeerLoopApi } from "../../domain/api.ts";
import { CurrentUser } from "../../domain/identity/authentication.ts";
import { Notifications } from "../../domain/notifications/service.ts";
import { settled } from "./boundary/database-failures.ts";

export const NotificationsHandlers = HttpApiBuilder.group(
  PeerLoopApi,
  "notifications",
  Effect.fnUntraced(function* (handlers) {
    const notifications = yield* Notifications;
    return handlers.handleAll({
      list: ({ query }) =>
        settled(Effect.flatMap(CurrentUser, (user) => notifications.list(user.id, query.cursor))),
      readAll: () => settled(Effect.flatMap(CurrentUser, (user) => notifications.readAll(user.id))),
      quietHours: () =>
        settled(Effect.flatMap(CurrentUser, (user) => notifications.quietHoursOf(user.id))).pipe(
          Effect.map((quietHours) => ({ quietHours })),
        ),
      setQuietHours: ({ payload }) =>
        settled(
          Effect.flatMap(CurrentUser, (user) => notifications.setQuietHours(user.id, payload.quietHours)),
        ).pipe(Effect.map((quietHours) => ({ quietHours }))),
    });
  }),
);
