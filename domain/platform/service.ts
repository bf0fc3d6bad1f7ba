import { desc, inArray, sql } from "drizzle-orm";
import { Context, Effect, Layer } from "effect";
import { Database } from "../../db/database.ts";
import type { DatabaseError } from "../../db/errors.ts";
import { localMails, users } from "../../db/schema/index.ts";
import { demoAccounts, demoEmail } from "../identity/demo/rules.ts";
import type { LocalMail } from "./api.ts";
import { LOCAL_MAILS_SHOWN } from "./limits.ts";

/** The state of the installation itself. */
export class Platform extends Context.Service<
  Platform,
  {
    /** Succeeds when the database answers. */
    readonly ping: () => Effect.Effect<void, DatabaseError>;
    /** Whether every demo account is there: a database of somebody's own has none. */
    readonly hasDemoAccounts: () => Effect.Effect<boolean, DatabaseError>;
    /** The newest mails of the local mailbox. Whether anybody may see it is for the caller to know. */
    readonly localMails: () => Effect.Effect<readonly LocalMail[], DatabaseError>;
  }
>()("peerloop/platform/Platform") {
  static readonly layer = Layer.effect(
    Platform,
    Effect.gen(function* () {
      const database = yield* Database;
      const ping = Effect.fn("Platform.ping")(function* () {
        yield* database.query((db) => db.execute(sql`select 1`));
      });
      const listed = Effect.fn("Platform.localMails")(function* () {
        const rows = yield* database.query((db) =>
          db
            .select()
            .from(localMails)
            .orderBy(desc(localMails.createdAt), desc(localMails.id))
            .limit(LOCAL_MAILS_SHOWN),
        );
        return rows.map(({ toAddress, createdAt, ...mail }) => ({
          ...mail,
          to: toAddress,
          createdAt: createdAt.toISOString(),
        }));
      });
      const hasDemoAccounts = Effect.fn("Platform.hasDemoAccounts")(function* () {
        const emails = demoAccounts.map(({ handle }) => demoEmail(handle));
        const count = yield* database.query((db) => db.$count(users, inArray(users.email, emails)));
        return count === emails.length;
      });
      return Platform.of({ ping, hasDemoAccounts, localMails: listed });
    }),
  );
}
