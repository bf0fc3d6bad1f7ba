import { Schema } from "effect";
import { Instant, Uuid } from "../shared/schema.ts";

/** A mail that would have been sent, kept where no mail service is configured. */
export const LocalMail = Schema.Struct({
  id: Uuid,
  to: Schema.String,
  subject: Schema.String,
  html: Schema.String,
  text: Schema.String,
  createdAt: Instant,
});
export type LocalMail = typeof LocalMail.Type;

/** What a mail looks like: its name, when it is sent, and an example of it. */
export const MailPreview = Schema.Struct({
  name: Schema.String,
  when: Schema.String,
  subject: Schema.String,
  html: Schema.String,
  text: Schema.String,
});
export type MailPreview = typeof MailPreview.Type;
