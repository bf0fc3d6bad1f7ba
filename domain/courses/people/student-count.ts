import { type SQL, sql } from "drizzle-orm";
import type { Value } from "../../shared/sql.ts";

/** Statement: somebody begins to learn a course, or leaves it, in the transaction that makes it so. */
export const countStudent = (courseId: Value, by: 1 | -1): SQL =>
  sql`update courses set student_count = student_count + ${by} where id = ${courseId}`;
