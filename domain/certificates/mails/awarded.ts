import { greetingOf, type Recipient } from "../../identity/mails/recipient.ts";
import { mailOf, type TaggedMail } from "../../mail/mail.ts";

/** A certificate as its mails name it. */
export interface MailedCertificate {
  readonly code: string;
  readonly name: string;
  readonly courseTitle: string;
}

/** Tells somebody of a certificate that they have earned. `key` is different for every award. */
export const awardedMail = (
  to: Recipient,
  { code, name, courseTitle }: MailedCertificate,
  site: string,
  key: string,
): TaggedMail =>
  mailOf(
    "certificate",
    to,
    {
      subject: `Your certificate for ${courseTitle}`,
      greeting: greetingOf(to),
      paragraphs: [
        `You’ve earned it: ${name}, for ${courseTitle}.`,
        "Only you and the course’s creator can see it for now. Share its page when you like: whoever has the link can check that it’s yours, and you can add it to LinkedIn or print it.",
      ],
      action: { label: "See your certificate", url: `${site}/certificates/${code}` },
      footnote: "You get this mail because a certificate was issued to you on PeerLoop.",
    },
    key,
  );
