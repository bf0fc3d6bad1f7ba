import { type SQL, sql } from "drizzle-orm";
import { Effect } from "effect";
import type { Database } from "../../../db/database.ts";
import type { SignedIn } from "../../identity/authentication.ts";
import { NotFound } from "../../shared/errors.ts";
import type { ThreadPage } from "../model.ts";
import { memberOf, messagesById, selectMessages } from "../store/reading.ts";

/**
 * Who follows the thread that begins with a message, as a subquery of one column, `user_id`: who wrote in it or
 * said so, but not who said no. They need not be members any more.
 */
export const followersOf = (firstId: SQL): SQL => sql`(
  select w.user_id from chat_messages w where w.id = ${firstId} or w.thread_id = ${firstId}
  union select f.user_id from chat_thread_follows f where f.thread_id = ${firstId} and f.is_following
  except select f.user_id from chat_thread_follows f where f.thread_id = ${firstId} and not f.is_following)`;

const noThread = () => new NotFound({ message: "This thread doesn’t exist." });

/** Refuses who may not read the thread, and a message that is no first one. */
const enterThread = Effect.fnUntraced(function* (
  database: Database["Service"],
  reader: SignedIn,
  firstId: string,
) {
  const rows = yield* database.rows<{ roomId: string; isFollowing: boolean }>(sql`
      select m.room_id as "roomId", exists (
        select 1 from ${followersOf(sql`m.id`)} x where x.user_id = ${reader.id}) as "isFollowing"
      from chat_messages m where m.id = ${firstId} and m.thread_id is null`);
  const found = rows[0];
  if (!found) return yield* noThread();
  yield* memberOf(database, reader, found.roomId).pipe(Effect.catchTag("NotFound", noThread));
  return found;
});

/** A thread's first message, and the newest `limit` answers before `before`, in order of `seq`. */
export const threadPage = Effect.fn("chat.threadPage")(function* (
  database: Database["Service"],
  reader: SignedIn,
  firstId: string,
  before: number,
  limit: number,
) {
  const { isFollowing } = yield* enterThread(database, reader, firstId);
  const [begun, answers] = yield* Effect.all(
    [
      messagesById(database, [firstId]),
      selectMessages(
        database,
        sql`m.thread_id = ${firstId} and m.seq < ${before}`,
        sql`order by m.seq desc limit ${limit + 1}`,
      ),
    ],
    { concurrency: 2 },
  );
  const first = begun.messages.get(firstId);
  if (!first) return yield* noThread();
  const people = new Map([...begun.people, ...answers.people].map((person) => [person.id, person]));
  const page: ThreadPage = {
    first,
    messages: answers.messages.slice(0, limit).reverse(),
    people: [...people.values()],
    hasMore: answers.messages.length > limit,
    isFollowing,
  };
  return page;
});

/** Says whether the reader wants to hear of a thread's answers. */
export const followThread = Effect.fn("chat.followThread")(function* (
  database: Database["Service"],
  reader: SignedIn,
  firstId: string,
  isFollowing: boolean,
) {
  yield* enterThread(database, reader, firstId);
  yield* database.rows(sql`
      insert into chat_thread_follows (thread_id, user_id, is_following)
      values (${firstId}, ${reader.id}, ${isFollowing})
      on conflict (thread_id, user_id) do update set is_following = excluded.is_following`);
  return { isFollowing };
});
