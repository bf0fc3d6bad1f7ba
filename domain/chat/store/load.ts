import { sql } from "drizzle-orm";
import { Effect, Exit } from "effect";
import type { Database } from "../../../db/database.ts";
import type { DatabaseError } from "../../../db/errors.ts";
import { keptStatement } from "../../../db/prepared.ts";
import { askedTogether } from "../../shared/concurrency/asked-together.ts";
import { NotFound } from "../../shared/errors.ts";
import type { LoadedRoom } from "../commands.ts";
import { MAX_LOADED_TOGETHER, MAX_REVS_TOGETHER, TAIL_SIZE } from "../limits.ts";
import {
  type AuthorRow,
  authorColumns,
  authorsOf,
  type MessageRow,
  messageColumns,
  toMessage,
} from "./rows.ts";
import { type RulesRow, rulesColumns, toRules } from "./rules-rows.ts";

type Row = MessageRow &
  AuthorRow &
  RulesRow & {
    readonly roomId: string;
    readonly roomName: string;
    readonly courseId: string;
    readonly courseSlug: string;
    readonly lastSeq: string;
    readonly lastRev: string;
    readonly olderRev: string | null;
  };

/** By keys alone: the plan that a connection keeps was made when there was little. A row for each of a room's newest messages, or one without a message; all of one snapshot. */
const newest = keptStatement<{ readonly input: string }, Row>()(sql`
  select r.id as "roomId", r.name as "roomName", r.course_id as "courseId", c.slug as "courseSlug",
    r.last_seq as "lastSeq", r.last_rev as "lastRev", ${rulesColumns}, (
      select o.rev from chat_messages o where o.room_id = r.id and o.seq <= r.last_seq - ${sql.raw(`${TAIL_SIZE}`)}
      order by o.rev desc limit 1) as "olderRev", t.*
  from json_to_recordset(${sql.placeholder("input")}::json) as i(id uuid)
  cross join lateral (select * from chat_rooms r where r.id = i.id limit 1) r
  cross join lateral (select slug from courses where id = r.course_id limit 1) c
  left join lateral (
    select ${messageColumns}, ${authorColumns}
    from (select * from chat_messages where room_id = r.id order by seq desc limit ${sql.raw(`${TAIL_SIZE}`)}) m
    cross join lateral (select * from users where id = m.user_id limit 1) u
  ) t on true`);

const loadedRoom = (rows: readonly Row[]): LoadedRoom | null => {
  const [first] = rows;
  if (!first) return null;
  const written = rows.filter((row) => row.id !== null).sort((a, b) => Number(a.seq) - Number(b.seq));
  const { roomId: id, courseId, courseSlug, roomName: name } = first;
  return {
    room: { id, name, courseId, courseSlug },
    lastSeq: Number(first.lastSeq),
    lastRev: Number(first.lastRev),
    olderRev: Number(first.olderRev ?? 0),
    rules: toRules(first),
    messages: written.map(toMessage),
    people: authorsOf(written),
  };
};

const revs = keptStatement<
  { readonly input: string },
  { readonly id: string; readonly lastRev: string }
>()(sql`
  select r.id, r.last_rev as "lastRev" from json_to_recordset(${sql.placeholder("input")}::json) as i(id uuid)
  cross join lateral (select id, last_rev from chat_rooms r where r.id = i.id limit 1) r`);

/** Ids as what the statements here are given. */
const inputOf = (roomIds: readonly string[]) => ({
  input: JSON.stringify([...new Set(roomIds)].map((id) => ({ id }))),
});

/** The error of a room that is not there. */
export const noRoom = () => new NotFound({ message: "This room doesn’t exist." });

const found = <A>(value: A | null | undefined): Exit.Exit<A, NotFound> =>
  value === null || value === undefined ? Exit.fail(noRoom()) : Exit.succeed(value);

type Ask<A> = (roomId: string) => Effect.Effect<A, NotFound | DatabaseError>;

/**
 * How rooms begin. After a restart all of them come back within seconds: those that ask while one statement runs are
 * answered by the next.
 */
export const makeLoading = (
  database: Database["Service"],
): Effect.Effect<{
  /** A room with its numbers and newest messages. */
  readonly load: Ask<LoadedRoom>;
  /** The room's `lastRev` as it is now. */
  readonly lastRev: Ask<number>;
}> =>
  Effect.all({
    load: askedTogether(MAX_LOADED_TOGETHER, (roomIds: readonly string[]) =>
      Effect.map(database.prepared(newest, inputOf(roomIds)), (rows) => {
        const byRoom = Map.groupBy(rows, ({ roomId }) => roomId);
        return roomIds.map((id) => found(loadedRoom(byRoom.get(id) ?? [])));
      }),
    ),
    lastRev: askedTogether(MAX_REVS_TOGETHER, (roomIds: readonly string[]) =>
      Effect.map(database.prepared(revs, inputOf(roomIds)), (rows) => {
        const byRoom = new Map(rows.map(({ id, lastRev }) => [id, Number(lastRev)]));
        return roomIds.map((id) => found(byRoom.get(id)));
      }),
    ),
  });
