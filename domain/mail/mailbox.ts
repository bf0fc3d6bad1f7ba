import { desc } from "drizzle-orm";
import { Context, Effect, Layer } from "effect";
import { Database } from "../../db/database.ts";
import type { DatabaseError } from "../../db/errors.ts";
import { localMails } from "../../db/schema/index.ts";
import { LOCAL_MAILS_SHOWN } from "./limits.ts";
import type { LocalMail } from "./model.ts";

/** The mailbox of one's own machine, which takes the place of a mail service. */
export class LocalMailbox extends Context.Service<
  LocalMailbox,
  {
    /** Its newest mails. Whether anybody may see them is for the caller to know. */
    readonly newest: Effect.Effect<readonly LocalMail[], DatabaseError>;
  }
>()("peerloop/mail/LocalMailbox") {
  static readonly layer = Layer.effect(
    LocalMailbox,
    Effect.gen(function* () {
      const database = yield* Database;
      const newest = database
        .query((db) =>
          db
            .select()
            .from(localMails)
            .orderBy(desc(localMails.createdAt), desc(localMails.id))
            .limit(LOCAL_MAILS_SHOWN),
        )
        .pipe(
          Effect.map((rows) =>
            rows.map(({ toAddress, createdAt, ...mail }) => ({
              ...mail,
              to: toAddress,
              createdAt: createdAt.toISOString(),
            })),
          ),
        );
      return LocalMailbox.of({ newest });
    }),
  );
}
