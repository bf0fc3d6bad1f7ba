import type { RegisteredMail } from "../../mail/mail.ts";
import { contactMail } from "./contact.ts";

/** Every mail about the installation itself. */
export const mails: readonly RegisteredMail[] = [
  {
    name: "contact",
    when: "Someone has sent the contact form; goes to whoever runs the site.",
    example: contactMail(
      "operator@example.test",
      {
        name: "Ada Lovelace",
        email: "ada@example.test",
        message: "Hello,\nI’d like to bring a course on analytical engines to PeerLoop.\nWho can I talk to?",
      },
      "example",
    ),
  },
];
