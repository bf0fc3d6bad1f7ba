import { v7 as uuidv7 } from "uuid";
import type { TestRuntime } from "./runtime.ts";

/** Books another session for a student's enrolment, past the calendar. Times in milliseconds from now. */
export const bookSession = async (
  { sql }: Pick<TestRuntime, "sql">,
  who: { readonly student: string; readonly teacher: string; readonly course?: string },
  { start = -60_000, end = 3_600_000 }: { readonly start?: number; readonly end?: number } = {},
): Promise<string> => {
  const id = uuidv7();
  const now = Date.now();
  const booked = await sql`
    insert into sessions (id, enrollment_id, teacher_id, student_id, scheduled_start, scheduled_end)
    select ${id}, e.id, t.id, s.id, ${new Date(now + start)}, ${new Date(now + end)}
    from enrollments e
    join courses c on c.id = e.course_id
    join users s on s.id = e.student_id
    join users t on t.handle = ${who.teacher}
    where s.handle = ${who.student} and c.slug = ${who.course ?? "intro-to-claude-code"} and e.status <> 'cancelled'`;
  if (booked.count !== 1) throw new Error(`${who.student} is not enrolled`);
  return id;
};

/** Somebody's attendance of a session as it is stored, in milliseconds since 1970. */
export const attendanceOf = async (
  { sql }: Pick<TestRuntime, "sql">,
  sessionId: string,
  userId: string,
): Promise<readonly { readonly joinedAt: number; readonly leftAt: number | null }[]> => {
  const rows = await sql<{ joined_at: Date; left_at: Date | null }[]>`
    select joined_at, left_at from session_attendance
    where session_id = ${sessionId} and user_id = ${userId} order by joined_at`;
  return rows.map((row) => ({ joinedAt: row.joined_at.getTime(), leftAt: row.left_at?.getTime() ?? null }));
};
