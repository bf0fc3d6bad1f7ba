import { type MailContent, mailBody } from "../mail/layout.ts";
import type { OutgoingMail } from "../mail/service.ts";
import { RESET_LINK_MINUTES, VERIFICATION_LINK_MINUTES } from "./limits.ts";

/** Whom a mail is for. */
interface Recipient {
  readonly name: string;
  readonly email: string;
  readonly emailVerified: boolean;
}

/** Whoever signs somebody else's address up chooses the name: until it is confirmed, it stands in no mail. */
const greetingOf = ({ name, emailVerified }: Recipient): string =>
  emailVerified ? `Hello ${name},` : "Hello,";

const mail = (to: Recipient, content: MailContent, idempotencyKey: string): OutgoingMail => ({
  to: to.email,
  subject: content.subject,
  ...mailBody(content),
  idempotencyKey,
});

/** Asks to confirm the address of a new account. `key` is different for every link. */
export const verificationMail = (to: Recipient, url: string, key: string): OutgoingMail =>
  mail(
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
    `verify-email/${key}`,
  );

/** Brings the link to choose a new password. */
export const resetMail = (to: Recipient, url: string, key: string): OutgoingMail =>
  mail(
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
    `reset-password/${key}`,
  );

/** Says that the password was changed, for those who did not do it. */
export const passwordChangedMail = (to: Recipient, forgotUrl: string, key: string): OutgoingMail =>
  mail(
    to,
    {
      subject: "Your password was changed",
      greeting: greetingOf(to),
      paragraphs: [
        "The password of your PeerLoop account was just changed, and all other devices were signed out.",
        "If that was you, all is well. If not, choose a new password right away.",
      ],
      action: { label: "It was not me", url: forgotUrl },
      footnote: "We send this mail whenever a password changes.",
    },
    `password-changed/${key}`,
  );
