import { greetingOf, type Recipient } from "../../identity/mails/recipient.ts";
import { mailOf, type TaggedMail } from "../../mail/mail.ts";

/** Greets a new student of a course with what comes first. `key` is the enrolment's id. */
export const welcomeMail = (
  to: Recipient,
  course: { readonly slug: string; readonly title: string },
  site: string,
  key: string,
): TaggedMail =>
  mailOf(
    "welcome",
    to,
    {
      subject: `Welcome to ${course.title}`,
      greeting: greetingOf(to),
      paragraphs: [
        `You’re in. ${course.title} is yours to learn at your own pace.`,
        "Start with the first module and mark it when you’re done. Say hi in the course’s chat: that’s where the people who teach it are, and the ones who learn it with you.",
        "Stuck? Ask for live help from the chat. Whoever is free joins you within minutes.",
      ],
      action: { label: "Start learning", url: `${site}/courses/${course.slug}/learn` },
      footnote: "We send this once, when you enroll.",
    },
    key,
  );
