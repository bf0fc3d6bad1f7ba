import { Layer } from "effect";
import { NotificationsApi } from "./api.ts";
import { Notifications } from "./service.ts";

/** What happened while somebody was away. */
export const notifications = {
  layer: Notifications.layer,
  lends: Layer.empty,
  apis: [NotificationsApi],
  rooms: [],
  sweeps: [Notifications.use((service) => service.releaseHeld)],
  mails: [],
} as const;

export { isOnline } from "./presence.ts";
export { CalledCourses, RoomNames } from "./store/names.ts";
export { tellsOf } from "./subjects.ts";
