import { Layer } from "effect";
import { OnModulesChanged } from "../courses/index.ts";
import { LearningApi } from "./api.ts";
import { mails } from "./mails/index.ts";
import { Enrollments } from "./service.ts";

/** Of those who learn a course of which modules came or went, some have completed it with that. */
const modulesChanged = Layer.effect(
  OnModulesChanged,
  Enrollments.useSync(
    (enrollments) =>
      ({ enrollmentIds }) =>
        enrollments.settle(enrollmentIds),
  ),
);

/** Enrolling in courses, and how far students are in them. */
export const learning = {
  layer: Layer.provideMerge(modulesChanged, Enrollments.layer),
  lends: Layer.empty,
  apis: [LearningApi],
  rooms: [],
  sweeps: [Enrollments.use((service) => service.expireDue)],
  mails,
} as const;

export { BookedSessions } from "./booked-sessions.ts";
export { PaymentPage } from "./enrolling/payment-page.ts";
export { RequiredHomework } from "./required-homework.ts";
