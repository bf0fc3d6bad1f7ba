import { inArray } from "drizzle-orm";
import { Effect } from "effect";
import { Database } from "../../../db/database.ts";
import { users } from "../../../db/schema/index.ts";
import { HANDLE_PATTERN } from "../limits.ts";
import { handleFault } from "../rules.ts";

/** Handles that are offered in the place of one that is taken. */
const SUGGESTIONS = 3;

/** Longest handle that something can be put behind. */
const STEM = 24;

/** What may be had in the place of a handle, the nearest to it first. */
const near = (handle: string): readonly string[] => {
  const stem = handle.slice(0, STEM).replace(/_+$/, "");
  return [
    `${stem}2`,
    `${stem}_learns`,
    `${stem}_1`,
    `the_${stem}`,
    `${stem}_3`,
    `${stem}_4`,
    `${stem}22`,
  ].filter((one) => HANDLE_PATTERN.test(one) && handleFault(one) === null);
};

/** Those of the handles that somebody has. */
const takenOf = Effect.fn("identity.takenOf")(function* (handles: readonly string[]) {
  const database = yield* Database;
  const rows = yield* database.query((db) =>
    db
      .select({ handle: users.handle })
      .from(users)
      .where(inArray(users.handle, [...handles])),
  );
  return new Set(rows.map(({ handle }) => handle.toLowerCase()));
});

/** Whether somebody has the handle, which is in lower case. */
export const isHandleTaken = (handle: string) => Effect.map(takenOf([handle]), (taken) => taken.has(handle));

/**
 * Whether a handle can be had, and what is wrong with it where it cannot, as the end of a sentence about it; what can be
 * had in its place where it is taken. Handles are no secret: they stand in the addresses of profiles.
 */
export const checkHandle = Effect.fn("identity.checkHandle")(function* (typed: string) {
  const handle = typed.trim().toLowerCase();
  const fault = handleFault(handle);
  if (fault !== null) return { handle, fault, suggestions: [] };
  const others = near(handle);
  const taken = yield* takenOf([handle, ...others]);
  if (!taken.has(handle)) return { handle, fault: null, suggestions: [] };
  const suggestions = others.filter((other) => !taken.has(other)).slice(0, SUGGESTIONS);
  return { handle, fault: "is taken.", suggestions };
});
