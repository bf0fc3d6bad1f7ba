import { desc, eq, sql } from "drizzle-orm";
import type { Drizzle } from "../../../../db/database.ts";
import { courseDrafts, courses } from "../../../../db/schema/index.ts";
import { instantSql } from "../../../shared/sql.ts";
import type { StudioCard } from "../model.ts";
import { stateOf } from "../rules.ts";

/** The courses of a creator, the one last changed first. */
export const selectOwnCards = async (db: Drizzle, userId: string): Promise<readonly StudioCard[]> => {
  const isPublished = sql<boolean>`${courses.publishedAt} is not null`;
  const written = sql`${courseDrafts.document}`;
  const changedAt = sql<Date>`coalesce(${courseDrafts.updatedAt}, ${courses.updatedAt})`;
  const rows = await db
    .select({
      id: courses.id,
      slug: courses.slug,
      title: sql<string>`coalesce(${written} ->> 'title', ${courses.title})`,
      thumbnailUrl: sql<
        string | null
      >`case when ${courseDrafts.courseId} is null then ${courses.thumbnailUrl} else ${written} ->> 'thumbnailUrl' end`,
      isActive: courses.isActive,
      isRetired: courses.isRetired,
      isPublished,
      hasChanges: sql<boolean>`(${courseDrafts.courseId} is not null
        and ${courseDrafts.version} is distinct from ${courseDrafts.publishedVersion})`,
      moduleCount: sql<number>`coalesce(jsonb_array_length(${written} -> 'modules'), ${courses.moduleCount}, 0)`,
      studentCount: courses.studentCount,
      rating: courses.rating,
      ratingCount: sql<number>`coalesce(${courses.ratingCount}, 0)`,
      updatedAt: instantSql(changedAt),
    })
    .from(courses)
    .leftJoin(courseDrafts, eq(courseDrafts.courseId, courses.id))
    .where(eq(courses.creatorId, userId))
    .orderBy(desc(changedAt), desc(courses.id));
  return rows.map(({ isActive, isRetired, isPublished: wasPublished, slug, ...card }) => ({
    ...card,
    slug: wasPublished ? slug : null,
    state: stateOf({ isActive, isRetired, isPublished: wasPublished }),
  }));
};
