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
      subject: "Your e-mail address was changed",
      greeting: greetingOf(to),
      paragraphs: [
        "Your PeerLoop account has another e-mail address from now on. We send nothing to this one any more.",
        "If that was you, all is well. If not, answer this mail right away: whoever did it knows your password.",
      ],
      footnote: "We send this mail once, to the address that an account had before.",
    },
    key,
  );
