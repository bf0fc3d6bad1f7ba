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
        "Someone (hopefully you) asked for a new password for your PeerLoop account.",
        "Once you choose one, you’ll be signed out on all your devices.",
      ],
      action: { label: "Choose a new password", url },
      footnote: `This link expires in ${RESET_LINK_MINUTES} minutes and works once. If you didn’t ask for it, you can ignore this email: your password stays as it is.`,
    },
    key,
  );
