import { createHash } from "node:crypto";
import { and, eq, gt, sql } from "drizzle-orm";
import { Effect } from "effect";
import { Database } from "../../../db/database.ts";
import { users, verifications } from "../../../db/schema/index.ts";

/** As what the token of a mailed reset link is stored: a hash, so that who reads the table has no link. */
const storedResetIdentifier = (token: string): string =>
  createHash("sha256").update(`reset-password:${token}`).digest("base64url");

/** Whose password the token of a reset link may set: null for one that is unknown, used or too old. */
export const ownerOfResetLink = Effect.fn("resetLinks.ownerOf")(function* (token: string) {
  const database = yield* Database;
  const [row] = yield* database.query((db) =>
    db
      .select({ id: users.id, name: users.name, handle: users.handle, email: users.email })
      .from(verifications)
      .innerJoin(users, sql`${users.id}::text = ${verifications.value}`)
      .where(
        and(
          eq(verifications.identifier, storedResetIdentifier(token)),
          gt(verifications.expiresAt, sql`now()`),
        ),
      ),
  );
  return row ?? null;
});

/** Makes every reset link of the user void, with the running transaction; another one made meanwhile waits. */
export const forgetResetLinks = Effect.fn("resetLinks.forget")(function* (userId: string) {
  const database = yield* Database;
  yield* database.query((db) =>
    db.select({ id: users.id }).from(users).where(eq(users.id, userId)).for("no key update"),
  );
  yield* database.query((db) => db.delete(verifications).where(eq(verifications.value, userId)));
});
