import { and, eq } from "drizzle-orm";
import { Effect } from "effect";
import { Database } from "../../../db/database.ts";
import { legalConsents, users } from "../../../db/schema/index.ts";
import { Conflict, Forbidden } from "../../shared/errors.ts";
import { lockPerson } from "../access.ts";
import { unverified } from "../errors.ts";
import { CREATOR_TERMS_VERSION } from "./rules.ts";

/**
 * Makes somebody a creator who agrees to this version of the creators' terms, and keeps that they did. Whoever is one
 * already stays one. `Forbidden` before the address is confirmed, and where an administrator has taken it away;
 * `Conflict` for a version that is not in force.
 */
export const becomeCreator = Effect.fn("identity.becomeCreator")(function* (userId: string, version: string) {
  const database = yield* Database;
  return yield* database.transaction(
    Effect.gen(function* () {
      const person = yield* database.query((db) => lockPerson(db, userId));
      if (!person?.isVerified) return yield* unverified();
      if (version !== CREATOR_TERMS_VERSION)
        return yield* new Conflict({ message: "The terms have changed. Please reload the page." });
      const agreed = yield* database.query((db) =>
        db.$count(
          legalConsents,
          and(eq(legalConsents.userId, userId), eq(legalConsents.document, "creator_terms")),
        ),
      );
      // Nobody stops being a creator by themselves.
      if (agreed > 0 && !person.isCreator)
        return yield* new Forbidden({
          message: "Your creator’s rights were taken away. Write to us if you think that was a mistake.",
        });
      yield* database.query((db) =>
        db.insert(legalConsents).values({ userId, document: "creator_terms", version }).onConflictDoNothing(),
      );
      if (!person.isCreator)
        yield* database.query((db) => db.update(users).set({ isCreator: true }).where(eq(users.id, userId)));
    }),
  );
});
