import { and, eq, type SQL } from "drizzle-orm";
import type { Drizzle } from "../../../db/database.ts";
import { studentTeachers } from "../../../db/schema/index.ts";

/**
 * Stores how many students somebody has taught in a course, where they are its student-teacher. `taught` is the number,
 * as SQL: the row is locked before it is counted, so that of two sessions that close at once the second counts both.
 */
export const writeStudentsTaught = async (
  db: Drizzle,
  userId: string,
  courseId: string,
  taught: SQL<number>,
): Promise<void> => {
  const own = and(eq(studentTeachers.userId, userId), eq(studentTeachers.courseId, courseId));
  const rows = await db
    .select({ id: studentTeachers.id })
    .from(studentTeachers)
    .where(own)
    .for("no key update");
  for (const { id } of rows)
    await db.update(studentTeachers).set({ studentsTaught: taught }).where(eq(studentTeachers.id, id));
};
