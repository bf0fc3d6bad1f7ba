import { mailOf, type TaggedMail } from "../../mail/mail.ts";
import { greetingOf, type Recipient } from "./recipient.ts";

/** Reminds somebody, once, that their address isn’t confirmed. It holds no secret: the page that it leads to sends a link. */
export const verifyReminderMail = (to: Recipient, site: string): TaggedMail =>
  mailOf(
    "verify-reminder",
    to,
    {
      subject: "Your email isn’t confirmed yet",
      greeting: greetingOf(to),
      paragraphs: [
        "Someone (hopefully you) created a PeerLoop account with this email, and hasn’t confirmed it.",
        "Once it’s confirmed, you can enroll in courses, write in their chats, and ask for help.",
      ],
      action: { label: "Get a new link", url: `${site}/verify-email` },
      footnote: "We send this once. If you didn’t sign up for PeerLoop, you can ignore it.",
    },
    to.id,
  );
