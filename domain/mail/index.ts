import { Layer } from "effect";
import { MailApi } from "./api.ts";
import { MailEvents } from "./events/service.ts";
import { LocalMailbox } from "./mailbox.ts";
import { MailQueue } from "./queue/service.ts";

/** Mail: what one looks like, how it goes out, and what became of it. Each context has its own mails. */
export const mail = {
  layer: Layer.mergeAll(MailQueue.layer, MailEvents.layer, LocalMailbox.layer),
  lends: Layer.empty,
  apis: [MailApi],
  rooms: [],
  sweeps: [MailQueue.use((queue) => queue.sweep), MailEvents.use((events) => events.sweep)],
  mails: [],
} as const;

export { Addressees } from "./addressees.ts";
export { mailBody } from "./layout.ts";
export { type Addressee, mailOf, type RegisteredMail, type TaggedMail } from "./mail.ts";
export { MailQueue } from "./queue/service.ts";
export { Mail, type OutgoingMail } from "./service.ts";
export { SiteUrl } from "./site-url.ts";
