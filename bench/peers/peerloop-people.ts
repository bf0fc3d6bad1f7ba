import { createHmac, randomBytes } from "node:crypto";
import type postgres from "postgres";
import { v7 } from "uuid";
import { COOKIE_PREFIX } from "../../party/wire/session-cookie.ts";
import { insertRows } from "../lib/insert-rows.ts";
import type { Layout } from "./peer.ts";

/** The room of a course, and its students, each with the cookie of their session. */
export interface PopulatedCourse {
  readonly roomId: string;
  readonly students: readonly { readonly id: string; readonly cookie: string }[];
}

const HOUR_MS = 3_600_000;

/** A session cookie as the sign-in library writes it: the token with its HMAC-SHA256 in base64, percent-encoded. */
export function sessionCookie(token: string, authSecret: string): string {
  const signature = createHmac("sha256", authSecret).update(token).digest("base64");
  return `${COOKIE_PREFIX}.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
}

/**
 * Fills an empty database with a course for each room and students who are enrolled in it and signed in: one
 * student for each client, as people have one place each in a room.
 */
export async function populate(
  sql: postgres.Sql,
  layout: Layout,
  authSecret: string,
): Promise<PopulatedCourse[]> {
  const creatorId = v7();
  const categoryId = v7();
  const courses = Array.from({ length: layout.rooms }, (_, index) => ({ id: v7(), roomId: v7(), index }));
  const students = courses.flatMap((course) =>
    Array.from({ length: layout.clients }, (_, index) => ({
      id: v7(),
      courseId: course.id,
      handle: `student-${course.index}-${index}`,
      token: randomBytes(24).toString("base64url"),
    })),
  );
  const people = [{ id: creatorId, handle: "creator" }, ...students];
  await insertRows(sql, "users", people, ({ id, handle }) => ({
    id,
    handle,
    name: `The ${handle}`,
    email: `${handle}@example.test`,
    email_verified: true,
  }));
  await insertRows(
    sql,
    "categories",
    [{ id: categoryId, name: "Benchmarks", slug: "benchmarks" }],
    (row) => row,
  );
  await insertRows(sql, "courses", courses, ({ id, index }) => ({
    id,
    creator_id: creatorId,
    category_id: categoryId,
    title: `Course ${index}`,
    slug: `course-${index}`,
    description: "A course whose room is measured.",
    duration: "2 weeks",
    level: "beginner",
    price_cents: 9_900,
    is_active: true,
  }));
  await insertRows(sql, "chat_rooms", courses, ({ id, roomId, index }) => ({
    id: roomId,
    course_id: id,
    name: `Course ${index}`,
  }));
  await insertRows(sql, "enrollments", students, ({ id, courseId }) => ({
    id: v7(),
    student_id: id,
    course_id: courseId,
  }));
  const expiresAt = new Date(Date.now() + HOUR_MS);
  await insertRows(sql, "auth_sessions", students, ({ id, token }) => ({
    id: v7(),
    user_id: id,
    token,
    expires_at: expiresAt,
  }));
  // As the server itself would do it, which never looks at tables where nothing has been written: one that is known to
  // be empty is read row by row, by plans that last as long as the run.
  await sql`analyze users, courses, chat_rooms, enrollments, auth_sessions`;
  const byCourse = Map.groupBy(students, ({ courseId }) => courseId);
  return courses.map(({ id, roomId }) => ({
    roomId,
    students: (byCourse.get(id) ?? []).map((student) => ({
      id: student.id,
      cookie: sessionCookie(student.token, authSecret),
    })),
  }));
}
