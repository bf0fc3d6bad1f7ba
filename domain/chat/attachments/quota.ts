import { sql } from "drizzle-orm";
import { Effect, Semaphore } from "effect";
import type { Database } from "../../../db/database.ts";
import { TooManyRequests } from "../../shared/errors.ts";
import { RateLimits } from "../../shared/rate-limits.ts";
import { waitInWords } from "../../shared/rules.ts";
import {
  ATTACHMENT_BYTES_A_DAY,
  ATTACHMENTS_A_DAY,
  MAX_UNSENT_ATTACHMENTS,
  ROOM_ATTACHMENT_BYTES_A_DAY,
} from "../limits.ts";
import type { NewAttachment } from "./commands.ts";

/** Seconds after which each limit lets this file through, by the database's clock; null where it does already. */
interface Waits {
  readonly unsent: number | null;
  readonly own: number | null;
  readonly room: number | null;
}

const untilOlder = sql`ceil(extract(epoch from max(created_at) + interval '1 day' - now()))::int`;

/**
 * The files of the last day, the newest first, with what has been taken up to each: the first that is past a limit
 * has to grow older than a day.
 */
const waitsSql = (userId: string, { id, roomId, size }: NewAttachment) => sql`
  with own as (
    select created_at, sum(size) over later as bytes, count(*) over later as files,
      count(*) filter (where message_id is null) over later as unsent
    from chat_attachments
    where user_id = ${userId} and id <> ${id} and created_at > now() - interval '1 day'
    window later as (order by created_at desc, id desc)
  ), room as (
    select created_at, sum(size) over (order by created_at desc, id desc) as bytes
    from chat_attachments where room_id = ${roomId} and id <> ${id} and created_at > now() - interval '1 day'
  )
  select
    (select ${untilOlder} from own
      where unsent >= ${MAX_UNSENT_ATTACHMENTS}) as unsent,
    (select ${untilOlder} from own
      where bytes + ${size} > ${ATTACHMENT_BYTES_A_DAY} or files >= ${ATTACHMENTS_A_DAY}) as own,
    (select ${untilOlder} from room
      where bytes + ${size} > ${ROOM_ATTACHMENT_BYTES_A_DAY}::bigint) as room`;

const refusal = (said: string, seconds: number): TooManyRequests =>
  new TooManyRequests({
    message: `${said} You can upload again in ${waitInWords(seconds)}.`,
    retryAfterSeconds: Math.max(1, seconds),
  });

const check = ({ unsent, own, room }: Waits): Effect.Effect<void, TooManyRequests> => {
  if (unsent !== null) {
    const seconds = Math.max(1, unsent);
    return Effect.fail(
      new TooManyRequests({
        message: `You’ve uploaded ${MAX_UNSENT_ATTACHMENTS} files without sending them. Send some, or try again in ${waitInWords(seconds)}.`,
        retryAfterSeconds: seconds,
      }),
    );
  }
  if (own !== null) return Effect.fail(refusal("You’ve reached the upload limit for a day.", own));
  if (room !== null) return Effect.fail(refusal("This room has reached its upload limit for a day.", room));
  return Effect.void;
};

/**
 * Keeps what people upload within its limits: notes a file where none of them is reached, and fails with
 * `TooManyRequests` where one is. Counted and noted under a lock on the person, so that many at once are no way past
 * (many people at once can pass a room's limit by a file each).
 * A person's uploads wait for each other here and not on connections of the database, of which there are few.
 */
export const makeQuota = (database: Database["Service"]) => {
  const waiting = new Map<string, { readonly one: Semaphore.Semaphore; users: number }>();
  const alone = <A, E, R>(userId: string, run: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
    Effect.suspend(() => {
      const place = waiting.get(userId) ?? { one: Semaphore.makeUnsafe(1), users: 0 };
      place.users += 1;
      waiting.set(userId, place);
      const leave = Effect.sync(() => {
        place.users -= 1;
        if (place.users === 0) waiting.delete(userId);
      });
      return Effect.ensuring(place.one.withPermits(1)(run), leave);
    });
  return Effect.fnUntraced(function* <E>(userId: string, file: NewAttachment, note: Effect.Effect<void, E>) {
    if (!(yield* RateLimits)) return yield* note;
    return yield* alone(
      userId,
      database.transaction(
        Effect.gen(function* () {
          yield* database.rows(
            sql`select pg_advisory_xact_lock(hashtextextended('chat files of ' || ${userId}, 0))`,
          );
          const [waits] = yield* database.rows<Waits>(waitsSql(userId, file));
          if (waits) yield* check(waits);
          yield* note;
        }),
      ),
    );
  });
};
