import { Context, Effect } from "effect";
import type { DatabaseError } from "../../db/errors.ts";

/** Somebody has completed a course. `teacherId`: whom they had chosen. */
export interface Completed {
  readonly studentId: string;
  readonly courseId: string;
  readonly teacherId: string | null;
  readonly hasCertificate: boolean;
}

/**
 * What else follows, with the transaction that completes an enrolment. Nothing, until whoever knows about certificates
 * says so.
 */
export const OnCompleted = Context.Reference<(completed: Completed) => Effect.Effect<void, DatabaseError>>(
  "peerloop/learning/OnCompleted",
  { defaultValue: () => () => Effect.void },
);
