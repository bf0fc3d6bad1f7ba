import { sql } from "drizzle-orm";
import { Effect } from "effect";
import { Database } from "../../../db/database.ts";
import { CLOSE_AFTER_MS, GONE_AFTER_MS, STALE_MS, SWEEP_SIZE } from "../limits.ts";
import { changeSession } from "./change.ts";
import { sweeping } from "./decisions.ts";

/**
 * Does what rooms and their alarms have not done, as after a crash: closes observations that no room vouches for
 * any more, and sessions whose time is over. `now` in milliseconds since 1970. One that fails is left to the next
 * sweep and does not keep the others from being closed: they are taken in any order, so that none takes their turn. Answers how many sessions it looked at.
 */
export const closeDue = Effect.fn("sessions.closeDue")(function* (now: number) {
  const database = yield* Database;
  const over = new Date(now - CLOSE_AFTER_MS).toISOString();
  const mayBeOver = new Date(now - GONE_AFTER_MS).toISOString();
  const stale = new Date(now - STALE_MS).toISOString();
  const found = yield* database.rows<{ id: string }>(sql`
      select id from (
      select id from sessions where status in ('scheduled', 'in_progress')
        and scheduled_end <= ${over}::timestamptz
      union
      select s.id from sessions s where s.status = 'in_progress' and s.scheduled_end <= ${mayBeOver}::timestamptz
        and not exists (select from attendance_observations o where o.session_id = s.id
          and (o.left_at is null or o.left_at > ${mayBeOver}::timestamptz))
      union
      select o.session_id from attendance_observations o join sessions s on s.id = o.session_id
      where o.left_at is null
        and ((o.source = 'socket' and o.last_seen_at < ${stale}::timestamptz) or s.scheduled_end <= ${over}::timestamptz)
      ) due order by random() limit ${SWEEP_SIZE}`);
  yield* Effect.forEach(
    found,
    ({ id }) =>
      changeSession(id, { now, tellRoom: true }, sweeping(now)).pipe(
        Effect.catchCause((cause) => Effect.logError(`closing session ${id}`, cause)),
      ),
    { discard: true },
  );
  return found.length;
});
