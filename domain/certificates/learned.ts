import type { SQL } from "drizzle-orm";
import { Context } from "effect";
import type { Value } from "../shared/sql.ts";

/** The sessions in which somebody was taught, as SQL. Lent to certificates from above, by sessions. */
export class TaughtSessions extends Context.Service<
  TaughtSessions,
  {
    /**
     * Of those in a course that took place, in whole or in part, in JSON: `count`, `seconds` for which both were there
     * within the booked time, and `teachers`, the names of who taught them.
     */
    readonly of: (studentId: Value, courseId: Value) => SQL;
  }
>()("peerloop/certificates/TaughtSessions") {}
