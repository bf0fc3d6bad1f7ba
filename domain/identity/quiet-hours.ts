import { and, eq, isNotNull, type SQL, sql } from "drizzle-orm";
import type { Drizzle } from "../../db/database.ts";
import { preparedQuery } from "../../db/prepared.ts";
import { rowsOf } from "../../db/rows.ts";
import { users } from "../../db/schema/index.ts";
import type { Value } from "../shared/sql.ts";
import { offsetAt, TIME_ZONES } from "../shared/time/time-zones.ts";

/** Offsets change at full quarters of an hour. */
const QUARTER = 900_000;

let known = { quarter: Number.NaN, offsets: "{}" };

/** How far the clocks of every zone are ahead of UTC now, in milliseconds by each of its names, as JSON. */
const offsetsNow = (): string => {
  const quarter = Math.floor(Date.now() / QUARTER);
  if (known.quarter !== quarter) {
    const entries = TIME_ZONES.flatMap(({ name, aliases }) => {
      const offset = offsetAt(name, quarter * QUARTER);
      return offset === 0 ? [] : [name, ...aliases].map((each) => [each, offset] as const);
    });
    known = { quarter, offsets: JSON.stringify(Object.fromEntries(entries)) };
  }
  return known.offsets;
};

/** Read whenever a statement that holds it is sent. */
const offsets = sql`(${sql.param("", { mapToDriverValue: offsetsNow })}::text)::jsonb`;

const wallTime = sql`((clock_timestamp() at time zone 'UTC')
  + coalesce((${offsets} ->> quiet.time_zone)::float8, 0) * interval '1 millisecond')::time`;

/**
 * Whether a user's quiet hours hold now, inside a statement: by the database's clock and the one table of time zones;
 * a zone that nobody knows counts as UTC.
 */
export const isInQuietHours = (userId: Value): SQL<boolean> => sql<boolean>`exists (
  select 1 from users quiet where quiet.id = ${userId} and quiet.quiet_from is not null and case when quiet.quiet_from < quiet.quiet_to
    then ${wallTime} >= quiet.quiet_from and ${wallTime} < quiet.quiet_to
    else ${wallTime} >= quiet.quiet_from or ${wallTime} < quiet.quiet_to end)`;

/** From one time of day until another in the user's own time zone, each as `HH:MM`. */
interface Hours {
  readonly from: string;
  readonly to: string;
}

const selectQuietHours = preparedQuery<{ readonly userId: string }>()((db) =>
  db
    .select({
      from: sql<string>`to_char(${users.quietFrom}, 'HH24:MI')`,
      to: sql<string>`to_char(${users.quietTo}, 'HH24:MI')`,
    })
    .from(users)
    .where(and(eq(users.id, sql.placeholder("userId")), isNotNull(users.quietFrom))),
);

/** A user's quiet hours; undefined for whoever has none. */
export const readQuietHours = async (db: Drizzle, userId: string): Promise<Hours | undefined> =>
  (await selectQuietHours(db, { userId }))[0];

/** Sets or ends a user's quiet hours, which must not begin and end at the same time. */
export const writeQuietHours = async (db: Drizzle, userId: string, hours: Hours | null): Promise<void> => {
  await rowsOf(
    db,
    sql`update users set quiet_from = ${hours?.from ?? null}::time, quiet_to = ${hours?.to ?? null}::time
      where id = ${userId}`,
  );
};
