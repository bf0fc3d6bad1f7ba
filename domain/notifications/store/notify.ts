import { sql } from "drizzle-orm";
import { Clock, Effect } from "effect";
import { v7 as uuidv7 } from "uuid";
import type { OutboxMessage } from "../../shared/outbox.ts";
import { FOLD_WITHIN_MINUTES } from "../limits.ts";
import type { NotificationType } from "../model.ts";
import { isUrgent, quietUntil } from "../quiet-hours.ts";
import { changesTold } from "./change-messages.ts";
import type { Store } from "./names.ts";
import { shownByUser } from "./shown.ts";

/** What a notification is about. */
export interface Subject {
  readonly type: "chat_message" | "summon";
  readonly id: string;
}

/** A notification to be. In its title and body `ACTOR`, `ROOM` and `COURSE` stand for names. */
export interface NewNotification {
  readonly userId: string;
  readonly type: NotificationType;
  readonly title: string;
  readonly body: string;
  /** A path within PeerLoop, or null. */
  readonly actionUrl: string | null;
  /** Names what led to it: the same cause notifies the same user once. */
  readonly cause: string;
  readonly subject?: Subject;
  /** Who did it: a block between the two withdraws it. */
  readonly actorId?: string;
  /** The chat room where: who may not enter it any more is not told of it. */
  readonly roomId?: string;
}

interface WrittenRow {
  readonly id: string;
  readonly userId: string;
  readonly type: NotificationType;
  readonly inApp: boolean;
  readonly foldedInto: string | null;
  readonly quietFrom: string | null;
  readonly quietTo: string | null;
  readonly timeZone: string;
}

/**
 * Writes notifications, but those whose cause has notified before or whose user wants none of their type on any
 * channel, and answers how many, and what inboxes are to be told. In quiet hours devices are told of a change alone,
 * and of the notification when those end; see `releaseHeld`.
 *
 * While one of the same author and room, with the same title, is unread, the next ones are folded into it for
 * `FOLD_WITHIN_MINUTES`: it is shown with their number, and nothing else is told.
 */
export const writeNotifications = Effect.fn("notifications.write")(function* (
  store: Store,
  batch: readonly NewNotification[],
) {
  if (batch.length === 0) return { count: 0, told: [] };
  const written = yield* insertAll(store, batch);
  const now = yield* Clock.currentTimeMillis;
  const held: { id: string; until: string }[] = [];
  const fresh: string[] = [];
  const changed: string[] = [];
  const quiet = new Set<string>();
  for (const row of written) {
    if (row.foldedInto !== null) {
      changed.push(row.foldedInto);
      continue;
    }
    const { quietFrom: from, quietTo: to, timeZone } = row;
    const until = from === null || to === null ? null : quietUntil({ from, to }, timeZone, now);
    if (until === null || isUrgent(row.type)) {
      if (row.inApp) fresh.push(row.id);
    } else {
      held.push({ id: row.id, until: new Date(until).toISOString() });
      if (row.inApp) quiet.add(row.userId);
    }
  }
  if (held.length > 0)
    yield* store.database.rows(sql`
        update notifications n set held_until = h.until
        from json_to_recordset(${JSON.stringify(held)}::json) as h(id uuid, until timestamptz) where n.id = h.id`);
  const told: OutboxMessage[] = [];
  for (const [userId, shown] of (yield* shownByUser(store, fresh)).byUser)
    for (const notification of shown)
      told.push({ party: "inbox", roomId: userId, message: { _tag: "Notification", notification } });
  const old = changed.filter((id) => !fresh.includes(id));
  told.push(...(yield* changesTold(store, { changed: old, also: [...quiet] })));
  return { count: written.length, told };
});

/**
 * Each row's head is the one into which it is folded: one that is there and stays until this is written (nothing is
 * folded into what is being withdrawn), or the first of the batch, whose ids rise.
 */
const insertAll = Effect.fnUntraced(function* (store: Store, batch: readonly NewNotification[]) {
  const input = batch.map(({ subject, ...one }) => ({
    id: uuidv7(),
    subjectType: subject?.type ?? null,
    subjectId: subject?.id ?? null,
    ...one,
  }));
  return yield* store.database.rows<WrittenRow>(sql`
      with input as materialized (
        select i.*, coalesce(p.in_app, true) as in_app, coalesce(p.email, true) as email, coalesce(p.push, true) as push,
          i.type = 'chat' and i."actorId" is not null and i."roomId" is not null and coalesce(p.in_app, true) as folds
        from json_to_recordset(${JSON.stringify(input)}::json) as i(id uuid, "userId" uuid, type notification_type,
          title text, body text, "actionUrl" text, cause text, "subjectType" text, "subjectId" uuid, "actorId" uuid,
          "roomId" uuid)
        left join notification_preferences p on p.user_id = i."userId" and p.type = i.type
        where (p.user_id is null or p.in_app or p.email or p.push)
          and not exists (select 1 from notifications n where n.user_id = i."userId" and n.cause = i.cause)
      ), placed as (
        select i.*, case when i.folds then coalesce((
          select n.id from notifications n
          where n.actor_id = i."actorId" and n.user_id = i."userId" and n.room_id = i."roomId" and n.type = 'chat'
            and n.title = i.title and n.in_app and n.folded_into is null and not n.is_read
            and n.created_at > now() - make_interval(mins => ${FOLD_WITHIN_MINUTES}::int)
          order by n.created_at desc, n.id desc limit 1 for key share of n skip locked),
          first_value(i.id) over (partition by i.folds, i."userId", i."actorId", i."roomId", i.title order by i.id)
        ) end as head
        from input i
      ), written as (
        insert into notifications (id, user_id, type, title, body, action_url, cause, subject_type, subject_id, actor_id,
          room_id, in_app, email, push, folded_into)
        select id, "userId", type, title, body, "actionUrl", cause, "subjectType", "subjectId", "actorId", "roomId",
          in_app, email, push, nullif(head, id)
        from placed order by "userId", cause
        on conflict do nothing
        returning *
      )
      select w.id, w.user_id as "userId", w.type, w.in_app as "inApp", w.folded_into as "foldedInto",
        to_char(u.quiet_from, 'HH24:MI') as "quietFrom", to_char(u.quiet_to, 'HH24:MI') as "quietTo",
        u.time_zone as "timeZone"
      from written w join users u on u.id = w.user_id order by w.id`);
});
