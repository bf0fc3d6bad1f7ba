import { greetingOf, type Recipient } from "../../identity/mails/recipient.ts";
import { mailOf, type TaggedMail } from "../../mail/mail.ts";

/** What was reviewed, by whom, and the path to it. */
interface Reviewed {
  readonly title: string;
  readonly courseTitle: string;
  readonly from: string;
  readonly path: string;
}

/** Tells a student that their homework was reviewed. `key` is different for every attempt. */
export const reviewedMail = (
  to: Recipient,
  { title, courseTitle, from, path }: Reviewed,
  verdict: "accept" | "resubmit",
  site: string,
  key: string,
): TaggedMail =>
  mailOf(
    "homework-reviewed",
    to,
    {
      subject: verdict === "accept" ? `Accepted: ${title}` : `One more version: ${title}`,
      greeting: greetingOf(to),
      paragraphs:
        verdict === "accept"
          ? [
              `${from} has read your homework in ${courseTitle} and accepted it.`,
              "Their feedback is waiting for you, and you can ask about it right there.",
            ]
          : [
              `${from} has read your homework in ${courseTitle} and would like to see another version.`,
              "Their feedback says what to change. You can ask about it right there.",
            ],
      action: { label: "Read the feedback", url: `${site}${path}` },
      footnote: `You get this because you handed in homework in ${courseTitle}.`,
    },
    key,
  );
