import { sql } from "drizzle-orm";
import { Clock, Effect } from "effect";
import type { OutboxMessage } from "../../shared/outbox.ts";
import { RELEASE_BATCH } from "../limits.ts";
import { quietUntil } from "../quiet-hours.ts";
import { changesTold } from "./change-messages.ts";
import type { Store } from "./names.ts";
import { shownByUser } from "./shown.ts";

interface HeldRow {
  readonly id: string;
  readonly isRead: boolean;
  readonly quietFrom: string | null;
  readonly quietTo: string | null;
  readonly timeZone: string;
}

/**
 * Lets go of up to `RELEASE_BATCH` notifications whose quiet hours should be over, in the running transaction: whose
 * are not, by what the hours and the zone are now, stay held. Answers what inboxes are to be told, and whether there
 * may be more.
 */
export const releaseHeld = Effect.fn("notifications.releaseHeld")(function* (store: Store) {
  const now = yield* Clock.currentTimeMillis;
  const due = yield* store.database.rows<HeldRow>(sql`
      select n.id, n.is_read as "isRead", to_char(u.quiet_from, 'HH24:MI') as "quietFrom",
        to_char(u.quiet_to, 'HH24:MI') as "quietTo", u.time_zone as "timeZone"
      from notifications n join users u on u.id = n.user_id
      where n.held_until <= ${new Date(now).toISOString()}::timestamptz
      order by n.held_until, n.id limit ${RELEASE_BATCH} for update of n skip locked`);
  if (due.length === 0) return { told: [], hasMore: false };
  const next = due.map(({ id, isRead, quietFrom: from, quietTo: to, timeZone }) => {
    const until = from === null || to === null ? null : quietUntil({ from, to }, timeZone, now);
    return { id, isRead, until: until === null ? null : new Date(until).toISOString() };
  });
  yield* store.database.rows(sql`
      update notifications n set held_until = h.until
      from json_to_recordset(${JSON.stringify(next)}::json) as h(id uuid, until timestamptz) where n.id = h.id`);
  const free = next.filter(({ isRead, until }) => until === null && !isRead).map(({ id }) => id);
  const told: OutboxMessage[] = [];
  const { byUser } = yield* shownByUser(store, free);
  for (const [userId, shown] of byUser)
    for (const notification of shown)
      told.push({ party: "inbox", roomId: userId, message: { _tag: "Notification", notification } });
  // Devices have counted them already.
  told.push(...(yield* changesTold(store, { also: [...byUser.keys()] })));
  return { told, hasMore: due.length === RELEASE_BATCH };
});
