import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { offsetAt, TIME_ZONES } from "./time-zones.ts";

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
  + coalesce((${offsets} ->> q.time_zone)::float8, 0) * interval '1 millisecond')::time`;

/**
 * Whether a user's quiet hours hold now, inside a statement: by the database's clock and the one table of time zones;
 * a zone that nobody knows counts as UTC.
 */
export const isInQuietHours = (userId: string | SQLWrapper): SQL<boolean> => sql<boolean>`exists (
  select 1 from users q where q.id = ${userId} and q.quiet_from is not null and case when q.quiet_from < q.quiet_to
    then ${wallTime} >= q.quiet_from and ${wallTime} < q.quiet_to
    else ${wallTime} >= q.quiet_from or ${wallTime} < q.quiet_to end)`;
