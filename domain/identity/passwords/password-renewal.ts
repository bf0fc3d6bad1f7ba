import { eq } from "drizzle-orm";
import { Effect } from "effect";
import { Database } from "../../../db/database.ts";
import { accounts } from "../../../db/schema/index.ts";
import { hashPassword } from "./password.ts";

/** Puts a hash of the same password that costs what new ones do in the place of `outdated`. */
export const renewHash = Effect.fn("password.renewHash")(function* (outdated: string, password: string) {
  const database = yield* Database;
  const passwordHash = yield* Effect.promise(() => hashPassword(password));
  yield* database.query((db) =>
    db.update(accounts).set({ passwordHash }).where(eq(accounts.passwordHash, outdated)),
  );
});
