import { type SQL, sql } from "drizzle-orm";
import { Schema } from "effect";
import { categories, courses, users } from "../../db/schema/index.ts";
import { rowsAs } from "../shared/rows-as.ts";
import { personSql } from "../shared/sql.ts";
import { cardColumns, isListed } from "./catalogue.ts";
import type { FreeHelpers } from "./free-helpers.ts";
import { FREE_SHOWN, RELATED_SHOWN } from "./limits.ts";
import { CourseCard, FreeNow } from "./model.ts";
import { objectOf } from "./search/json.ts";

/**
 * Listed courses that share a tag or the category with one, the nearest first: two for each tag that they share, one for
 * the category; then those that most people learn.
 */
export const selectRelated = (courseId: string): SQL => sql`
  with own as (
    select own.category_id, s.tags from courses own join course_search s on s.course_id = own.id
    where own.id = ${courseId}),
  near as (
    select ${courses.id} as id,
      2 * (select count(*) from unnest(s.tags) t (tag) where t.tag = any (own.tags))
        + case when ${courses.categoryId} = own.category_id then 1 else 0 end as nearness
    from own, ${courses} join course_search s on s.course_id = ${courses.id}
    where ${isListed} and ${courses.id} <> ${courseId}
      and (${courses.categoryId} = own.category_id or s.tags && own.tags))
  select ${objectOf(cardColumns)} as card
  from near n join ${courses} on ${courses.id} = n.id
    join ${categories} on ${categories.id} = ${courses.categoryId}
    join ${users} on ${users.id} = ${courses.creatorId}
  order by n.nearness desc, ${courses.studentCount} desc, ${courses.id} limit ${RELATED_SHOWN}`;

export const relatedCards = rowsAs(Schema.Struct({ card: CourseCard }));

/** Who of a course's student-teachers would answer a call for help right now: how many, and some of them. */
export const selectFreeIn = ({ isFreeIn }: FreeHelpers["Service"], courseId: string): SQL => sql`
  with free as materialized (
    select t.user_id, t.students_taught from student_teachers t
      join users u on u.id = t.user_id and u.anonymised_at is null
    where t.course_id = ${courseId} and t.is_active and ${isFreeIn(sql`t.user_id`, sql`t.course_id`)})
  select (select count(*)::int from free) as count, (
    select coalesce(json_agg(k.person), '[]') from (
      select ${personSql(sql`u`)} as person from free f join users u on u.id = f.user_id
      order by f.students_taught desc, u.id limit ${FREE_SHOWN}) k) as people`;

export const freeIn = rowsAs(FreeNow);
