import { inArray } from "drizzle-orm";
import { Effect, Layer } from "effect";
import { Database } from "../../db/database.ts";
import { localMails } from "../../db/schema/index.ts";
import { MailNotSent } from "../../domain/mail/errors.ts";
import { Mail, type MailMessage } from "../../domain/mail/service.ts";
import { batchProblem } from "./mail-batch.ts";

/** `Mail` into the local mailbox: a table that one's own machine shows on a page. */
export const localMail: Layer.Layer<Mail, never, Database> = Layer.effect(
  Mail,
  Effect.gen(function* () {
    const database = yield* Database;
    /** Keeps what is not there under its key, and answers the ids of all, in order. */
    const keep = (mails: readonly MailMessage[], keys: readonly string[]) =>
      database
        .transaction(
          Effect.gen(function* () {
            const rows = mails.map(({ to, ...mail }, index) => ({
              ...mail,
              toAddress: to,
              idempotencyKey: keys[index] ?? null,
            }));
            yield* database.query((db) => db.insert(localMails).values(rows).onConflictDoNothing());
            const kept = yield* database.query((db) =>
              db
                .select({ id: localMails.id, key: localMails.idempotencyKey })
                .from(localMails)
                .where(inArray(localMails.idempotencyKey, [...keys])),
            );
            const ids = new Map(kept.map(({ id, key }) => [key, id]));
            return keys.map((key) => ({ id: ids.get(key) ?? "" }));
          }),
        )
        .pipe(Effect.mapError((error) => new MailNotSent({ reason: error.message, isRefused: false })));
    const send = Effect.fn("Mail.send")(function* ({
      idempotencyKey,
      ...mail
    }: Parameters<Mail["Service"]["send"]>[0]) {
      const [sent] = yield* keep([mail], [idempotencyKey]);
      return sent ?? { id: "" };
    });
    const sendAll = Effect.fn("Mail.sendAll")(function* (mails: readonly MailMessage[], key: string) {
      const problem = batchProblem(mails, key);
      if (problem !== null) return yield* new MailNotSent({ reason: problem, isRefused: true });
      if (mails.length === 0) return [];
      return yield* keep(
        mails,
        mails.map((_, index) => `${key}#${index}`),
      );
    });
    return Mail.of({ send, sendAll });
  }),
);
