import { greetingOf, type Recipient } from "../../identity/mails/recipient.ts";
import { mailOf, type TaggedMail } from "../../mail/mail.ts";

/** What waits, and whose it is. */
interface Waiting {
  readonly submissionId: string;
  readonly title: string;
  readonly courseTitle: string;
  readonly student: string;
}

/** Reminds a reviewer of homework that has waited for `days` days. `key` is different for every reminder. */
export const waitingMail = (
  to: Recipient,
  { submissionId, title, courseTitle, student }: Waiting,
  days: number,
  site: string,
  key: string,
): TaggedMail =>
  mailOf(
    "homework-waiting",
    to,
    {
      subject: `${student} is waiting for your feedback`,
      greeting: greetingOf(to),
      paragraphs: [
        `${student} handed in “${title}” in ${courseTitle} ${days} days ago, and nobody has reviewed it yet.`,
        "A few lines are often enough to get someone going again.",
      ],
      action: { label: "Review it", url: `${site}/homework/${submissionId}` },
      footnote: `You get this because you teach ${courseTitle}.`,
    },
    key,
  );
