import { inArray, sql } from "drizzle-orm";
import { Context, Effect, Layer } from "effect";
import { Database } from "../../db/database.ts";
import type { DatabaseError } from "../../db/errors.ts";
import { users } from "../../db/schema/index.ts";
import { demoAccounts, demoEmail } from "../identity/demo/rules.ts";

/** The state of the installation itself. */
export class Platform extends Context.Service<
  Platform,
  {
    /** Succeeds when the database answers. */
    readonly ping: Effect.Effect<void, DatabaseError>;
    /** Whether every demo account is there: a database of somebody's own has none. */
    readonly hasDemoAccounts: Effect.Effect<boolean, DatabaseError>;
  }
>()("peerloop/platform/Platform") {
  static readonly layer = Layer.effect(
    Platform,
    Effect.gen(function* () {
      const database = yield* Database;
      const emails = demoAccounts.map(({ handle }) => demoEmail(handle));
      const demoCount = database.query((db) => db.$count(users, inArray(users.email, emails)));
      return Platform.of({
        ping: Effect.asVoid(database.rows(sql`select 1`)),
        hasDemoAccounts: Effect.map(demoCount, (count) => count === emails.length),
      });
    }),
  );
}
