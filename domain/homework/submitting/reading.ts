import { sql } from "drizzle-orm";
import { Effect, Schema } from "effect";
import type { Database } from "../../../db/database.ts";
import { rowsAs } from "../../shared/rows-as.ts";
import { isShownSql, noHomework } from "../access.ts";
import { attemptsOf, submissionColumns, submissionFields } from "../attempts.ts";
import { dueColumns, dueFields, dueMs, dueOf, isRowLate } from "../due-rows.ts";
import { Draft, type Homework, type HomeworkItem } from "../model.ts";
import { whyNot } from "../rules.ts";

const forStudents = {
  id: Schema.String,
  moduleId: Schema.NullOr(Schema.String),
  title: Schema.String,
  description: Schema.String,
  isRequired: Schema.Boolean,
  maxPoints: Schema.NullOr(Schema.Int),
};
const studentColumns = sql`a.id, a.module_id as "moduleId", a.title, coalesce(a.description, '') as description,
  a.is_required as "isRequired", a.max_points as "maxPoints"`;

/** The assignments of somebody's course, with what they have handed in of each. */
const ofStudent = (userId: string, slug: string) => sql`
  from course_slugs k join courses c on c.id = k.course_id
    join enrollments e on e.course_id = c.id and e.student_id = ${userId} and e.status <> 'cancelled'
    join users u on u.id = e.student_id
    join homework_assignments a on a.course_id = c.id
    left join course_curriculum m on m.id = a.module_id
    left join homework_submissions s on s.assignment_id = a.id and s.student_id = e.student_id
    left join homework_extensions x on x.assignment_id = a.id and x.student_id = e.student_id
  where k.slug = ${slug} and ${isShownSql}`;

const items = rowsAs(
  Schema.Struct({
    ...forStudents,
    ...dueFields,
    points: Schema.NullOr(Schema.Int),
  }),
);

/** Carries out `Homeworks.list`. */
export const makeList = (database: Database["Service"]) =>
  Effect.fn("Homeworks.list")(function* (userId: string, slug: string) {
    const rows = yield* database.rows(sql`select ${studentColumns}, s.points, ${dueColumns}
      ${ofStudent(userId, slug)} order by m.module_order nulls last, a.published_at, a.id`);
    return {
      homework: (yield* items(rows)).map(
        (row): HomeworkItem => ({
          id: row.id,
          moduleId: row.moduleId,
          title: row.title,
          description: row.description,
          isRequired: row.isRequired,
          maxPoints: row.maxPoints,
          dueAt: dueOf(row),
          status: row.dueStatus,
          points: row.points,
          isLate: isRowLate(row),
        }),
      ),
    };
  });

const pages = rowsAs(
  Schema.Struct({
    ...forStudents,
    ...dueFields,
    ...submissionFields,
    current: Schema.NullOr(submissionFields.current),
    course: Schema.Struct({ slug: Schema.String, title: Schema.String }),
    moduleTitle: Schema.NullOr(Schema.String),
    instructions: Schema.String,
    maxAttempts: Schema.NullOr(Schema.Int),
    acceptsLate: Schema.Boolean,
    isActive: Schema.Boolean,
    nowMs: Schema.Finite,
    draft: Draft,
  }),
);

/** Carries out `Homeworks.byId`: the student's own page. */
export const makeById = (database: Database["Service"]) =>
  Effect.fn("Homeworks.byId")(function* (userId: string, slug: string, id: string) {
    const rows = yield* database.rows(sql`select ${studentColumns}, ${dueColumns}, ${submissionColumns},
        json_build_object('slug', c.slug, 'title', c.title) as course, m.title as "moduleTitle", a.instructions,
        a.max_attempts as "maxAttempts", a.accepts_late as "acceptsLate",
        a.is_active and m.retired_at is null as "isActive",
        (extract(epoch from clock_timestamp()) * 1000)::float8 as "nowMs",
        coalesce((select json_build_object('content', d.content, 'links', d.links, 'version', d.version)
          from homework_drafts d where d.assignment_id = a.id and d.student_id = e.student_id),
          '{"content": "", "links": [], "version": 0}') as draft
      ${ofStudent(userId, slug)} and a.id = ${id}`);
    const [row] = yield* pages(rows.map(withoutNone));
    if (row === undefined) return yield* noHomework();
    const due = dueMs(row);
    const { current, submissionId: ownId, dueStatus } = row;
    const last =
      current === null || dueStatus === null
        ? null
        : { status: dueStatus, attempt: current.number, isClaimed: row.isClaimed };
    const page: Homework = {
      id: row.id,
      moduleId: row.moduleId,
      title: row.title,
      description: row.description,
      isRequired: row.isRequired,
      maxPoints: row.maxPoints,
      dueAt: dueOf(row),
      course: row.course,
      moduleTitle: row.moduleTitle,
      instructions: row.instructions,
      maxAttempts: row.maxAttempts,
      acceptsLate: row.acceptsLate,
      timeZone: row.timeZone,
      refusal: whyNot(row, last, due !== null && row.nowMs > due),
      draft: row.draft,
      submission:
        current === null || ownId === null
          ? null
          : {
              id: ownId,
              version: row.submissionVersion ?? 0,
              attempts: attemptsOf({ ...row, current }),
              messages: row.messages,
              waitsFor: row.waitsFor,
              isClaimed: row.isClaimed,
            },
    };
    return page;
  });

/** Nothing was handed in: the join has found none, and what is built of it is nothing. */
const withoutNone = (row: object): object =>
  "submissionId" in row && row.submissionId === null ? { ...row, current: null } : row;
