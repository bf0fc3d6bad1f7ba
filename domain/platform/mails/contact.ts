import { mailBody } from "../../mail/layout.ts";
import type { TaggedMail } from "../../mail/mail.ts";
import type { ContactMessage } from "../contact/model.ts";

/** Brings the operator what somebody wrote in the contact form. `key` is different for every message. */
export const contactMail = (
  to: string,
  { name, email, message }: ContactMessage,
  key: string,
): TaggedMail => ({
  to,
  subject: "Message from the contact form",
  ...mailBody({
    subject: "Message from the contact form",
    greeting: `From ${name.trim() === "" ? email : `${name.trim()} <${email}>`}:`,
    paragraphs: message.split(/\r?\n/u).filter((line) => line.trim() !== ""),
    footnote: "Someone typed this into the contact form. Nobody has checked that the address is theirs.",
  }),
  headers: { "Reply-To": email },
  tags: { mail: "contact" },
  idempotencyKey: `contact/${key}`,
});
