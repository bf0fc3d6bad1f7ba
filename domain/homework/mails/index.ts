import { somebody } from "../../identity/mails/recipient.ts";
import type { RegisteredMail } from "../../mail/mail.ts";
import { reviewedMail } from "./reviewed.ts";
import { waitingMail } from "./waiting.ts";

const SITE = "https://peerloop.example";
const title = "The CLAUDE.md of your project";
const courseTitle = "Intro to Claude Code";
const reviewed = {
  title,
  courseTitle,
  from: "Marcus Bell",
  path: "/courses/intro-to-claude-code/homework/example",
};

/** Every mail about homework. */
export const mails: readonly RegisteredMail[] = [
  {
    name: "homework-reviewed",
    when: "Homework was reviewed, and accepted or asked for again.",
    example: reviewedMail(somebody, reviewed, "resubmit", SITE, "example"),
  },
  {
    name: "homework-waiting",
    when: "Homework has waited for a review for 3, 7 or 14 days.",
    example: waitingMail(
      somebody,
      { submissionId: "example", title, courseTitle, student: "Sarah Miller" },
      3,
      SITE,
      "example",
    ),
  },
];
