import { eq } from "drizzle-orm";
import { Effect } from "effect";
import { v7 as uuidv7 } from "uuid";
import { Database } from "../../../db/database.ts";
import { users } from "../../../db/schema/index.ts";
import { MailQueue } from "../../mail/queue/service.ts";
import { passwordChangedMail } from "./password-changed.ts";

/** Queues the mail that says so, with the running transaction. `forgotUrl` is where a new password can be asked for. */
export const tellPasswordChanged = Effect.fn("identity.tellPasswordChanged")(function* (
  userId: string,
  forgotUrl: string,
) {
  const database = yield* Database;
  const queue = yield* MailQueue;
  const rows = yield* database.query((db) =>
    db
      .select({ id: users.id, name: users.name, email: users.email, emailVerified: users.emailVerified })
      .from(users)
      .where(eq(users.id, userId)),
  );
  yield* queue.add(rows.map((to) => passwordChangedMail(to, forgotUrl, uuidv7())));
});
