import { sql } from "drizzle-orm";
import { Effect } from "effect";
import type { Database } from "../../../db/database.ts";
import type { Outbox } from "../../shared/outbox.ts";
import { hasLapsed } from "./candidates.ts";

/** Carries out `Summons.endAvailability`. */
export const makeEndAvailability = (deps: {
  readonly database: Database["Service"];
  readonly outbox: Outbox["Service"];
}) => {
  const { database, outbox } = deps;
  const end = Effect.fn("Summons.endAvailability")(function* () {
    const rows = (yield* database.query((db) =>
      db.execute(sql`
        update user_availability v
        set is_available = false, last_available_at = clock_timestamp(), updated_at = clock_timestamp()
        where ${hasLapsed}
        returning v.user_id as "userId", to_char(v.updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "asOf"`),
    )) as unknown as { userId: string; asOf: string }[];
    yield* outbox.publish(
      rows.map(({ userId, asOf }) => ({
        party: "inbox",
        roomId: userId,
        message: { _tag: "Available", is: false, asOf },
      })),
    );
    return rows.length;
  });
  return () => outbox.transaction(end());
};
