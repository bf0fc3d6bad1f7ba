import { and, desc, eq, type SQL, sql } from "drizzle-orm";
import type { Drizzle } from "../../db/database.ts";
import { categories, courses, users } from "../../db/schema/index.ts";
import { microsSql } from "../shared/cursor.ts";
import { holds, searchableSql } from "../shared/text/name-search.ts";
import { courseIdsOf } from "./access.ts";
import { type Position, searchWords } from "./cursor.ts";
import type { CourseCard, CourseFilter } from "./model.ts";

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
export const isListed: SQL = sql`(${courses.isActive} and not ${courses.isRetired})`;

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

const createdMicros = microsSql(courses.createdAt);

/** One row more than `limit`, where there is one: the best fit first, then the newest. */
export const selectCards = (
  db: Drizzle,
  filter: CourseFilter,
  readerId: string | null,
  after: Position | null,
  limit: number,
): PromiseLike<readonly (CourseCard & Position)[]> => {
  const words = searchWords(filter.q ?? "");
  const rank = rankOf(words);
  const order = sql`(extract(epoch from ${courses.createdAt}) * 1000000)::bigint`;
  return db
    .select({ ...cardColumns, rank, createdMicros })
    .from(courses)
    .innerJoin(categories, eq(categories.id, courses.categoryId))
    .innerJoin(users, eq(users.id, courses.creatorId))
    .where(
      and(
        readerId !== null && filter.mine ? sql`${courses.id} in ${courseIdsOf(readerId)}` : isListed,
        filter.category === undefined ? undefined : eq(categories.slug, filter.category),
        filter.level === undefined ? undefined : eq(courses.level, filter.level),
        words.length === 0
          ? undefined
          : holds(searchableSql(sql`concat_ws(' ', ${shortText}, ${courses.description})`), words),
        after === null
          ? undefined
          : sql`(${rank} > ${after.rank}::int or (${rank} = ${after.rank}::int
              and (${order}, ${courses.id}) < (${after.createdMicros}::bigint, ${after.id}::uuid)))`,
      ),
    )
    .orderBy(sql`${rank} asc`, sql`${order} desc`, desc(courses.id))
    .limit(limit + 1);
};
