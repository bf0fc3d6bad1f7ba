import { Schema } from "effect";

/** The mail did not go out. `reason` is for the log: it may name the mail service's own words. */
export class MailNotSent extends Schema.TaggedError<MailNotSent>()("MailNotSent", { reason: Schema.String }) {
  override get message() {
    return `mail not sent: ${this.reason}`;
  }
}
