import { sql } from "drizzle-orm";
import { Effect } from "effect";
import type { Database } from "../../../db/database.ts";
import {
  MAIL_EVENT_BATCH,
  MAIL_EVENT_KEPT_DAYS,
  MAIL_PAUSE_SECONDS,
  MAX_EVENT_ATTEMPTS,
  MAX_EVENT_PAUSE_SECONDS,
} from "../limits.ts";

type Db = Database["Service"];

/** An event that is to be processed. */
export interface DueEvent {
  readonly id: string;
  readonly payload: unknown;
}

/** Stores an event under the id that its provider gave it, once. */
export const insertEvent = (database: Db, eventId: string, payload: unknown) =>
  database.rows(sql`
    insert into webhook_events (provider, event_id, payload)
    values ('resend', ${eventId}, ${JSON.stringify(payload)}::jsonb)
    on conflict (provider, event_id) do nothing`);

/** Takes events that are due, in the order in which they came, each for one handler alone until its pause is over. */
export const takeEvents = Effect.fnUntraced(function* (database: Db) {
  const rows = yield* database.rows<DueEvent>(sql`
    update webhook_events e set attempts = e.attempts + 1, available_at = now() + make_interval(
      secs => least(${MAX_EVENT_PAUSE_SECONDS}, ${MAIL_PAUSE_SECONDS} * 2 ^ least(e.attempts, 10)))
    where e.id in (
      select id from webhook_events
      where provider = 'resend' and processed_at is null and set_aside_at is null and available_at <= now()
      order by available_at, id limit ${MAIL_EVENT_BATCH} for update skip locked)
    returning e.id, e.payload`);
  return rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
});

/** It is processed, with the running transaction. */
export const noteProcessed = (database: Db, { id }: DueEvent) =>
  database.rows(sql`update webhook_events set processed_at = now(), error = null where id = ${id}`);

/** Notes why it could not be, and sets it aside where that was so too often. */
export const noteEventFailed = Effect.fnUntraced(function* (database: Db, { id }: DueEvent, reason: string) {
  const rows = yield* database.rows<{ readonly isAside: boolean }>(sql`
    update webhook_events set error = left(${reason}, 500),
      set_aside_at = case when attempts >= ${MAX_EVENT_ATTEMPTS} then now() end
    where id = ${id} and processed_at is null returning set_aside_at is not null as "isAside"`);
  if (rows[0]?.isAside) yield* Effect.logError(`the event ${id} of the mail service is set aside: ${reason}`);
});

/** Forgets what events said, some weeks after they were processed. That they came is kept: one may be repeated at any time. */
export const forgetEvents = (database: Db) =>
  database.rows(sql`
    update webhook_events set payload = '{}' where id in (
      select id from webhook_events
      where provider = 'resend' and payload <> '{}'
        and processed_at < now() - make_interval(days => ${MAIL_EVENT_KEPT_DAYS})
      for update skip locked)`);
