import { sql } from "drizzle-orm";
import { Effect } from "effect";
import type { Database } from "../../../db/database.ts";
import type { PayloadOf, SuccessOf } from "../../shared/command.ts";
import type { LoadedRoom, Missed, OlderChanged, Rules } from "../commands.ts";
import { TAIL_SIZE } from "../limits.ts";
import {
  type AuthorRow,
  authorColumns,
  authorsOf,
  isoSql,
  type MessageRow,
  messageColumns,
  toMessage,
} from "./rows.ts";

type Row = MessageRow & AuthorRow;

const page = (rows: readonly Row[]) => ({ messages: rows.map(toMessage), people: authorsOf(rows) });

/** Messages that changed last, among which edits are looked for that slow mode counts. */
const EDITS_LOOKED_AT = 1_000;

/** The columns of `Rules` out of the room `r`. */
const rulesColumns = sql`r.slow_mode_seconds as "slowModeSeconds", (
  select json_agg(json_build_object('userId', s.user_id, 'until', ${isoSql(sql`s.until`)}))
  from chat_sanctions s
  where s.room_id = r.id and s.kind = 'mute' and s.lifted_at is null and (s.until is null or s.until > now())) as mutes,
  case when r.slow_mode_seconds > 0 then (
    select json_agg(json_build_object('userId', e.user_id, 'at', ${isoSql(sql`e.at`)}))
    from (
      select m.user_id, max(m.edited_at) as at from (
        select user_id, edited_at from chat_messages where room_id = r.id
        order by rev desc limit ${EDITS_LOOKED_AT}::int) m
      where m.edited_at > now() - make_interval(secs => r.slow_mode_seconds) group by m.user_id
    ) e) end as edits`;

interface RulesRow {
  readonly slowModeSeconds: number;
  readonly mutes: Rules["mutes"] | null;
  readonly edits: Rules["edits"] | null;
}

const toRules = ({ slowModeSeconds, mutes, edits }: RulesRow): Rules => ({
  slowModeSeconds,
  mutes: mutes ?? [],
  ...(edits ? { edits } : {}),
});

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

/** A room with its numbers and newest messages; null where there is none. One snapshot: one statement. */
export const loadRoom = Effect.fn("chat.loadRoom")(function* (database: Database["Service"], roomId: string) {
  const found = yield* database.rows<
    Row &
      RulesRow & {
        readonly roomName: string;
        readonly courseId: string;
        readonly courseSlug: string;
        readonly lastSeq: string;
        readonly lastRev: string;
        readonly olderRev: string | null;
      }
  >(sql`
      select r.name as "roomName", r.course_id as "courseId", c.slug as "courseSlug",
        r.last_seq as "lastSeq", r.last_rev as "lastRev", ${rulesColumns}, (
          select o.rev from chat_messages o where o.room_id = r.id and o.seq <= r.last_seq - ${TAIL_SIZE}::int
          order by o.rev desc limit 1) as "olderRev", t.*
      from chat_rooms r join courses c on c.id = r.course_id
      left join lateral (
        select ${messageColumns}, ${authorColumns} from chat_messages m join users u on u.id = m.user_id
        where m.room_id = r.id order by m.seq desc limit ${TAIL_SIZE}
      ) t on true
      where r.id = ${roomId}`);
  const [first] = found;
  if (!first) return null;
  const written = found.filter((row) => row.id !== null).sort((a, b) => Number(a.seq) - Number(b.seq));
  const { courseId, courseSlug, roomName: name } = first;
  const loaded: LoadedRoom = {
    room: { id: roomId, name, courseId, courseSlug },
    lastSeq: Number(first.lastSeq),
    lastRev: Number(first.lastRev),
    olderRev: Number(first.olderRev ?? 0),
    rules: toRules(first),
    ...page(written),
  };
  return loaded;
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
