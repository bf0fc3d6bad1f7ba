import { sql } from "drizzle-orm";
import { Effect } from "effect";
import type { Database } from "../../../db/database.ts";
import { moderatesSql } from "../../identity/access.ts";
import { auditOf, writeAudit as write } from "../../shared/audit.ts";
import { microsSql, momentSql, timeCursor } from "../../shared/cursor.ts";
import type { Person } from "../../shared/schema.ts";
import { instantSql } from "../../shared/sql.ts";
import { AUDIT_PAGE_SIZE } from "../limits.ts";
import { idsSql } from "../store/reading.ts";
import type { AuditAction, AuditDetails, AuditEntry, AuditPage, Sanction } from "./model.ts";

type Db = Database["Service"];

/** Entries of a room's audit trail name the room as what they are about. */
const targetOf = (roomId: string) => ({ type: "chat_room", id: roomId });

/** The columns of a `Sanction` out of the row `s`. */
export const sanctionColumns = sql`s.id, s.room_id as "roomId", s.user_id as "userId", s.kind, s.reason,
  s.imposed_by as "imposedBy", ${instantSql(sql`s.created_at`)} as "createdAt", ${instantSql(sql`s.until`)} as until,
  ${instantSql(sql`s.lifted_at`)} as "liftedAt"`;

/** The room's sanctions that hold now, the newest first. */
export const openSanctions = Effect.fnUntraced(function* (database: Db, roomId: string) {
  return yield* database.rows<Sanction>(sql`
      select ${sanctionColumns} from chat_sanctions s
      where s.room_id = ${roomId} and s.lifted_at is null and (s.until is null or s.until > now())
      order by s.created_at desc, s.id desc`);
});

/** Those people, by whatever ids are given; each once. */
export const peopleOf = Effect.fnUntraced(function* (database: Db, ids: Iterable<string | null | undefined>) {
  const wanted = [...new Set(ids)].filter((id) => id !== null && id !== undefined);
  if (wanted.length === 0) return [];
  return yield* database.rows<Person>(sql`
      select u.id, u.name, u.handle, u.avatar_url as "avatarUrl" from users u
      where u.id = any(${idsSql(wanted)}) order by u.id`);
});

/** Writes an entry of a room's audit trail in the running transaction. */
export const writeAudit = (
  database: Db,
  entry: {
    readonly roomId: string;
    readonly actorId: string;
    readonly action: AuditAction;
    readonly details: Omit<AuditDetails, "reason">;
  },
) =>
  write(database, {
    actorId: entry.actorId,
    action: entry.action,
    target: targetOf(entry.roomId),
    details: entry.details,
  });

type AuditRow = AuditEntry & { readonly createdMicros: string };

/** A page of a room's audit trail as somebody may see it, the newest first. */
export const auditPage = Effect.fn("chat.auditPage")(function* (
  database: Db,
  readerId: string,
  roomId: string,
  cursor: string | undefined,
) {
  const after = yield* timeCursor.read(cursor);
  const older =
    after === null ? sql`` : sql`and (a.created_at, a.id) < (${momentSql(after)}, ${after.id}::uuid)`;
  const rows = yield* database.rows<AuditRow>(sql`
      select a.id, a.action, case when a.action <> 'chat.reported' or ${moderatesSql(sql`${readerId}::uuid`)}
          then a.actor_id end as "actorId",
        a.details || jsonb_strip_nulls(jsonb_build_object('reason', coalesce(s.reason, f.reason))) as details,
        ${instantSql(sql`a.created_at`)} as "createdAt",
        ${microsSql(sql`a.created_at`)} as "createdMicros"
      from ${auditOf(targetOf(roomId))} a
      left join chat_sanctions s on a.action in ('chat.muted', 'chat.removed') and s.id = (a.details ->> 'sanctionId')::uuid
      left join content_flags f on a.action = 'chat.reported' and f.id = (a.details ->> 'reportId')::uuid
      where a.action like 'chat.%'
        and not (a.action = 'chat.reported' and a.details ->> 'userId' = ${readerId}) ${older}
      order by a.created_at desc, a.id desc limit ${AUDIT_PAGE_SIZE + 1}`);
  const page = rows.slice(0, AUDIT_PAGE_SIZE);
  const last = page.at(-1);
  const answer: AuditPage = {
    entries: page.map(({ createdMicros, ...entry }) => entry),
    people: yield* peopleOf(
      database,
      page.flatMap(({ actorId, details }) => [actorId, details.userId]),
    ),
    nextCursor: rows.length > AUDIT_PAGE_SIZE && last ? timeCursor.write(last) : null,
  };
  return answer;
});
