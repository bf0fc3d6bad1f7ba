import { sql } from "drizzle-orm";
import { Effect, Schema } from "effect";
import type { Database } from "../../../db/database.ts";
import { cursorOf, microsSql } from "../../shared/cursor.ts";
import { rowsAs } from "../../shared/rows-as.ts";
import { Uuid } from "../../shared/schema.ts";
import { instantSql, personSql } from "../../shared/sql.ts";
import { isClaimedSql, reviewsSql, waitsForSql } from "../access.ts";
import { dueColumns, dueFields, isRowLate } from "../due-rows.ts";
import { QUEUE_PER_PAGE } from "../limits.ts";
import { QueueItem, type QueueRequest } from "../model.ts";

const place = cursorOf(
  Schema.Struct({ micros: Schema.String.check(Schema.isPattern(/^\d{1,17}$/)), id: Uuid }),
);

const { isLate: _, ...columns } = QueueItem.fields;
const rows = rowsAs(Schema.Struct({ ...columns, ...dueFields, micros: Schema.String }));

const STATUS = { waiting: "submitted", asked: "resubmit_requested", reviewed: "reviewed" } as const;

/** Carries out `Homeworks.queue`: what waits for a review the oldest first, what was reviewed the newest. */
export const makeQueue = (database: Database["Service"]) =>
  Effect.fn("Homeworks.queue")(function* (userId: string, { view, courseId, cursor }: QueueRequest) {
    const after = yield* place.read(cursor);
    const isOldestFirst = view === "waiting";
    const at = isOldestFirst ? sql`s.submitted_at` : sql`s.reviewed_at`;
    const end =
      after === null ? null : sql`(timestamptz 'epoch' + ${after.micros}::bigint * interval '1 microsecond')`;
    const found = yield* Effect.flatMap(
      database.rows(sql`
        select s.id, a.title, json_build_object('id', c.id, 'title', c.title) as course, ${personSql(sql`u`)} as student,
          s.status, s.attempt, ${instantSql(sql`s.submitted_at`)} as "submittedAt",
          case when s.status = 'submitted' then (select ${personSql(sql`p`)} from users p where p.id = ${waitsForSql}) end
            as "waitsFor",
          case when ${isClaimedSql} then (select ${personSql(sql`p`)} from users p where p.id = s.claimed_by) end
            as "claimedBy", ${dueColumns}, ${microsSql(at)} as micros
        from homework_submissions s join homework_assignments a on a.id = s.assignment_id
          join courses c on c.id = a.course_id join enrollments e on e.id = s.enrollment_id
          join users u on u.id = s.student_id and u.anonymised_at is null
          left join homework_extensions x on x.assignment_id = a.id and x.student_id = s.student_id
        where ${reviewsSql(userId)} and s.status = ${STATUS[view]}
          ${courseId === undefined ? sql`` : sql`and c.id = ${courseId}`}
          ${
            end === null || after === null
              ? sql``
              : sql`and (${at}, s.id) ${isOldestFirst ? sql`>` : sql`<`} (${end}, ${after.id}::uuid)`
          }
        order by ${isOldestFirst ? sql`s.submitted_at, s.id` : sql`s.reviewed_at desc, s.id desc`}
        limit ${QUEUE_PER_PAGE + 1}`),
      rows,
    );
    const page = found.slice(0, QUEUE_PER_PAGE);
    const last = page.at(-1);
    return {
      submissions: page.map(
        (row): QueueItem => ({
          id: row.id,
          title: row.title,
          course: row.course,
          student: row.student,
          status: row.status,
          attempt: row.attempt,
          submittedAt: row.submittedAt,
          isLate: isRowLate(row),
          waitsFor: row.waitsFor,
          claimedBy: row.claimedBy,
        }),
      ),
      nextCursor:
        found.length > QUEUE_PER_PAGE && last ? place.write({ micros: last.micros, id: last.id }) : null,
    };
  });
