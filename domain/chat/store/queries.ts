import { sql } from "drizzle-orm";
import { Effect } from "effect";
import type { Database } from "../../../db/database.ts";
import type { PayloadOf, SuccessOf } from "../../shared/command.ts";
import type { Missed, OlderChanged } from "../commands.ts";
import {
  type AuthorRow,
  authorColumns,
  authorsOf,
  type MessageRow,
  messageColumns,
  toMessage,
} from "./rows.ts";
import { type RulesRow, rulesColumns, toRules } from "./rules-rows.ts";

type Row = MessageRow & AuthorRow;

const page = (rows: readonly Row[]) => ({ messages: rows.map(toMessage), people: authorsOf(rows) });

/** The rules of a room for its writers; null where there is no such room. */
export const loadRules = Effect.fn("chat.loadRules")(function* (
  database: Database["Service"],
  roomId: string,
) {
  const [row] = yield* database.rows<RulesRow>(
    sql`select ${rulesColumns} from chat_rooms r where r.id = ${roomId}`,
  );
  return row ? toRules(row) : null;
});

/** What was missed since a `seq` and a `rev`: see `MessagesSince`. One snapshot: one statement. */
export const missedSince = Effect.fn("chat.missedSince")(function* (
  database: Database["Service"],
  options: {
    readonly roomId: string;
    readonly after: number;
    readonly rev: number | null;
    readonly limit: number;
  },
) {
  const { roomId, after, rev, limit } = options;
  const found = yield* database.rows<
    Row & {
      readonly lastRev: string | null;
      readonly isChanged: boolean | null;
    }
  >(sql`
      with room as (select last_rev from chat_rooms where id = ${roomId})
      select room.last_rev as "lastRev", null::boolean as "isChanged", t.* from room
      left join (select ${messageColumns}, ${authorColumns} from chat_messages m join users u on u.id = m.user_id
        where false) t on true
      union all
      (select null, true, ${messageColumns}, ${authorColumns}
      from chat_messages m join users u on u.id = m.user_id
      where m.room_id = ${roomId} and m.rev > ${rev}::bigint and m.seq <= ${after}::bigint
      order by m.rev limit ${limit})
      union all
      (select null, false, ${messageColumns}, ${authorColumns}
      from chat_messages m join users u on u.id = m.user_id
      where m.room_id = ${roomId} and m.seq > ${after} order by m.seq limit ${limit})`);
  const changed = page(found.filter(({ isChanged }) => isChanged === true));
  const messages = page(found.filter(({ isChanged }) => isChanged === false));
  const missed: Missed = {
    lastRev: Number(found.find(({ isChanged }) => isChanged === null)?.lastRev ?? 0),
    changed: changed.messages,
    messages: messages.messages,
    people: [...changed.people, ...messages.people],
  };
  return missed;
});

/** Older messages that changed: see `OlderChanged`. One snapshot: one statement. */
export const olderChanged = Effect.fn("chat.olderChanged")(function* (
  database: Database["Service"],
  options: PayloadOf<typeof OlderChanged>,
) {
  const { roomId, before, rev, limit } = options;
  const found = yield* database.rows<Row & { readonly through: string }>(sql`
      select r.last_rev as through, t.* from chat_rooms r
      left join lateral (
        select ${messageColumns}, ${authorColumns} from chat_messages m join users u on u.id = m.user_id
        where m.room_id = r.id and m.rev > ${rev}::bigint and m.seq < ${before}::bigint
        order by m.rev desc limit ${limit + 1}::int
      ) t on true
      where r.id = ${roomId}`);
  const newest = found.filter(({ id }) => id !== null).slice(0, limit);
  const isCut = found.length > limit;
  const oldest = Number(newest.at(-1)?.rev ?? 0);
  const older: SuccessOf<typeof OlderChanged> = {
    from: isCut ? oldest - 1 : rev,
    through: Number(found[0]?.through ?? 0),
    isCut,
    ...page(newest.toSorted((one, other) => Number(one.rev) - Number(other.rev))),
  };
  return older;
});

/** Up to `limit` messages after `after`, in order of `seq`. */
export const messagesSince = Effect.fn("chat.messagesSince")(function* (
  database: Database["Service"],
  options: { readonly roomId: string; readonly after: number; readonly limit: number },
) {
  const rows = yield* database.rows<Row>(sql`
      select ${messageColumns}, ${authorColumns} from chat_messages m join users u on u.id = m.user_id
      where m.room_id = ${options.roomId} and m.seq > ${options.after} order by m.seq limit ${options.limit}`);
  return page(rows);
});

/** Up to `limit` messages before `before`, in order of `seq`, and whether there are older ones. */
export const messagesBefore = Effect.fn("chat.messagesBefore")(function* (
  database: Database["Service"],
  options: { readonly roomId: string; readonly before: number; readonly limit: number },
) {
  const found = yield* database.rows<Row>(sql`
      select ${messageColumns}, ${authorColumns} from chat_messages m join users u on u.id = m.user_id
      where m.room_id = ${options.roomId} and m.seq < ${options.before}
      order by m.seq desc limit ${options.limit + 1}`);
  return { ...page(found.slice(0, options.limit).reverse()), hasMore: found.length > options.limit };
});
