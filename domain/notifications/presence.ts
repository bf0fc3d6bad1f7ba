import { type SQL, sql } from "drizzle-orm";
import type { Value } from "../shared/sql.ts";

/** How somebody is with us: `looking` at a client, `connected` by hidden ones alone, or `gone`. */
export type Presence = "looking" | "connected" | "gone";

/** Until when somebody counts as looking at PeerLoop, as SQL; null for whoever has never been. */
export const onlineUntil = (userId: Value): SQL =>
  sql`(select presence.online_until from inbox_presence presence where presence.user_id = ${userId})`;

/** Whether somebody looks at PeerLoop now, as an SQL condition. */
export const isOnline = (userId: Value): SQL<boolean> =>
  sql<boolean>`exists (
    select 1 from inbox_presence presence where presence.user_id = ${userId} and presence.online_until > now())`;

/** Whether something can reach somebody now: a client of theirs is connected, seen or hidden. As an SQL condition. */
export const isConnected = (userId: Value): SQL<boolean> =>
  sql<boolean>`exists (select 1 from inbox_presence presence
    where presence.user_id = ${userId} and presence.connected_until > now())`;

/** Everybody who looks at PeerLoop now, as a subquery of one column, `user_id`. */
export const whoIsOnline: SQL = sql`(
  select presence.user_id from inbox_presence presence where presence.online_until > now())`;

/**
 * A statement that notes how somebody is with us now, `seconds` at most if nothing more is heard. Whoever does not look
 * any more has stopped to when that was noted first.
 */
export const notePresence = (userId: string, presence: Presence, seconds: number): SQL => sql`
  insert into inbox_presence as known (user_id, online_until, connected_until) values (${userId},
    now() + make_interval(secs => ${presence === "looking" ? seconds : 0}),
    now() + make_interval(secs => ${presence === "gone" ? 0 : seconds}))
  on conflict (user_id) do update set connected_until = excluded.connected_until,
    online_until = ${presence === "looking" ? sql`excluded.online_until` : sql`least(known.online_until, excluded.online_until)`}`;
