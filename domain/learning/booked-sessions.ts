import type { SQL } from "drizzle-orm";
import { Context } from "effect";
import type { Value } from "../shared/sql.ts";

/** The booked sessions of an enrolment, as SQL. Lent to learning from above, by sessions. */
export class BookedSessions extends Context.Service<
  BookedSessions,
  {
    /** How many of them took place, in whole or in part: those that count towards completing the course. */
    readonly countedOf: (enrollmentId: Value) => SQL<number>;
    /** All but cancelled ones as a list of `BookedSession` in JSON, the soonest first. */
    readonly listOf: (enrollmentId: Value) => SQL;
    /**
     * Statement: cancels those that have not begun, since their enrolment has ended by `userId`, and frees the time that
     * they took. Answers rows of `id`, `teacherId` and `version`.
     */
    readonly cancelOf: (enrollmentId: Value, userId: Value) => SQL;
  }
>()("peerloop/learning/BookedSessions") {}
