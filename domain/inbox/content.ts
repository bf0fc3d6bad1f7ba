import { Effect } from "effect";
import { Chat } from "../chat/service.ts";
import { Goodwill } from "../goodwill/service.ts";
import { Notifications } from "../notifications/service.ts";
import { Availability } from "../summons/offers/availability.ts";
import { Summons } from "../summons/service.ts";
import type { InboxContent } from "./commands.ts";

/** Everything that a device which was away must know. */
export const inboxContent = Effect.fn("inbox.content")(function* (userId: string) {
  const chat = yield* Chat;
  const summons = yield* Summons;
  const availability = yield* Availability;
  const goodwill = yield* Goodwill;
  const told = yield* Notifications;
  const { helper, newest, ...rest } = yield* Effect.all(
    {
      helper: availability.of(userId),
      goodwill: goodwill.of(userId),
      offers: summons.offersFor(userId),
      openSummon: summons.openOf(userId),
      rooms: chat.unreadRooms(userId),
      unreadNotifications: told.unreadCount(userId),
      newest: told.list(userId).pipe(Effect.catchTag("BadRequest", Effect.die)),
    },
    { concurrency: "unbounded" },
  );
  const content: InboxContent = { ...rest, ...helper, notifications: newest.notifications };
  return content;
});
