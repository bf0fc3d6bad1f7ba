import { and, eq, sql } from "drizzle-orm";
import { Effect, Schema } from "effect";
import { Database } from "../../db/database.ts";
import { courses, enrollments, sessions, users } from "../../db/schema/index.ts";
import { enrolmentStands } from "../courses/access.ts";
import type { SignedIn } from "../identity/authentication.ts";
import { Forbidden, NotFound } from "../shared/errors.ts";
import { rowsAs } from "../shared/rows-as.ts";
import { SessionStatus } from "./model.ts";
import { isOpen, NOT_ENROLLED } from "./rules.ts";

/** What somebody is in a session's room. An observer sees the state and takes no part. */
const SessionRole = Schema.Literals(["teacher", "student", "observer"]);
export type SessionRole = typeof SessionRole.Type;

const entries = rowsAs(
  Schema.Struct({
    role: Schema.NullOr(SessionRole),
    status: SessionStatus,
    isEnrolled: Schema.Boolean,
  }),
);

/**
 * The teacher, the student and the creator of the course may enter; to anybody else the session does not exist. Before
 * it is over it takes place only while its enrolment stands: else `Forbidden`, with the reason.
 */
export const admitToSession = Effect.fn("sessions.admit")(function* (signedIn: SignedIn, sessionId: string) {
  const database = yield* Database;
  const [row] = yield* Effect.flatMap(
    database.query((db) =>
      db
        .select({
          role: sql<SessionRole | null>`case ${signedIn.id}::uuid
          when ${sessions.teacherId} then 'teacher'
          when ${sessions.studentId} then 'student'
          when ${courses.creatorId} then 'observer' end`,
          status: sessions.status,
          isEnrolled: enrolmentStands,
        })
        .from(sessions)
        .innerJoin(enrollments, eq(enrollments.id, sessions.enrollmentId))
        .innerJoin(courses, eq(courses.id, enrollments.courseId))
        .where(eq(sessions.id, sessionId)),
    ),
    entries,
  );
  const role = row?.role ?? null;
  if (!row || role === null) return yield* new NotFound({ message: "This session doesn’t exist." });
  if (isOpen(row) && !row.isEnrolled) return yield* new Forbidden({ message: NOT_ENROLLED });
  return { role, grant: null };
});

/** A creator enters their own dashboard, administrators that of any creator. */
export const admitToDashboard = Effect.fn("dashboard.admit")(function* (
  signedIn: SignedIn,
  creatorId: string,
) {
  const isOwn = signedIn.id === creatorId;
  if (isOwn && signedIn.roles.includes("creator")) return { role: "creator", grant: null };
  if (signedIn.roles.includes("admin")) {
    const database = yield* Database;
    const found = yield* database.query((db) =>
      db
        .select({ id: users.id })
        .from(users)
        .where(and(eq(users.id, creatorId), users.isCreator)),
    );
    if (found.length > 0) return { role: "admin", grant: null };
  }
  return yield* isOwn
    ? new Forbidden({ message: "The dashboard is for course creators." })
    : new NotFound({ message: "This dashboard doesn’t exist." });
});
