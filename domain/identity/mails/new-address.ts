import { mailOf, type TaggedMail } from "../../mail/mail.ts";
import { VERIFICATION_LINK_MINUTES } from "../limits.ts";
import { greetingOf, type Recipient } from "./recipient.ts";

/**
 * Asks whoever reads a new address to confirm it: `to.email` is that one. It does not greet by name, since it may be
 * somebody else's. `key` is different for every link.
 */
export const newAddressMail = (to: Recipient, url: string, key: string): TaggedMail =>
  mailOf(
    "new-address",
    to,
    {
      subject: "Confirm your new email",
      greeting: greetingOf({ ...to, emailVerified: false }),
      paragraphs: [
        "Someone (hopefully you) wants to use this email for their PeerLoop account.",
        "Please confirm it’s yours. Until then, the account keeps its current email.",
      ],
      action: { label: "Use this email", url },
      footnote: `This link expires in ${VERIFICATION_LINK_MINUTES / 60} hours. If you didn’t ask for it, you can ignore this email.`,
    },
    key,
  );
