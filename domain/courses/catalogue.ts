import { type SQL, sql } from "drizzle-orm";
import {
  categories,
  courseCurriculum,
  courses,
  enrollments,
  moduleProgress,
  users,
} from "../../db/schema/index.ts";
import { isOpenSql, membershipSql } from "./access.ts";
import type { CourseProgress, Membership } from "./model.ts";

/** The columns of a card, from `courses` joined with `categories` and `users` (the creator). */
export const cardColumns = {
  id: courses.id,
  slug: courses.slug,
  title: courses.title,
  tagline: courses.tagline,
  level: courses.level,
  duration: courses.duration,
  sessionCount: courses.sessionCount,
  moduleCount: courses.moduleCount,
  priceCents: courses.priceCents,
  currency: courses.currency,
  rating: courses.rating,
  ratingCount: sql<number>`coalesce(${courses.ratingCount}, 0)`,
  studentCount: courses.studentCount,
  badge: courses.badge,
  thumbnailUrl: courses.thumbnailUrl,
  category: { name: categories.name, slug: categories.slug },
  creator: { id: users.id, name: users.name, handle: users.handle, avatarUrl: users.avatarUrl },
} as const;

/** Whether the catalogue shows a course to everybody. */
export const isListed: SQL = isOpenSql(sql`${courses}`);

/** Whether a course was ever published: one that was not is nobody's to see but its creator's, in the studio. */
export const isPublished: SQL = sql`(${courses.publishedAt} is not null)`;

/** Whether the module `c` of a course's curriculum belongs to the course (still). */
export const isTaught: SQL = sql`(c.retired_at is null)`;

/** What a reader is in a course of a query of `courses`, and how far they are in it. */
export const ownColumns = (readerId: string) => ({
  membership: membershipSql(readerId, courses.id) as SQL<Membership>,
  progress: sql<CourseProgress | null>`(select json_build_object(
      'done', (select count(*) from ${moduleProgress} m join ${courseCurriculum} c on c.id = m.module_id
        where m.enrollment_id = enrolled.id and m.is_complete and c.course_id = ${courses.id} and ${isTaught}),
      'total', (select count(*) from ${courseCurriculum} c where c.course_id = ${courses.id} and ${isTaught}))
    from ${enrollments} enrolled where enrolled.course_id = ${courses.id}
      and enrolled.student_id = ${readerId} and enrolled.status <> 'cancelled')`,
});
