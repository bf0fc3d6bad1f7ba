import { type SQL, type SQLWrapper, sql } from "drizzle-orm";

type Id = string | SQLWrapper;

/** Sanctions of a kind that hold now for somebody in a room: the condition of a query of `chat_sanctions` as `x`. */
const holds = (kind: "mute" | "remove", userId: Id, roomId: Id): SQL =>
  sql`x.room_id = ${roomId} and x.user_id = ${userId} and x.kind = ${kind}
    and x.lifted_at is null and (x.until is null or x.until > now())`;

/** Whether somebody is removed from a room now, as an SQL condition. It bars no creator and no moderator. */
export const isRemovedSql = (userId: Id, roomId: Id): SQL<boolean> =>
  sql<boolean>`exists (select 1 from chat_sanctions x where ${holds("remove", userId, roomId)})`;

/** Whether somebody may not write in a room now, as an SQL condition. */
export const isMutedSql = (userId: Id, roomId: Id): SQL<boolean> =>
  sql<boolean>`exists (select 1 from chat_sanctions x where ${holds("mute", userId, roomId)})`;
