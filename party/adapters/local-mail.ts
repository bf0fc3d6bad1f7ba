import { Effect, Layer } from "effect";
import { Database } from "../../db/database.ts";
import { localMails } from "../../db/schema/index.ts";
import { MailNotSent } from "../../domain/platform/errors.ts";
import { Mail } from "../../domain/platform/mail.ts";

/** `Mail` into the local mailbox: a table that one's own machine shows on a page. */
export const localMail: Layer.Layer<Mail, never, Database> = Layer.effect(
  Mail,
  Effect.gen(function* () {
    const database = yield* Database;
    const send = Effect.fn("Mail.send")(function* ({
      to,
      subject,
      html,
      text,
    }: Parameters<Mail["Service"]["send"]>[0]) {
      yield* database
        .query((db) => db.insert(localMails).values({ toAddress: to, subject, html, text }))
        .pipe(Effect.mapError((error) => new MailNotSent({ reason: error.message })));
    });
    return Mail.of({ send });
  }),
);
