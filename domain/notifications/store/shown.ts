import { type SQL, sql } from "drizzle-orm";
import { Effect } from "effect";
import type { Person } from "../../shared/schema.ts";
import { personSql } from "../../shared/sql.ts";
import type { Notification } from "../model.ts";
import { type Store, withNames } from "./names.ts";

/** Whether a row `n` of `notifications` is one of those that the bell shows and counts. */
export const isShown: SQL<boolean> = sql<boolean>`(n.in_app and n.folded_into is null)`;

/** What a notification's reader sees of the row `n`: names as they are now; its title tells how many are folded into it. */
export const shownColumns = (
  store: Store,
): SQL => sql`n.id, n.type, ${withNames(store, sql`n.body`)} as body, n.action_url as "actionUrl", n.is_read as "isRead",
  n.created_at as "createdAt",
  (select ${personSql(sql`actor`)}
    from users actor where actor.id = n.actor_id and actor.anonymised_at is null) as actor,
  ${withNames(store, sql`n.title`)} || coalesce((select ' (and ' || nullif(count(*), 0) || ' more)' from notifications f
    where f.folded_into = n.id), '') as title`;

/** A row as `shownColumns` read it. */
export type ShownNotification = Omit<Notification, "createdAt" | "actor"> & {
  readonly createdAt: string | Date;
  readonly actor: Person | null;
};

interface ShownRow extends ShownNotification {
  readonly userId: string;
  readonly asOf: string | Date;
}

export const toNotification = ({
  id,
  type,
  title,
  body,
  actionUrl,
  isRead,
  createdAt,
  actor,
}: ShownNotification): Notification => ({
  id,
  type,
  title,
  body,
  actionUrl,
  isRead,
  ...(actor === null ? {} : { actor }),
  createdAt: new Date(createdAt).toISOString(),
});

/**
 * Those of the rows that are shown and that quiet hours do not hold back, as their readers see them, by reader, and
 * when that was, by the database's clock.
 */
export const shownByUser = Effect.fnUntraced(function* (store: Store, ids: readonly string[]) {
  const byUser = new Map<string, Notification[]>();
  let asOf = new Date(0).toISOString();
  if (ids.length === 0) return { byUser, asOf };
  const rows = yield* store.database.rows<ShownRow>(sql`
      select n.user_id as "userId", clock_timestamp() as "asOf", ${shownColumns(store)} from notifications n
      where n.id in (select value::uuid from json_array_elements_text(${JSON.stringify(ids)}::json))
        and ${isShown} and n.held_until is null
      order by n.id`);
  for (const { userId, asOf: at, ...row } of rows) {
    byUser.set(userId, [...(byUser.get(userId) ?? []), toNotification(row)]);
    asOf = new Date(at).toISOString();
  }
  return { byUser, asOf };
});
