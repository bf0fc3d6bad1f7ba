import { Context, type Effect } from "effect";
import type { MailNotSent } from "./errors.ts";

/** A mail to one address. */
export interface MailMessage {
  readonly to: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** Further header fields by name, `List-Unsubscribe` for example. Values hold no line breaks. */
  readonly headers?: Readonly<Record<string, string>>;
  /** What the mail service repeats in what it tells of this mail later. ASCII letters, digits, `_` and `-`. */
  readonly tags?: Readonly<Record<string, string>>;
}

/** A mail that is sent by itself. The same `idempotencyKey` (at most 256 characters) within a day is sent once. */
export interface OutgoingMail extends MailMessage {
  readonly idempotencyKey: string;
}

/** A mail that went out. `id` is the mail service's own, by which it tells later what became of it. */
export interface SentMail {
  readonly id: string;
}

/** Sends mail: through Resend, or into the local mailbox. What follows a commit goes through `MailQueue`. */
export class Mail extends Context.Service<
  Mail,
  {
    readonly send: (mail: OutgoingMail) => Effect.Effect<SentMail, MailNotSent>;
    /**
     * Sends up to `MAX_MAIL_BATCH` mails at once, all or none of them; answers in their order. The same mails under the
     * same key (at most 256 characters) within a day are sent once.
     */
    readonly sendAll: (
      mails: readonly MailMessage[],
      idempotencyKey: string,
    ) => Effect.Effect<readonly SentMail[], MailNotSent>;
  }
>()("peerloop/mail/Mail") {}
