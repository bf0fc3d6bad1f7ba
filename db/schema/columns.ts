import { sql } from "drizzle-orm";
import { customType, timestamp, uuid, varchar } from "drizzle-orm/pg-core";
import { v7 } from "uuid";

/** Case-insensitive text (extension citext): two values that differ in case alone are the same key. */
export const citext = customType<{ data: string }>({ dataType: () => "citext" });

/** Raw bytes. */
export const bytea = customType<{ data: Uint8Array }>({ dataType: () => "bytea" });

/** A half-open range of time: `start` belongs to it, `end` does not. */
export interface TimeRange {
  readonly start: Date;
  readonly end: Date;
}

/** Postgres `tstzrange`, written as `[start,end)`. An unbounded or empty range cannot be read. */
export const tstzrange = customType<{ data: TimeRange; driverData: string }>({
  dataType: () => "tstzrange",
  toDriver: (range) => `[${range.start.toISOString()},${range.end.toISOString()})`,
  fromDriver: (text) => {
    const [start, end] = text.slice(1, -1).replaceAll('"', "").split(",");
    if (!start || !end) throw new Error("a time range without both bounds");
    return { start: new Date(start), end: new Date(end) };
  },
});

/** Primary key: UUIDv7 made by the server; the database makes one for rows inserted by hand. */
export const id = () =>
  uuid("id")
    .primaryKey()
    .default(sql`uuid_v7()`)
    .$defaultFn(() => v7());

/** A moment in UTC, read and written as `Date`. */
export const moment = (name: string) => timestamp(name, { withTimezone: true });

export const createdAt = (name = "created_at") => moment(name).notNull().defaultNow();

/** Moved on by a trigger at every update that does not set it itself. */
export const updatedAt = () => moment("updated_at").notNull().defaultNow();

/** ISO 4217 code of the money in the same row; amounts are integers of its minor unit (cents). */
export const currency = () => varchar("currency", { length: 3 }).notNull().default("USD");
