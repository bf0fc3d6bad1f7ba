import { mailOf, type TaggedMail } from "../../mail/mail.ts";
import { greetingOf, type Recipient } from "./recipient.ts";

/** Says that somebody tried to sign up with an address that has an account. `key` is different for every try. */
export const accountExistsMail = (to: Recipient, publicUrl: string, key: string): TaggedMail =>
  mailOf(
    "account-exists",
    to,
    {
      subject: "You already have an account",
      greeting: greetingOf(to),
      paragraphs: [
        "Someone, hopefully you, tried to create a PeerLoop account with this email address. You already have one, so nothing was changed.",
        `If you forgot your password, you can choose a new one: ${publicUrl}/forgot-password`,
      ],
      action: { label: "Sign in", url: `${publicUrl}/sign-in` },
      footnote: "If it wasn’t you, you can ignore this email.",
    },
    key,
  );
