import { sql } from "drizzle-orm";
import type { CourseContents } from "../certificates/index.ts";

/** What certificates ask of courses. */
export const contents: CourseContents["Service"] = {
  objectivesOf: (
    courseId,
  ) => sql`(select coalesce(array_agg(aim.objective order by aim.display_order, aim.id), '{}')
    from course_objectives aim where aim.course_id = ${courseId})`,
  modulesOf: (courseId) => sql`(select coalesce(array_agg(part.title order by part.module_order), '{}')
    from course_curriculum part where part.course_id = ${courseId} and part.retired_at is null)`,
};
