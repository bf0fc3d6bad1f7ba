import { type SQL, sql } from "drizzle-orm";
import type { Value } from "../shared/sql.ts";

/** The objectives of a course in their order, as an array of text. */
export const objectivesOf = (courseId: Value): SQL => sql`(
  select coalesce(array_agg(aim.objective order by aim.display_order, aim.id), '{}')
  from course_objectives aim where aim.course_id = ${courseId})`;

/** The titles of the modules that a course teaches, in their order, as an array of text. */
export const moduleTitlesOf = (courseId: Value): SQL => sql`(
  select coalesce(array_agg(part.title order by part.module_order), '{}')
  from course_curriculum part where part.course_id = ${courseId} and part.retired_at is null)`;
