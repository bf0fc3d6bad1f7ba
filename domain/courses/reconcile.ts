import { sql } from "drizzle-orm";
import type { Drizzle } from "../../db/database.ts";
import { rowsOf } from "../../db/rows.ts";
import { type Difference, differenceOf } from "../shared/difference.ts";

interface Row {
  readonly id: string;
  readonly slug: string;
  readonly stored: number;
  readonly book: number;
}

/** Where a course has another number of students than enrolments that were not cancelled. */
export const courseDifferences = async (db: Drizzle): Promise<readonly Difference[]> => {
  const rows = await rowsOf<Row>(
    db,
    sql`
    select c.id, c.slug, c.student_count as stored, b.students as book from courses c cross join lateral (
      select count(*)::int as students from enrollments e where e.course_id = c.id and e.status <> 'cancelled') b
    where c.student_count <> b.students order by c.slug`,
  );
  return rows.flatMap(({ id, slug, stored, book }) =>
    differenceOf(`course ${slug} (${id})`, "student_count", stored, book),
  );
};
