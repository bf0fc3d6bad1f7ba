import { somebody } from "../../identity/mails/recipient.ts";
import type { RegisteredMail } from "../../mail/mail.ts";
import { nudgeMail } from "./nudge.ts";
import { welcomeMail } from "./welcome.ts";

const SITE = "https://peerloop.example";
const course = { slug: "intro-to-claude-code", title: "Intro to Claude Code" };

/** Every mail about learning. */
export const mails: readonly RegisteredMail[] = [
  {
    name: "welcome",
    when: "Someone has enrolled in a course for the first time.",
    example: welcomeMail(somebody, course, SITE, "example"),
  },
  {
    name: "nudge",
    when: "Someone who teaches a course writes to a student of theirs.",
    example: nudgeMail(
      somebody,
      "Marcus Bell",
      course,
      "You’re two modules away from your next session.\nWant to look at them together?",
      SITE,
      "example",
    ),
  },
];
