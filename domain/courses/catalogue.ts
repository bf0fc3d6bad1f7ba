import { and, count, desc, eq, gte, lte, type SQL, sql } from "drizzle-orm";
import type { Drizzle } from "../../db/database.ts";
import {
  categories,
  courseCurriculum,
  courses,
  enrollments,
  moduleProgress,
  users,
} from "../../db/schema/index.ts";
import { holds, searchableSql } from "../shared/text/name-search.ts";
import { courseIdsOf, isOpenSql, membershipSql } from "./access.ts";
import type { Position } from "./cursor.ts";
import type { CourseFilter, CourseProgress, CourseSort, ListedCourse, Membership } from "./model.ts";

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

/** How well a course fits the words: 0 in its title, 1 in tagline, tags, category or creator, 2 in its description. */
const rankOf = (words: readonly string[]): SQL<number> =>
  words.length === 0
    ? sql<number>`0::int`
    : sql<number>`case
        when ${holds(searchableSql(sql`${courses.title}`), words)} then 0
        when ${holds(searchableSql(shortText), words)} then 1
        else 2 end`;

const shortText = sql`concat_ws(' ', ${courses.title}, ${courses.tagline}, ${categories.name}, ${users.name},
  (select string_agg(t.tag, ' ') from course_tags t where t.course_id = ${courses.id}))`;

const createdMicros = sql`(extract(epoch from ${courses.createdAt}) * 1000000)::bigint`;

/** What a reader is in a course of a query of `courses`, and how far they are in it. */
const ownColumns = (readerId: string) => ({
  membership: membershipSql(readerId, courses.id) as SQL<Membership>,
  progress: sql<CourseProgress | null>`(select json_build_object(
      'done', (select count(*) from ${moduleProgress} m join ${courseCurriculum} c on c.id = m.module_id
        where m.enrollment_id = enrolled.id and m.is_complete and c.course_id = ${courses.id} and ${isTaught}),
      'total', (select count(*) from ${courseCurriculum} c where c.course_id = ${courses.id} and ${isTaught}))
    from ${enrollments} enrolled where enrolled.course_id = ${courses.id}
      and enrolled.student_id = ${readerId} and enrolled.status <> 'cancelled')`,
});

/** What each order goes by, the largest first. */
const keys: Record<CourseSort, SQL> = {
  newest: createdMicros,
  popular: sql`(${courses.studentCount}::bigint * 1000000 + least(coalesce(${courses.ratingCount}, 0), 999999))`,
  rating: sql`(round(coalesce(${courses.rating}, 0) * 100)::bigint * 1000000 + least(coalesce(${courses.ratingCount}, 0), 999999))`,
  price: sql`(-${courses.priceCents}::bigint)`,
};

/** Who reads the catalogue, and what of it. */
export interface Reading {
  readonly filter: CourseFilter;
  readonly readerId: string | null;
  /** The words that are searched for. */
  readonly words: readonly string[];
}

/** What a reading narrows the catalogue to. */
const narrowed = ({ filter, readerId, words }: Reading): SQL | undefined =>
  and(
    readerId !== null && filter.mine
      ? sql`(${isPublished} and ${courses.id} in ${courseIdsOf(readerId)})`
      : isListed,
    filter.category === undefined ? undefined : eq(categories.slug, filter.category),
    filter.level === undefined ? undefined : eq(courses.level, filter.level),
    filter.minPriceCents === undefined ? undefined : gte(courses.priceCents, filter.minPriceCents),
    filter.maxPriceCents === undefined ? undefined : lte(courses.priceCents, filter.maxPriceCents),
    words.length === 0
      ? undefined
      : holds(searchableSql(sql`concat_ws(' ', ${shortText}, ${courses.description})`), words),
  );

/** One row more than `limit`, where there is one: the best fit first, then as `sort` says, the newest unless it does. */
export const selectCards = (
  db: Drizzle,
  reading: Reading,
  after: Position | null,
  limit: number,
): PromiseLike<readonly (ListedCourse & Position)[]> => {
  const ownReaderId = reading.filter.mine ? reading.readerId : null;
  const rank = rankOf(reading.words);
  const key = keys[reading.filter.sort ?? "newest"];
  return db
    .select({
      ...cardColumns,
      rank,
      key: sql<string>`${key}::text`,
      ...(ownReaderId === null ? {} : ownColumns(ownReaderId)),
    })
    .from(courses)
    .innerJoin(categories, eq(categories.id, courses.categoryId))
    .innerJoin(users, eq(users.id, courses.creatorId))
    .where(
      and(
        narrowed(reading),
        after === null
          ? undefined
          : sql`(${rank} > ${after.rank}::int or (${rank} = ${after.rank}::int
              and (${key}, ${courses.id}) < (${after.key}::bigint, ${after.id}::uuid)))`,
      ),
    )
    .orderBy(sql`${rank} asc`, sql`${key} desc`, desc(courses.id))
    .limit(limit + 1);
};

/** How many courses a reading finds. */
export const countCards = async (db: Drizzle, reading: Reading): Promise<number> => {
  const [row] = await db
    .select({ total: count() })
    .from(courses)
    .innerJoin(categories, eq(categories.id, courses.categoryId))
    .innerJoin(users, eq(users.id, courses.creatorId))
    .where(narrowed(reading));
  return row?.total ?? 0;
};

/** The texts of the listed courses that a misspelled word may be a word of. */
export const selectSpelled = async (db: Drizzle): Promise<string> => {
  const rows = await db
    .select({ text: sql<string>`${shortText}` })
    .from(courses)
    .innerJoin(categories, eq(categories.id, courses.categoryId))
    .innerJoin(users, eq(users.id, courses.creatorId))
    .where(isListed);
  return rows.map(({ text }) => text).join(" ");
};
