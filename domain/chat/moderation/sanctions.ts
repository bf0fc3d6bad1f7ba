import { type SQL, sql } from "drizzle-orm";
import { isFound, type Value } from "../../shared/sql.ts";

/** Sanctions of a kind that hold now for somebody in a room: the condition of a query of `chat_sanctions` as `x`. */
const holds = (kind: "mute" | "remove", userId: Value, roomId: Value): SQL =>
  sql`sanction.room_id = ${roomId} and sanction.user_id = ${userId} and sanction.kind = ${kind}
    and sanction.lifted_at is null and (sanction.until is null or sanction.until > now())`;

/** Whether somebody is removed from a room now, as an SQL condition. It bars no creator and no moderator. */
export const isRemovedSql = (userId: Value, roomId: Value): SQL<boolean> =>
  isFound(sql`from chat_sanctions sanction where ${holds("remove", userId, roomId)}`);

/** Whether somebody may not write in a room now, as an SQL condition. */
export const isMutedSql = (userId: Value, roomId: Value): SQL<boolean> =>
  isFound(sql`from chat_sanctions sanction where ${holds("mute", userId, roomId)}`);
