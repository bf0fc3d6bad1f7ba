import { type SQL, sql } from "drizzle-orm";
import { Effect, Schema } from "effect";
import { certificatesOfSql } from "../../certificates/access.ts";
import { CourseRooms } from "../../courses/course-rooms.ts";
import { FreeHelpers } from "../../courses/free-helpers.ts";
import { isBlockedSql } from "../../identity/access.ts";
import { rowsAs } from "../../shared/rows-as.ts";
import { instantSql, personSql } from "../../shared/sql.ts";
import type { Deps } from "../deps.ts";
import { enrollmentColumns, noEnrollment } from "../enrolling/rows.ts";
import { Enrollment, Learning } from "../model.ts";

const { enrollment: _, ...content } = Learning.fields;
const pages = rowsAs(Schema.Struct({ ...Enrollment.fields, ...content }));

/** Carries out `Enrollments.learning`: one statement makes the page, however long the course is. */
export const makeLearning = Effect.gen(function* () {
  const rooms = yield* CourseRooms;
  const helpers = yield* FreeHelpers;

  const modules: SQL = sql`(select coalesce(json_agg(json_build_object(
      'id', m.id, 'title', m.title, 'description', m.description, 'duration', m.duration,
      'sessionNumber', m.session_number, 'learningObjectives', m.learning_objectives,
      'topicsCovered', m.topics_covered, 'handsOnExercise', m.hands_on_exercise,
      'videoUrl', m.video_url, 'documentUrl', m.document_url,
      'isComplete', coalesce(p.is_complete, false), 'completedAt', ${instantSql(sql`p.completed_at`)},
      'note', json_build_object('body', coalesce(n.body, ''), 'version', coalesce(n.version, 0)))
      order by m.module_order), '[]')
    from course_curriculum m
      left join module_progress p on p.module_id = m.id and p.enrollment_id = e.id
      left join module_notes n on n.module_id = m.id and n.enrollment_id = e.id
    where m.course_id = e.course_id and m.retired_at is null)`;

  const teachers = (userId: string): SQL => sql`(select coalesce(json_agg(json_build_object(
      'person', ${personSql(sql`p`)}, 'available', ${helpers.isFreeIn(sql`s.user_id`, sql`s.course_id`)})
      order by ${helpers.isFreeIn(sql`s.user_id`, sql`s.course_id`)} desc, s.students_taught desc, s.id), '[]')
    from student_teachers s join users p on p.id = s.user_id and p.anonymised_at is null
    where s.course_id = e.course_id and s.is_active and s.user_id <> ${userId}
      and not ${isBlockedSql(userId, sql`s.user_id`)})`;

  return ({ database, booked, homework }: Deps) =>
    Effect.fn("Enrollments.learning")(function* (userId: string, slug: string) {
      const rows = yield* database.rows(sql`
        select ${enrollmentColumns},
          json_build_object('id', c.id, 'slug', c.slug, 'title', c.title, 'creator', ${personSql(sql`o`)},
            'chatRoomId', ${rooms.roomOf(sql`c.id`)}, 'moduleCount', c.module_count,
            'sessionCount', c.session_count, 'hasCertificate', c.has_certificate) as course,
          e.session_count as "sessionCount", e.session_minutes as "sessionMinutes",
          e.last_module_id as "lastModuleId", ${modules} as modules, ${booked.listOf(sql`e.id`)} as sessions,
          ${homework.listOf(sql`c.id`, sql`e.student_id`)} as homework,
          (select coalesce(json_agg(w.session_number order by w.session_number), '[]')
            from session_waivers w where w.enrollment_id = e.id) as waived,
          ${certificatesOfSql(userId, sql`e.course_id`)} as certificates, ${teachers(userId)} as teachers
        from course_slugs k join courses c on c.id = k.course_id
          join users o on o.id = c.creator_id
          join enrollments e on e.course_id = c.id and e.student_id = ${userId} and e.status <> 'cancelled'
          left join users t on t.id = e.student_teacher_id
        where k.slug = ${slug}`);
      const [found] = yield* pages(rows);
      if (found === undefined) return yield* noEnrollment();
      const { id, courseId, courseSlug, status, teacher, enrolledAt, completedAt, ...rest } = found;
      const page: Learning = {
        ...rest,
        enrollment: { id, courseId, courseSlug, status, teacher, enrolledAt, completedAt },
      };
      return page;
    });
});
