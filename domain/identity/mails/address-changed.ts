import { mailOf, type TaggedMail } from "../../mail/mail.ts";
import { greetingOf, type Recipient } from "./recipient.ts";

/**
 * Tells the former address, `to.email`, that the account has another one. It does not name that one: the mailbox may
 * be somebody else's by now. `key` is different for every change.
 */
export const addressChangedMail = (to: Recipient, key: string): TaggedMail =>
  mailOf(
    "address-changed",
    to,
    {
      subject: "Your email was changed",
      greeting: greetingOf(to),
      paragraphs: [
        "Your PeerLoop account uses a different email from now on. We won’t send anything to this one anymore.",
        "If that was you, you’re all set. If not, reply to this email right away: whoever did it knows your password.",
      ],
      footnote: "We send this once, to the email an account used before.",
    },
    key,
  );
