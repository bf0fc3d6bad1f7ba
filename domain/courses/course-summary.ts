import { and, asc, count, eq, ne, type SQL, sql } from "drizzle-orm";
import type { Drizzle } from "../../db/database.ts";
import { courseSlugs, courses, users } from "../../db/schema/index.ts";
import { membershipSql } from "./access.ts";
import { isListed, isPublished } from "./catalogue.ts";
import type { CourseRooms } from "./course-rooms.ts";
import type { CourseLevel, Membership } from "./model.ts";

/** What links, tabs and search results say of a course. `membership`: what the reader is in it. */
export interface CourseSummary {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly tagline: string | null;
  readonly description: string;
  readonly level: CourseLevel;
  readonly language: string;
  readonly priceCents: number;
  readonly currency: string;
  readonly moduleCount: number | null;
  readonly sessionCount: number | null;
  readonly sessionMinutes: number;
  readonly rating: number | null;
  readonly ratingCount: number;
  /** Whether the catalogue shows it to everybody. */
  readonly isListed: boolean;
  readonly creatorName: string;
  readonly membership: Membership | null;
  /** Its open chat room; null where there is none. */
  readonly chatRoomId: string | null;
}

/** Null where there is no such course, and where it is not listed and the reader (null: a stranger) is no member. */
export const selectSummary = async (
  db: Drizzle,
  rooms: CourseRooms["Service"],
  readerId: string | null,
  slug: string,
): Promise<CourseSummary | null> => {
  const membership: SQL<Membership | null> =
    readerId === null ? sql<Membership | null>`null` : membershipSql(readerId, courses.id);
  const [row] = await db
    .select({
      id: courses.id,
      slug: courses.slug,
      title: courses.title,
      tagline: courses.tagline,
      description: courses.description,
      level: courses.level,
      language: courses.language,
      priceCents: courses.priceCents,
      currency: courses.currency,
      moduleCount: courses.moduleCount,
      sessionCount: courses.sessionCount,
      sessionMinutes: courses.sessionMinutes,
      rating: courses.rating,
      ratingCount: sql<number>`coalesce(${courses.ratingCount}, 0)`,
      isListed: sql<boolean>`${isListed}`,
      creatorName: users.name,
      membership,
      chatRoomId: rooms.roomOf(courses.id),
    })
    .from(courses)
    .innerJoin(users, eq(users.id, courses.creatorId))
    .where(and(eq(courses.slug, slug), sql`(${isListed} or (${isPublished} and ${membership} is not null))`));
  return row ?? null;
};

/**
 * The slug that a course has now which once had this one; null where it has it still, where none ever had, and where the
 * reader finds nothing there.
 */
export const selectCurrentSlug = async (
  db: Drizzle,
  readerId: string | null,
  slug: string,
): Promise<string | null> => {
  const membership = readerId === null ? sql`null` : membershipSql(readerId, courses.id);
  const [row] = await db
    .select({ slug: courses.slug })
    .from(courseSlugs)
    .innerJoin(courses, eq(courses.id, courseSlugs.courseId))
    .where(
      and(
        eq(courseSlugs.slug, slug),
        ne(courses.slug, slug),
        sql`(${isListed} or (${isPublished} and ${membership} is not null))`,
      ),
    );
  return row?.slug ?? null;
};

/** How many courses are listed. */
export const countListed = async (db: Drizzle): Promise<number> => {
  const [row] = await db.select({ courses: count() }).from(courses).where(isListed);
  return row?.courses ?? 0;
};

/** The slugs of listed courses, the oldest first. */
export const selectSlugs = async (db: Drizzle, offset: number, limit: number): Promise<readonly string[]> => {
  const rows = await db
    .select({ slug: courses.slug })
    .from(courses)
    .where(isListed)
    .orderBy(asc(courses.id))
    .offset(offset)
    .limit(limit);
  return rows.map(({ slug }) => slug);
};
