import { Schema } from "effect";

/**
 * The mail did not go out. `reason` is for the log: it may name the mail service's own words. `isRefused`: the fault is
 * the mail's, or its batch's; otherwise the same mail may go out another time.
 */
export class MailNotSent extends Schema.TaggedError<MailNotSent>()("MailNotSent", {
  reason: Schema.String,
  isRefused: Schema.Boolean,
}) {
  override get message() {
    return `mail not sent: ${this.reason}`;
  }
}
