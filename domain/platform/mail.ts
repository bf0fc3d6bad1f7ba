import { Context, type Effect } from "effect";
import type { MailNotSent } from "./errors.ts";

/** A mail to one address. The same `idempotencyKey` (at most 256 characters) within a day is sent once. */
export interface OutgoingMail {
  readonly to: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly idempotencyKey: string;
}

/** Sends mail: through Resend, or into the local mailbox. */
export class Mail extends Context.Service<
  Mail,
  { readonly send: (mail: OutgoingMail) => Effect.Effect<void, MailNotSent> }
>()("peerloop/platform/Mail") {}
