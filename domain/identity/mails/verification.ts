import { mailOf, type TaggedMail } from "../../mail/mail.ts";
import { VERIFICATION_LINK_MINUTES } from "../limits.ts";
import { greetingOf, type Recipient } from "./recipient.ts";

/** Asks to confirm the address of a new account. `key` is different for every link. */
export const verificationMail = (to: Recipient, url: string, key: string): TaggedMail =>
  mailOf(
    "verification",
    to,
    {
      subject: "Confirm your e-mail address",
      greeting: greetingOf(to),
      paragraphs: [
        "Welcome to PeerLoop, where you learn a course and then teach it.",
        "Please confirm that this address is yours, so that we can reach you about your sessions.",
      ],
      action: { label: "Confirm my address", url },
      footnote: `The link is good for ${VERIFICATION_LINK_MINUTES / 60} hours. If you did not sign up for PeerLoop, ignore this mail: without you, nothing happens.`,
    },
    key,
  );
