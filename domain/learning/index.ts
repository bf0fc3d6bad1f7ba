import { Layer } from "effect";
import { LearningApi } from "./api.ts";
import { mails } from "./mails/index.ts";
import { Enrollments } from "./service.ts";

/** Enrolling in courses, and how far students are in them. */
export const learning = {
  layer: Enrollments.layer,
  lends: Layer.empty,
  apis: [LearningApi],
  rooms: [],
  sweeps: [Enrollments.use((service) => service.expireDue)],
  mails,
} as const;

export { BookedSessions } from "./booked-sessions.ts";
export { PaymentPage } from "./enrolling/payment-page.ts";
