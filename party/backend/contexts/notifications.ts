import { Effect } from "effect";
import { AckNotifications, CountUnread } from "../../../domain/notifications/commands.ts";
import { Notifications } from "../../../domain/notifications/service.ts";
import { NotificationsHandlers } from "../../http/notifications.ts";
import { handle } from "../dispatcher.ts";

/** What inboxes ask of a backend about notifications. */
const commands = [
  handle(AckNotifications, ({ userId, ids }) => Notifications.use((service) => service.ack(userId, ids))),
  handle(CountUnread, ({ userId }) =>
    Notifications.use((service) => Effect.map(service.unreadCount(userId), (unread) => ({ unread }))),
  ),
];

export const notifications = { commands, handlers: NotificationsHandlers, shared: [] };
