import { NotificationsApi } from "./api.ts";
import { Notifications } from "./service.ts";

/** What happened while somebody was away. */
export const notifications = {
  layer: Notifications.layer,
  apis: [NotificationsApi],
  rooms: [],
  sweeps: [Notifications.use((service) => service.releaseHeld)],
  mails: [],
} as const;
