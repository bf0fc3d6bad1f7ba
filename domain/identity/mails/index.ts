import type { RegisteredMail } from "../../mail/mail.ts";
import { accountExistsMail } from "./account-exists.ts";
import { addressChangedMail } from "./address-changed.ts";
import { newAddressMail } from "./new-address.ts";
import { passwordChangedMail } from "./password-changed.ts";
import { somebody } from "./recipient.ts";
import { resetMail } from "./reset.ts";
import { verificationMail } from "./verification.ts";
import { verifyReminderMail } from "./verify-reminder.ts";

const SITE = "https://peerloop.example";
const LINK = `${SITE}/api/auth/verify-email?token=eyJhbGciOiJIUzI1NiJ9.example&callbackURL=%2Fverify-email%3Fdone%3D1`;

/** Every mail about accounts. */
export const mails: readonly RegisteredMail[] = [
  {
    name: "verification",
    when: "Someone has signed up, or asks for the link once more.",
    example: verificationMail({ ...somebody, emailVerified: false }, LINK, "example"),
  },
  {
    name: "verify-reminder",
    when: "Someone hasn’t confirmed their address a day after they signed up.",
    example: verifyReminderMail({ ...somebody, emailVerified: false }, SITE),
  },
  {
    name: "account-exists",
    when: "Someone signs up with an address that has an account; the answer to that tells nothing of it.",
    example: accountExistsMail(somebody, SITE, "example"),
  },
  {
    name: "reset",
    when: "Someone has forgotten their password.",
    example: resetMail(somebody, `${SITE}/reset-password?token=example`, "example"),
  },
  {
    name: "password-changed",
    when: "A password has changed.",
    example: passwordChangedMail(somebody, `${SITE}/forgot-password`, "example"),
  },
  {
    name: "new-address",
    when: "Someone wants to have another address; goes to that one.",
    example: newAddressMail(somebody, LINK, "example"),
  },
  {
    name: "address-changed",
    when: "A new address was confirmed; goes to the former one.",
    example: addressChangedMail(somebody, "example"),
  },
];
