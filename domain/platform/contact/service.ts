import { Context, Effect, Layer } from "effect";
import { v7 as uuidv7 } from "uuid";
import { Database } from "../../../db/database.ts";
import type { DatabaseError } from "../../../db/errors.ts";
import { emailOf } from "../../identity/emails/rules.ts";
import { Attempts } from "../../identity/sign-in/attempts.ts";
import { MailQueue } from "../../mail/queue/service.ts";
import { BadRequest, NotFound, type TooManyRequests } from "../../shared/errors.ts";
import { hasVisibleText } from "../../shared/rules.ts";
import { CONTACTS_ALTOGETHER, CONTACTS_PER_NETWORK } from "../limits.ts";
import { contactMail } from "../mails/contact.ts";
import { Operator } from "../operator.ts";
import type { ContactMessage } from "./model.ts";

/** Messages to whoever runs this installation. */
export class Contact extends Context.Service<
  Contact,
  {
    /**
     * Mails a message to the operator. `NotFound` where no operator's address is configured, `TooManyRequests` past the
     * limits of the sender's network (null where it is not known) and of everybody together.
     */
    readonly send: (
      network: string | null,
      message: ContactMessage,
    ) => Effect.Effect<void, BadRequest | NotFound | TooManyRequests | DatabaseError>;
  }
>()("peerloop/platform/Contact") {
  static readonly layer = Layer.effect(
    Contact,
    Effect.gen(function* () {
      const database = yield* Database;
      const attempts = yield* Attempts;
      const queue = yield* MailQueue;
      const operator = yield* Operator;

      const send = Effect.fn("Contact.send")(function* (network: string | null, message: ContactMessage) {
        if (operator.email === null)
          return yield* new NotFound({ message: "This site doesn’t take messages." });
        const email = emailOf(message.email);
        if (email === null) return yield* new BadRequest({ message: "email: must be an email address." });
        if (!hasVisibleText(message.message))
          return yield* new BadRequest({ message: "message: must contain visible text." });
        if (network !== null) yield* attempts.count(`contact|${network}`, CONTACTS_PER_NETWORK);
        yield* attempts.count("contact", CONTACTS_ALTOGETHER);
        const mail = contactMail(operator.email, { ...message, email }, uuidv7());
        yield* database.transaction(queue.add([mail]));
      });

      return Contact.of({ send });
    }),
  );
}
