import { type SQL, sql } from "drizzle-orm";
import { Effect } from "effect";
import { v7 as uuidv7 } from "uuid";
import type { Database } from "../../../db/database.ts";
import type { QueuedMessage } from "../../../db/schema/index.ts";
import type { OnAddressee } from "../addressees.ts";
import {
  MAIL_PAUSE_SECONDS,
  MAX_MAIL_BATCH,
  MAX_MAIL_PAUSE_SECONDS,
  MAX_MAIL_REFUSALS,
  MAX_MAIL_UNREACHED,
  SENT_MAIL_KEPT_DAYS,
} from "../limits.ts";
import type { TaggedMail } from "../mail.ts";

type Db = Database["Service"];

/** A mail of the queue that is to be sent now. `batchId` is its own id where it is sent alone. */
export interface DueMail {
  readonly id: string;
  readonly batchId: string;
  readonly to: string;
  readonly message: QueuedMessage;
  readonly idempotencyKey: string;
}

const pauseAfter = (attempts: SQL) =>
  sql`make_interval(secs => least(${MAX_MAIL_PAUSE_SECONDS}, ${MAIL_PAUSE_SECONDS} * 2 ^ least(${attempts}, 10)))`;

const isDue = sql`sent_at is null and set_aside_at is null and available_at <= now()`;

/** `mine`: those of them that were not sent, locked in the order in which everybody locks them. */
const mine = (ids: readonly string[]) =>
  sql`with mine as materialized (
    select id from mail_queue where sent_at is null
      and id in (select value::uuid from json_array_elements_text(${JSON.stringify(ids)}::json))
    order by id for update)`;

/** Writes mails, but for those whose key is there already, and those to an address that is known to bounce. */
export const insertMails = (database: Db, isBouncing: OnAddressee, mails: readonly TaggedMail[]) => {
  const rows = mails.map(({ to, idempotencyKey, ...message }) => ({
    id: uuidv7(),
    mail: message.tags.mail,
    user_id: message.tags.user ?? null,
    to_address: to,
    message,
    idempotency_key: idempotencyKey,
  }));
  return database.rows(sql`
    insert into mail_queue (id, mail, user_id, to_address, message, idempotency_key)
    select m.id, m.mail, m.user_id, m.to_address, m.message, m.idempotency_key
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as m(id uuid, mail text, user_id uuid, to_address citext, message jsonb, idempotency_key text)
    where not ${isBouncing(sql`m.user_id`, sql`m.to_address`)}
    order by m.idempotency_key
    on conflict (idempotency_key) do nothing`);
};

/** Whether any is due: read without a lock, since mostly none is. */
export const hasDue = (database: Db) =>
  Effect.map(
    database.rows(sql`select 1 from mail_queue where ${isDue} limit 1`),
    (rows: readonly object[]) => rows.length > 0,
  );

/**
 * Takes mails that are due, for one sender alone until their pause is over: a batch that was tried before, whole, or up
 * to `MAX_MAIL_BATCH` that were not. In the order in which they were taken the first time: the mail service knows a
 * repetition by its body.
 */
export const takeDue = (database: Db) =>
  database.transaction(
    Effect.gen(function* () {
      // One at a time, so that no two share a batch between them.
      yield* database.rows(sql`select pg_advisory_xact_lock(hashtextextended('mail queue', 0))`);
      const rows = yield* database.rows<DueMail>(sql`
        with first as (select batch_id from mail_queue where ${isDue} order by available_at, id limit 1),
        taken as materialized (
          select q.id from mail_queue q join first on q.batch_id is not distinct from first.batch_id
          where ${isDue} order by q.id limit ${MAX_MAIL_BATCH} for update of q skip locked)
        update mail_queue q set attempts = q.attempts + 1, available_at = now() + ${pauseAfter(sql`q.attempts`)},
          batch_id = coalesce(q.batch_id, case when (select count(*) from taken) > 1 then ${uuidv7()}::uuid else q.id end)
        from taken where q.id = taken.id
        returning q.id, q.batch_id as "batchId", q.to_address as "to", q.message,
          q.idempotency_key as "idempotencyKey"`);
      return rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    }),
  );

/** From now on each of a batch is sent alone. */
export const breakUp = (database: Db, ids: readonly string[]) =>
  database.rows(sql`${mine(ids)} update mail_queue q set batch_id = q.id from mine where q.id = mine.id`);

/** They went out: what they said is not kept. */
export const noteSent = (database: Db, ids: readonly string[]) =>
  database.rows(sql`
    ${mine(ids)} update mail_queue q set sent_at = now(), message = null, last_error = null, set_aside_at = null
    from mine where q.id = mine.id`);

interface Failed {
  readonly id: string;
  readonly mail: string;
  readonly attempts: number;
  readonly isAside: boolean;
}

/** Notes why they did not, and sets aside what has failed too often. */
export const noteFailed = Effect.fnUntraced(function* (
  database: Db,
  ids: readonly string[],
  { reason, isRefused }: { readonly reason: string; readonly isRefused: boolean },
) {
  const most = isRefused ? MAX_MAIL_REFUSALS : MAX_MAIL_UNREACHED;
  const rows = yield* database.rows<Failed>(sql`
    ${mine(ids)} update mail_queue q set last_error = left(${reason}, 500),
      set_aside_at = case when q.attempts >= ${most} then now() end
    from mine where q.id = mine.id
    returning q.id, q.mail, q.attempts, q.set_aside_at is not null as "isAside"`);
  for (const { id, mail, attempts, isAside } of rows)
    if (isAside)
      yield* Effect.logError(`the mail ${mail} ${id} is set aside after ${attempts} attempts: ${reason}`);
});

/** Forgets that mails were sent, some days after. */
export const forgetSent = (database: Db) =>
  database.rows(sql`
    delete from mail_queue where id in (
      select id from mail_queue where sent_at < now() - make_interval(days => ${SENT_MAIL_KEPT_DAYS})
      for update skip locked)`);
