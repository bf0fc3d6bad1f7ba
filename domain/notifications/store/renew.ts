import { sql } from "drizzle-orm";
import { Effect } from "effect";
import { RENAMED_AT_ONCE } from "../limits.ts";
import { changesTold } from "./change-messages.ts";
import type { Store } from "./names.ts";
import { type NewNotification, type Subject, writeNotifications } from "./notify.ts";
import { isShown } from "./shown.ts";

/** Notifications about a subject: those of one cause, or with null all but those that tell of points earned. */
export interface About {
  readonly subject: Subject;
  readonly cause: string | null;
}

interface Withdrawn {
  readonly id: string;
  readonly userId: string;
}

/**
 * Withdraws the notifications about those subjects, but for those that stand (by user and cause). Into whichever
 * others were folded, the oldest of them takes its place. Answers what inboxes are to be told.
 */
export const withdrawNotifications = Effect.fn("notifications.withdraw")(function* (
  store: Store,
  about: readonly About[],
  standing: readonly Pick<NewNotification, "userId" | "cause">[] = [],
) {
  if (about.length === 0) return [];
  const wanted = about.map(({ subject, cause }) => ({ ...subject, cause }));
  const kept = standing.map(({ userId, cause }) => ({ userId, cause }));
  const withdrawn = yield* store.database.rows<Withdrawn>(sql`
      select n.id, n.user_id as "userId"
      from json_to_recordset(${JSON.stringify(wanted)}::json) as a(type text, id uuid, cause text)
      join notifications n on n.subject_type = a.type and n.subject_id = a.id
      where n.type <> 'goodwill' and (a.cause is null or n.cause = a.cause)
        and not exists (select 1
          from json_to_recordset(${JSON.stringify(kept)}::json) as k("userId" uuid, cause text)
          where k."userId" = n.user_id and k.cause = n.cause)
      order by n.id for update of n`);
  if (withdrawn.length === 0) return [];
  const ids = JSON.stringify(withdrawn.map(({ id }) => id));
  const isWithdrawn = (column: string) =>
    sql`${sql.raw(column)} in (select value::uuid from json_array_elements_text(${ids}::json))`;
  // One of them takes its head's place: it must not be withdrawn by somebody else meanwhile.
  yield* store.database.rows(
    sql`select c.id from notifications c where ${isWithdrawn("c.folded_into")} order by c.id for update`,
  );
  const replacements = yield* store.database.rows<{ id: string | null }>(sql`
      with replacement as materialized (
        select distinct on (c.folded_into) c.folded_into as head, c.id from notifications c
        where ${isWithdrawn("c.folded_into")} and not ${isWithdrawn("c.id")} order by c.folded_into, c.id
      )
      update notifications c set folded_into = nullif(h.id, c.id),
        is_read = case when c.id = h.id then head.is_read else c.is_read end,
        held_until = case when c.id = h.id then head.held_until end
      from replacement h join notifications head on head.id = h.head
      where c.folded_into = h.head and not ${isWithdrawn("c.id")}
      returning coalesce(c.folded_into, c.id) as id`);
  const gone = yield* store.database.rows<{ id: string | null }>(
    sql`delete from notifications n where ${isWithdrawn("n.id")} returning n.folded_into as id`,
  );
  const changed = [...replacements, ...gone].flatMap(({ id }) => id ?? []);
  return yield* changesTold(store, { changed, withdrawn });
});

/**
 * Has those notifications be there with these words: new ones are written, and those that are there already take the
 * words, without being told anew. Answers how many are new, and what inboxes are to be told.
 */
export const renewNotifications = Effect.fn("notifications.renew")(function* (
  store: Store,
  batch: readonly NewNotification[],
) {
  if (batch.length === 0) return { count: 0, told: [] };
  const words = batch.map(({ userId, cause, title, body, actionUrl }) => ({
    userId,
    cause,
    title,
    body,
    actionUrl,
  }));
  const renewed = yield* store.database.rows<{ id: string }>(sql`
      update notifications n set title = w.title, body = w.body, action_url = w."actionUrl"
      from json_to_recordset(${JSON.stringify(words)}::json)
        as w("userId" uuid, cause text, title text, body text, "actionUrl" text)
      where n.user_id = w."userId" and n.cause = w.cause
        and (n.title, n.body, n.action_url) is distinct from (w.title, w.body, w."actionUrl")
      returning n.id`);
  const changed = renewed.map(({ id }) => id);
  const { count, told } = yield* writeNotifications(store, batch);
  return { count, told: [...(yield* changesTold(store, { changed })), ...told] };
});

/** What inboxes are to be told where somebody is called otherwise: the unread notifications of what they did. */
export const unreadOfActor = Effect.fn("notifications.unreadOfActor")(function* (
  store: Store,
  actorId: string,
) {
  const rows = yield* store.database.rows<{ id: string }>(sql`
      select n.id from notifications n where n.actor_id = ${actorId} and not n.is_read and ${isShown}
      order by n.created_at desc, n.id desc limit ${RENAMED_AT_ONCE}`);
  const changed = rows.map(({ id }) => id);
  return yield* changesTold(store, { changed });
});
