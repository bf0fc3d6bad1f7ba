import { sql } from "drizzle-orm";
import { Effect } from "effect";
import { Database } from "../../db/database.ts";
import { userAvailability } from "../../db/schema/index.ts";
import { Chat } from "../chat/service.ts";
import { Goodwill } from "../goodwill/service.ts";
import { Conflict, Forbidden } from "../shared/errors.ts";
import { Outbox } from "../shared/outbox.ts";
import { isInQuietHours } from "../shared/time/quiet-now.ts";
import { hasLapsed } from "../summons/access.ts";
import { Summons } from "../summons/service.ts";
import type { InboxContent } from "./commands.ts";
import { Notifications } from "./service.ts";

interface Helper {
  readonly canHelp: boolean;
  readonly available: boolean;
}

/** Whether somebody teaches any course, and whether they have said that they are ready to help. */
const helperOf = Effect.fn("inbox.helperOf")(function* (userId: string) {
  const database = yield* Database;
  const rows = yield* database.query((db) =>
    db.execute(sql`
      select exists (select 1 from student_teachers t where t.user_id = ${userId} and t.is_active)
          or exists (select 1 from courses c where c.creator_id = ${userId} and c.is_active) as "canHelp",
        coalesce((select v.is_available from user_availability v where v.user_id = ${userId}), false) as available`),
  );
  const row = (rows as unknown as Helper[])[0];
  const canHelp = row?.canHelp ?? false;
  return { canHelp, available: canHelp && (row?.available ?? false) };
});

/** Everything that a device which was away must know. */
export const inboxContent = Effect.fn("inbox.content")(function* (userId: string) {
  const [chat, summons, goodwill, told] = [
    yield* Chat,
    yield* Summons,
    yield* Goodwill,
    yield* Notifications,
  ];
  const content: InboxContent = yield* Effect.all(
    {
      helper: helperOf(userId),
      goodwill: goodwill.of(userId),
      offers: summons.offersFor(userId),
      openSummon: summons.openOf(userId),
      rooms: chat.unreadRooms(userId),
      unreadNotifications: told.unreadCount(userId),
      newest: told.list(userId).pipe(Effect.catchTag("BadRequest", Effect.die)),
    },
    { concurrency: "unbounded" },
  ).pipe(
    Effect.map(({ helper, newest, ...rest }) => ({
      ...rest,
      ...helper,
      notifications: newest.notifications,
    })),
  );
  return content;
});

/**
 * Somebody is ready to answer summons, or not any more; calls that wait for an answer reach them at once.
 * `Forbidden` for who teaches no course, `Conflict` in quiet hours.
 */
export const setAvailable = Effect.fn("inbox.setAvailable")(function* (userId: string, is: boolean) {
  const { canHelp } = yield* helperOf(userId);
  if (!canHelp && is)
    return yield* new Forbidden({ message: "Only creators and student-teachers can answer calls for help." });
  const database = yield* Database;
  const outbox = yield* Outbox;
  const summons = yield* Summons;
  const [hours] = yield* database.query((db) =>
    db.execute(sql`select ${isInQuietHours(userId)} as "areQuiet"`),
  );
  if (is && (hours as { areQuiet?: boolean } | undefined)?.areQuiet)
    return yield* new Conflict({
      message:
        "These are your quiet hours: no call for help reaches you. Change them in your settings first.",
    });
  yield* outbox.transaction(
    Effect.gen(function* () {
      const now = sql`clock_timestamp()`;
      const change = { isAvailable: is, lastAvailableAt: now, updatedAt: now };
      const [row] = yield* database.query((db) =>
        db
          .insert(userAvailability)
          .values({ userId, ...change })
          .onConflictDoUpdate({ target: userAvailability.userId, set: change })
          .returning({ updatedAt: userAvailability.updatedAt }),
      );
      const asOf = (row?.updatedAt ?? new Date()).toISOString();
      yield* outbox.publish([{ party: "inbox", roomId: userId, message: { _tag: "Available", is, asOf } }]);
      if (is) yield* summons.offerTo(userId);
    }),
  );
});

/**
 * Notes until when somebody counts as online: `seconds` from now. Who comes back after long is not ready to help
 * again by that alone: it has ended meanwhile, and their devices are told.
 */
export const noteOnline = Effect.fn("inbox.noteOnline")(function* (userId: string, seconds: number) {
  const database = yield* Database;
  const outbox = yield* Outbox;
  const ended = yield* database.query((db) =>
    db.execute(sql`
      with ended as (
        update user_availability v set is_available = false, updated_at = clock_timestamp()
        where v.user_id = ${userId} and ${hasLapsed} returning v.updated_at
      ), noted as (
        insert into inbox_presence (user_id, online_until)
        values (${userId}, now() + make_interval(secs => ${seconds}))
        on conflict (user_id) do update set online_until = excluded.online_until
      )
      select to_char(updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "asOf" from ended`),
  );
  const [lapsed] = ended as unknown as { asOf: string }[];
  if (lapsed === undefined) return;
  const message = { _tag: "Available", is: false, asOf: lapsed.asOf };
  yield* outbox.transaction(outbox.publish([{ party: "inbox", roomId: userId, message }]));
});
