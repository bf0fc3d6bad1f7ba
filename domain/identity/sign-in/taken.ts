import { eq } from "drizzle-orm";
import { Effect } from "effect";
import { Database } from "../../../db/database.ts";
import { users } from "../../../db/schema/index.ts";
import { MailQueue } from "../../mail/queue/service.ts";
import { Conflict, TooManyRequests } from "../../shared/errors.ts";
import { MAILS_PER_RECIPIENT } from "../limits.ts";
import { accountExistsMail } from "../mails/account-exists.ts";
import { Attempts } from "./attempts.ts";

/** Never answered to anybody: see `tellOwner`. */
export const emailTaken = () =>
  new Conflict({ message: "email: there’s already an account with this email." });
export const handleTaken = () => new Conflict({ message: "handle: is taken." });

/** Whether an account has that address. */
export const isAddressTaken = Effect.fn("identity.isAddressTaken")(function* (email: string) {
  const database = yield* Database;
  return (yield* database.query((db) => db.$count(users, eq(users.email, email)))) > 0;
});

/**
 * Mails whoever has the address that somebody has tried to sign up with it: the answer to that says nothing of it, since
 * strangers must not learn who has an account. `publicUrl` is the site's.
 */
export const tellOwner = Effect.fn("identity.tellOwner")(function* (
  email: string,
  publicUrl: string,
  key: string,
) {
  const database = yield* Database;
  const queue = yield* MailQueue;
  const attempts = yield* Attempts;
  const mailed = yield* attempts.count(`mail|signUp|${email}`, MAILS_PER_RECIPIENT).pipe(
    Effect.as(true),
    Effect.catchIf(
      (error) => error instanceof TooManyRequests,
      () => Effect.succeed(false),
    ),
  );
  if (!mailed) return;
  const rows = yield* database.query((db) =>
    db
      .select({ id: users.id, name: users.name, email: users.email, emailVerified: users.emailVerified })
      .from(users)
      .where(eq(users.email, email)),
  );
  yield* database.transaction(queue.add(rows.map((to) => accountExistsMail(to, publicUrl, key))));
});
