import { greetingOf, type Recipient } from "../../identity/mails/recipient.ts";
import { mailOf, type TaggedMail } from "../../mail/mail.ts";
import type { MailedCertificate } from "./awarded.ts";

/** Tells somebody that their certificate was revoked, and why. `key` is different for every revocation. */
export const revokedMail = (
  to: Recipient,
  { code, name, courseTitle }: MailedCertificate,
  reason: string,
  site: string,
  key: string,
): TaggedMail =>
  mailOf(
    "certificate-revoked",
    to,
    {
      subject: `Your certificate for ${courseTitle} was revoked`,
      greeting: greetingOf(to),
      paragraphs: [
        `${name}, for ${courseTitle}, isn’t valid anymore. This is the reason that was given:`,
        ...reason.split(/\r?\n/u).filter((line) => line.trim() !== ""),
        "If you think this is a mistake, write to the course’s creator. A certificate can be awarded again, at the same address.",
      ],
      action: { label: "See the certificate", url: `${site}/certificates/${code}` },
      footnote: "You get this mail because the certificate was issued to you on PeerLoop.",
    },
    key,
  );
