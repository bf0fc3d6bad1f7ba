import { type SQL, sql } from "drizzle-orm";
import type { Value } from "../shared/sql.ts";

/** Until when somebody counts as connected to their inbox, as SQL; null for whoever has never been. */
export const onlineUntil = (userId: Value): SQL =>
  sql`(select presence.online_until from inbox_presence presence where presence.user_id = ${userId})`;

/** Whether somebody is connected to their inbox now, as an SQL condition. */
export const isOnline = (userId: Value): SQL<boolean> =>
  sql<boolean>`exists (
    select 1 from inbox_presence presence where presence.user_id = ${userId} and presence.online_until > now())`;

/** Everybody who is connected to their inbox now, as a subquery of one column, `user_id`. */
export const whoIsOnline: SQL = sql`(
  select presence.user_id from inbox_presence presence where presence.online_until > now())`;

/** A statement that notes that somebody counts as connected for so many seconds from now. */
export const noteOnline = (userId: string, seconds: number): SQL => sql`
  insert into inbox_presence (user_id, online_until) values (${userId}, now() + make_interval(secs => ${seconds}))
  on conflict (user_id) do update set online_until = excluded.online_until`;
