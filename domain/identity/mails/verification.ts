import { mailOf, type TaggedMail } from "../../mail/mail.ts";
import { VERIFICATION_LINK_MINUTES } from "../limits.ts";
import { greetingOf, type Recipient } from "./recipient.ts";

/** Asks to confirm the address of a new account. `key` is different for every link. */
export const verificationMail = (to: Recipient, url: string, key: string): TaggedMail =>
  mailOf(
    "verification",
    to,
    {
      subject: "Confirm your email",
      greeting: greetingOf(to),
      paragraphs: [
        "Welcome to PeerLoop, where you learn a course and then teach it.",
        "Please confirm your email so we can reach you about your sessions.",
      ],
      action: { label: "Confirm my email", url },
      footnote: `This link expires in ${VERIFICATION_LINK_MINUTES / 60} hours. If you didn’t sign up for PeerLoop, you can ignore this email.`,
    },
    key,
  );
