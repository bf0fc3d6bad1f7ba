import { greetingOf, type Recipient } from "../../identity/mails/recipient.ts";
import { mailOf, type TaggedMail } from "../../mail/mail.ts";

/** Brings a student what somebody who teaches them wrote. `key` is different for every nudge. */
export const nudgeMail = (
  to: Recipient,
  from: string,
  course: { readonly slug: string; readonly title: string },
  message: string,
  site: string,
  key: string,
): TaggedMail =>
  mailOf(
    "nudge",
    to,
    {
      subject: `${from} wrote to you about ${course.title}`,
      greeting: greetingOf(to),
      paragraphs: message.split(/\r?\n/u).filter((line) => line.trim() !== ""),
      action: { label: "Go on learning", url: `${site}/courses/${course.slug}/learn` },
      footnote: `${from} teaches ${course.title}, which you’re enrolled in.`,
    },
    key,
  );
