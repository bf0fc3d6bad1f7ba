import { and, count, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { Context, Effect, Layer } from "effect";
import { Database, type Drizzle } from "../../db/database.ts";
import type { DatabaseError } from "../../db/errors.ts";
import { notifications } from "../../db/schema/index.ts";
import { microsSql, momentSql, timeCursor } from "../shared/cursor.ts";
import type { BadRequest } from "../shared/errors.ts";
import { Outbox } from "../shared/outbox.ts";
import { NOTIFICATIONS_PER_PAGE } from "./limits.ts";
import type { Notification } from "./model.ts";
import { type QuietHours, quietHoursOf, setQuietHours } from "./quiet-hours.ts";
import { releaseHeld } from "./store/deferred.ts";
import { CalledCourses, RoomNames } from "./store/names.ts";
import { type NewNotification, writeNotifications } from "./store/notify.ts";
import { type About, renewNotifications, unreadOfActor, withdrawNotifications } from "./store/renew.ts";
import { isShown, type ShownNotification, shownColumns, toNotification } from "./store/shown.ts";

export { ACTOR, COURSE, ROOM } from "./store/names.ts";
export type { NewNotification } from "./store/notify.ts";
export type { About } from "./store/renew.ts";

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
     * False when its cause has notified before, or the user wants none of its type on any channel. In the user's
     * quiet hours devices are told the number of unread ones alone until those end, unless it is a summon.
     */
    readonly notify: (notification: NewNotification) => Effect.Effect<boolean, DatabaseError>;
    /** The same for many at once; answers for how many of them it was true. */
    readonly notifyAll: (notifications: readonly NewNotification[]) => Effect.Effect<number, DatabaseError>;
    /**
     * Has those notifications be there with these words in the running transaction: new ones are told, those that
     * are there already are shown with the words. Answers how many are new.
     */
    readonly renew: (notifications: readonly NewNotification[]) => Effect.Effect<number, DatabaseError>;
    /**
     * Withdraws, in the running transaction, what tells of those subjects, but for those that stand (by user and
     * cause) and those that tell of points earned; devices show them no longer.
     */
    readonly withdraw: (
      about: readonly About[],
      standing?: readonly Pick<NewNotification, "userId" | "cause">[],
    ) => Effect.Effect<void, DatabaseError>;
    /** Somebody is called otherwise: devices show what tells of them with their name, in the running transaction. */
    readonly renamed: (userId: string) => Effect.Effect<void, DatabaseError>;
    /** The sweep: tells what quiet hours held back, once they are over. */
    readonly releaseHeld: Effect.Effect<void, DatabaseError>;
    readonly quietHoursOf: (userId: string) => Effect.Effect<QuietHours | null, DatabaseError>;
    /**
     * Sets or ends them, and answers them; what the ones before held back is told where these do not hold it.
     * `BadRequest` where they begin and end at the same time.
     */
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
      const store = { database, rooms: yield* RoomNames, courses: yield* CalledCourses };

      const list = Effect.fn("Notifications.list")(function* (userId: string, cursor?: string) {
        const after = yield* timeCursor.read(cursor);
        const older =
          after === null ? sql`` : sql`and (n.created_at, n.id) < (${momentSql(after)}, ${after.id}::uuid)`;
        const rows = yield* database.rows<ShownNotification & { readonly createdMicros: string }>(sql`
            select ${shownColumns(store)}, ${microsSql(sql`n.created_at`)} as "createdMicros"
            from notifications n where n.user_id = ${userId} and ${isShown} ${older}
            order by n.created_at desc, n.id desc limit ${NOTIFICATIONS_PER_PAGE + 1}`);
        const page = rows.slice(0, NOTIFICATIONS_PER_PAGE);
        const last = page.at(-1);
        return {
          notifications: page.map(toNotification),
          nextCursor: rows.length > NOTIFICATIONS_PER_PAGE && last ? timeCursor.write(last) : null,
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
            .where(and(eq(notifications.userId, userId), sql`not ${notifications.isRead}`, shown)),
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
            const { count: written, told } = yield* writeNotifications(store, batch);
            yield* outbox.publish(told);
            return written;
          }),
        );

      const renew = (batch: readonly NewNotification[]) =>
        outbox.transaction(
          Effect.gen(function* () {
            const { count: written, told } = yield* renewNotifications(store, batch);
            yield* outbox.publish(told);
            return written;
          }),
        );

      const withdraw: Notifications["Service"]["withdraw"] = (about, standing) =>
        outbox.transaction(
          Effect.flatMap(withdrawNotifications(store, about, standing), (told) => outbox.publish(told)),
        );

      const releaseBatch = outbox.transaction(
        Effect.gen(function* () {
          const { told, hasMore } = yield* releaseHeld(store);
          yield* outbox.publish(told);
          return hasMore;
        }),
      );
      const release: Effect.Effect<void, DatabaseError> = Effect.flatMap(releaseBatch, (hasMore) =>
        hasMore ? release : Effect.void,
      );

      return Notifications.of({
        list,
        readAll: (userId) => outbox.transaction(readAll(userId)),
        ack,
        unreadCount,
        notify: (notification) => Effect.map(notifyAll([notification]), (count) => count > 0),
        notifyAll,
        quietHoursOf: (userId) => quietHoursOf(database, userId),
        renew,
        withdraw,
        renamed: (userId) =>
          outbox.transaction(Effect.flatMap(unreadOfActor(store, userId), (told) => outbox.publish(told))),
        releaseHeld: release,
        setQuietHours: (userId, hours) => Effect.tap(setQuietHours(database, userId, hours), () => release),
      });
    }),
  );
}

/** Those that the bell shows and counts. */
const shown = and(notifications.inApp, isNull(notifications.foldedInto));

/** Somebody's notifications, locked in the order of their ids: two of their devices may mark the same ones. */
const inOrder = (db: Drizzle, userId: string, which: SQL) =>
  db
    .select({ id: notifications.id })
    .from(notifications)
    .where(and(eq(notifications.userId, userId), shown, which))
    .orderBy(notifications.id)
    .for("update");
