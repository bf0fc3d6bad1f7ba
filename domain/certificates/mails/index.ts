import { somebody } from "../../identity/mails/recipient.ts";
import type { RegisteredMail } from "../../mail/mail.ts";
import { awardedMail } from "./awarded.ts";
import { revokedMail } from "./revoked.ts";

const SITE = "https://peerloop.example";
const certificate = {
  code: "0123456789abcdef0123456789abcdef",
  name: "Certificate of Completion",
  courseTitle: "Intro to Claude Code",
};

/** Every mail about certificates. */
export const mails: readonly RegisteredMail[] = [
  {
    name: "certificate",
    when: "Someone has earned a certificate, or got one back.",
    example: awardedMail(somebody, certificate, SITE, "example"),
  },
  {
    name: "certificate-revoked",
    when: "A certificate of theirs was revoked.",
    example: revokedMail(
      somebody,
      certificate,
      "The homework was somebody else’s.\nWe talked about it on May 3.",
      SITE,
      "example",
    ),
  },
];
