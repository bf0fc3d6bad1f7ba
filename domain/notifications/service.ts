import { and, count, desc, eq, inArray, type SQL, sql } from "drizzle-orm";
import { Context, Effect, Layer } from "effect";
import { Database, type Drizzle } from "../../db/database.ts";
import type { DatabaseError } from "../../db/errors.ts";
import { notifications } from "../../db/schema/index.ts";
import { fromCursor, toCursor } from "../shared/cursor.ts";
import { BadRequest } from "../shared/errors.ts";
import { Outbox } from "../shared/outbox.ts";
import { NOTIFICATIONS_PER_PAGE } from "./limits.ts";
import type { Notification } from "./model.ts";
import { type NewNotification, writeNotifications } from "./notify.ts";
import { type QuietHours, quietHoursOf, setQuietHours } from "./quiet-hours.ts";

export type { NewNotification } from "./notify.ts";

export interface NotificationPage {
  readonly notifications: readonly Notification[];
  readonly nextCursor: string | null;
}

/** What happened while somebody was away, and what they have read of it. */
export class Notifications extends Context.Service<
  Notifications,
  {
    /** A page, the newest first; `cursor` is the `nextCursor` of the page before. One that is none: `BadRequest`. */
    readonly list: (
      userId: string,
      cursor?: string,
    ) => Effect.Effect<NotificationPage, BadRequest | DatabaseError>;
    /** Marks everything as read and tells the user's devices. */
    readonly readAll: (userId: string) => Effect.Effect<void, DatabaseError>;
    /** Marks some as read; answers how many are unread now, and which of them are none of the user's. */
    readonly ack: (
      userId: string,
      ids: readonly string[],
    ) => Effect.Effect<{ readonly unread: number; readonly unknown: readonly string[] }, DatabaseError>;
    readonly unreadCount: (userId: string) => Effect.Effect<number, DatabaseError>;
    /**
     * Writes a notification in the running transaction and shows it on the user's devices once that is committed.
     * False when its cause has notified before, or the user wants none of its type. In the user's quiet hours the
     * devices are told the number of unread ones alone, unless it is a summon.
     */
    readonly notify: (notification: NewNotification) => Effect.Effect<boolean, DatabaseError>;
    /** The same for many at once; answers for how many of them it was true. */
    readonly notifyAll: (notifications: readonly NewNotification[]) => Effect.Effect<number, DatabaseError>;
    readonly quietHoursOf: (userId: string) => Effect.Effect<QuietHours | null, DatabaseError>;
    /** Sets or ends them, and answers them. `BadRequest` where they begin and end at the same time. */
    readonly setQuietHours: (
      userId: string,
      hours: QuietHours | null,
    ) => Effect.Effect<QuietHours | null, BadRequest | DatabaseError>;
  }
>()("peerloop/notifications/Notifications") {
  static readonly layer = Layer.effect(
    Notifications,
    Effect.gen(function* () {
      const database = yield* Database;
      const outbox = yield* Outbox;

      const list = Effect.fn("Notifications.list")(function* (userId: string, cursor?: string) {
        const after = cursor === undefined ? null : fromCursor(cursor);
        if (cursor !== undefined && after === null)
          return yield* new BadRequest({ message: "cursor: not one that this list gave." });
        const rows = yield* database.query((db) =>
          db
            .select({ ...columns, createdMicros })
            .from(notifications)
            .where(
              and(
                eq(notifications.userId, userId),
                after === null
                  ? undefined
                  : sql`(${notifications.createdAt}, ${notifications.id}) < (timestamptz 'epoch' + ${after.createdMicros}::bigint * interval '1 microsecond', ${after.id}::uuid)`,
              ),
            )
            .orderBy(desc(notifications.createdAt), desc(notifications.id))
            .limit(NOTIFICATIONS_PER_PAGE + 1),
        );
        const page = rows.slice(0, NOTIFICATIONS_PER_PAGE);
        const last = page.at(-1);
        return {
          notifications: page.map(toNotification),
          nextCursor: rows.length > NOTIFICATIONS_PER_PAGE && last ? toCursor(last) : null,
        };
      });

      const readAll = Effect.fn("Notifications.readAll")(function* (userId: string) {
        yield* database.query((db) =>
          db
            .update(notifications)
            .set({ isRead: true })
            .where(inArray(notifications.id, inOrder(db, userId, eq(notifications.isRead, false)))),
        );
        const message = { _tag: "Unread", notifications: 0, rooms: [] };
        yield* outbox.publish([{ party: "inbox", roomId: userId, message }]);
      });

      const unreadCount = Effect.fn("Notifications.unreadCount")(function* (userId: string) {
        const rows = yield* database.query((db) =>
          db
            .select({ unread: count() })
            .from(notifications)
            .where(and(eq(notifications.userId, userId), sql`not ${notifications.isRead}`)),
        );
        return rows[0]?.unread ?? 0;
      });

      const ack = Effect.fn("Notifications.ack")(function* (userId: string, ids: readonly string[]) {
        const own = yield* database.query((db) =>
          db
            .update(notifications)
            .set({ isRead: true })
            .where(inArray(notifications.id, inOrder(db, userId, inArray(notifications.id, [...ids]))))
            .returning({ id: notifications.id }),
        );
        const known = new Set(own.map(({ id }) => id));
        return { unread: yield* unreadCount(userId), unknown: ids.filter((id) => !known.has(id)) };
      });

      const notifyAll = (batch: readonly NewNotification[]) =>
        outbox.transaction(
          Effect.gen(function* () {
            const written = yield* writeNotifications(database, batch);
            yield* outbox.publish(written);
            return written.length;
          }),
        );

      return Notifications.of({
        list,
        readAll: (userId) => outbox.transaction(readAll(userId)),
        ack,
        unreadCount,
        notify: (notification) => Effect.map(notifyAll([notification]), (count) => count > 0),
        notifyAll,
        quietHoursOf: (userId) => quietHoursOf(database, userId),
        setQuietHours: (userId, hours) => setQuietHours(database, userId, hours),
      });
    }),
  );
}

/** Somebody's notifications, locked in the order of their ids: two of their devices may mark the same ones. */
const inOrder = (db: Drizzle, userId: string, which: SQL) =>
  db
    .select({ id: notifications.id })
    .from(notifications)
    .where(and(eq(notifications.userId, userId), which))
    .orderBy(notifications.id)
    .for("update");

const columns = {
  id: notifications.id,
  type: notifications.type,
  title: notifications.title,
  body: notifications.body,
  actionUrl: notifications.actionUrl,
  isRead: notifications.isRead,
  createdAt: notifications.createdAt,
} as const;

const createdMicros = sql<string>`(extract(epoch from ${notifications.createdAt}) * 1000000)::bigint::text`;

const toNotification = (
  row: Omit<Notification, "createdAt"> & { readonly createdAt: Date },
): Notification => ({
  id: row.id,
  type: row.type,
  title: row.title,
  body: row.body,
  actionUrl: row.actionUrl,
  isRead: row.isRead,
  createdAt: row.createdAt.toISOString(),
});
