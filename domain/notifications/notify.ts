import { sql } from "drizzle-orm";
import { Clock, Effect } from "effect";
import { v7 as uuidv7 } from "uuid";
import type { Database } from "../../db/database.ts";
import type { OutboxMessage } from "../shared/outbox.ts";
import type { Notification, NotificationType } from "./model.ts";
import { isUrgent, quietUntil } from "./quiet-hours.ts";

/** A notification to be. */
export interface NewNotification {
  readonly userId: string;
  readonly type: NotificationType;
  readonly title: string;
  readonly body: string;
  /** A path within PeerLoop, or null. */
  readonly actionUrl: string | null;
  /** Names what led to it: the same cause notifies the same user once. */
  readonly cause: string;
}

interface WrittenRow extends Omit<Notification, "createdAt"> {
  readonly userId: string;
  readonly createdAt: string | Date;
  readonly quietFrom: string | null;
  readonly quietTo: string | null;
  readonly timeZone: string;
  /** Counted only for who has quiet hours. */
  readonly unread: number | null;
}

/**
 * Writes notifications, but those whose cause has notified before or whose user wants none of their type, and
 * answers what the inboxes of the others are to be told: in quiet hours no more than how many are unread.
 */
export const writeNotifications = Effect.fn("notifications.write")(function* (
  database: Database["Service"],
  batch: readonly NewNotification[],
) {
  if (batch.length === 0) return [];
  const input = JSON.stringify(batch.map((one) => ({ id: uuidv7(), ...one })));
  const rows = yield* database.query((db) =>
    db.execute(sql`
      with written as (
        insert into notifications (id, user_id, type, title, body, action_url, cause)
        select i.id, i."userId", i.type, i.title, i.body, i."actionUrl", i.cause
        from json_to_recordset(${input}::json) as i(id uuid, "userId" uuid, type notification_type, title text,
          body text, "actionUrl" text, cause text)
        where not exists (select 1 from notification_preferences p
          where p.user_id = i."userId" and p.type = i.type and not p.in_app)
        order by i."userId", i.cause
        on conflict do nothing
        returning *
      )
      select w.id, w.user_id as "userId", w.type, w.title, w.body, w.action_url as "actionUrl",
        w.is_read as "isRead", w.created_at as "createdAt", to_char(u.quiet_from, 'HH24:MI') as "quietFrom",
        to_char(u.quiet_to, 'HH24:MI') as "quietTo", u.time_zone as "timeZone",
        case when u.quiet_from is not null then (
          (select count(*) from notifications n where n.user_id = u.id and not n.is_read)
          + (select count(*) from written o where o.user_id = u.id))::int end as unread
      from written w join users u on u.id = w.user_id order by w.id`),
  );
  const now = yield* Clock.currentTimeMillis;
  return (rows as unknown as WrittenRow[]).map((written) => {
    const { userId, quietFrom, quietTo, timeZone, unread, createdAt, ...row } = written;
    const isQuiet =
      quietFrom !== null &&
      quietTo !== null &&
      quietUntil({ from: quietFrom, to: quietTo }, timeZone, now) !== null;
    const notification = { ...row, createdAt: new Date(createdAt).toISOString() };
    const message =
      isQuiet && !isUrgent(row.type)
        ? { _tag: "Unread", notifications: unread, rooms: [] }
        : { _tag: "Notification", notification };
    const told: OutboxMessage = { party: "inbox", roomId: userId, message };
    return told;
  });
});
