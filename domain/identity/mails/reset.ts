import { mailOf, type TaggedMail } from "../../mail/mail.ts";
import { RESET_LINK_MINUTES } from "../limits.ts";
import { greetingOf, type Recipient } from "./recipient.ts";

/** Brings the link to choose a new password. `key` is different for every link. */
export const resetMail = (to: Recipient, url: string, key: string): TaggedMail =>
  mailOf(
    "reset",
    to,
    {
      subject: "Choose a new password",
      greeting: greetingOf(to),
      paragraphs: [
        "Somebody, we hope you, asked for a new password for your PeerLoop account.",
        "Once you have chosen one, you will be signed out on all your devices.",
      ],
      action: { label: "Choose a new password", url },
      footnote: `The link is good for ${RESET_LINK_MINUTES} minutes and works once. If you did not ask for it, ignore this mail: your password stays as it is.`,
    },
    key,
  );
