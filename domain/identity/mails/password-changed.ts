import { mailOf, type TaggedMail } from "../../mail/mail.ts";
import { greetingOf, type Recipient } from "./recipient.ts";

/** Says that the password was changed, for those who did not do it. `key` is different for every change. */
export const passwordChangedMail = (to: Recipient, forgotUrl: string, key: string): TaggedMail =>
  mailOf(
    "password-changed",
    to,
    {
      subject: "Your password was changed",
      greeting: greetingOf(to),
      paragraphs: [
        "The password of your PeerLoop account was just changed.",
        "If that was you, you’re all set. If not, choose a new password right away. That signs out every device.",
      ],
      action: { label: "This wasn’t me", url: forgotUrl },
      footnote: "We send this whenever a password changes.",
    },
    key,
  );
