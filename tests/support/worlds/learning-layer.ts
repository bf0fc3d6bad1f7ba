import { Effect, Layer } from "effect";
import { certificates } from "../../../domain/certificates/index.ts";
import { Enrollments } from "../../../domain/learning/service.ts";
import { MailQueue } from "../../../domain/mail/queue/service.ts";
import { Mail } from "../../../domain/mail/service.ts";
import { Notifications } from "../../../domain/notifications/service.ts";

/** Mail that leads nowhere: what was queued is read from its table. */
const nowhere = Layer.succeed(Mail, {
  send: () => Effect.succeed({ id: "nowhere" }),
  sendAll: (mails) => Effect.succeed(mails.map(() => ({ id: "nowhere" }))),
});

/** Enrolments with what follows from them and what they ask, over a database and an outbox. */
export const learningLayer = Enrollments.layer.pipe(
  Layer.provideMerge(certificates.layer),
  Layer.provideMerge(Layer.merge(Notifications.layer, MailQueue.layer.pipe(Layer.provide(nowhere)))),
);
