import { type MailContent, mailBody } from "./layout.ts";
import type { OutgoingMail } from "./service.ts";

/** Tags of a mail of PeerLoop: which it is, and whose: an id, which outlives every address. */
interface MailTags {
  readonly mail: string;
  readonly user?: string;
}

/** A mail of PeerLoop, as `mailOf` makes them. */
export interface TaggedMail extends OutgoingMail {
  readonly tags: MailTags & Readonly<Record<string, string>>;
}

/** A mail that a context sends, with an example by which it is shown. */
export interface RegisteredMail {
  /** As its tag says: lower-case letters, digits and `-`. */
  readonly name: string;
  /** When it is sent, in a sentence. */
  readonly when: string;
  readonly example: TaggedMail;
}

/** Whom a mail is for: a user's id and an address, which need not be theirs yet. */
export interface Addressee {
  readonly id: string;
  readonly email: string;
}

/**
 * The mail of that name to somebody. `key` is different for every occasion to send it, and the same for the same one:
 * it is sent once.
 */
export const mailOf = (name: string, to: Addressee, content: MailContent, key: string): TaggedMail => ({
  to: to.email,
  subject: content.subject,
  ...mailBody(content),
  tags: { mail: name, user: to.id },
  idempotencyKey: `${name}/${key}`,
});
