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
      subject: "Confirm your new e-mail address",
      greeting: greetingOf({ ...to, emailVerified: false }),
      paragraphs: [
        "Somebody, we hope you, wants to use this address for a PeerLoop account from now on.",
        "Please confirm that it is yours. Until then the account keeps the address that it has.",
      ],
      action: { label: "Use this address", url },
      footnote: `The link is good for ${VERIFICATION_LINK_MINUTES / 60} hours. If you did not ask for it, ignore this mail: without you, nothing happens.`,
    },
    key,
  );
