import { eq, or } from "drizzle-orm";
import { Effect } from "effect";
import { Database } from "../../../db/database.ts";
import { users } from "../../../db/schema/index.ts";
import { Conflict } from "../../shared/errors.ts";

export const emailTaken = () =>
  new Conflict({ message: "email: an account with this address exists already." });
export const handleTaken = () => new Conflict({ message: "handle: is taken already." });

/**
 * Fails with a `Conflict` where an account with that address or handle exists: found out before a password is hashed
 * for nothing. Two who take it at the same moment are told apart by the unique keys.
 */
export const refuseTaken = Effect.fn("identity.refuseTaken")(function* (email: string, handle: string) {
  const database = yield* Database;
  const found = yield* database.query((db) =>
    db
      .select({ email: users.email })
      .from(users)
      .where(or(eq(users.email, email), eq(users.handle, handle))),
  );
  if (found.some((user) => user.email.toLowerCase() === email)) return yield* emailTaken();
  if (found.length > 0) return yield* handleTaken();
});
