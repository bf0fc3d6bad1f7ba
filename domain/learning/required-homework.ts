import type { SQL } from "drizzle-orm";
import { Context } from "effect";
import type { Value } from "../shared/sql.ts";

/** The homework of an enrolment, as SQL. Lent to learning from above, by homework. */
export class RequiredHomework extends Context.Service<
  RequiredHomework,
  {
    /** How much of a course's homework has to be accepted to complete it. */
    readonly totalOf: (courseId: Value) => SQL<number>;
    /** How much of that a student has had accepted. */
    readonly doneOf: (courseId: Value, studentId: Value) => SQL<number>;
    /** What is required of a student, as a list of `LearningHomework` in JSON, in the order of the modules. */
    readonly listOf: (courseId: Value, studentId: Value) => SQL;
    /** Statement: what was handed in with one enrolment goes on with another. */
    readonly moveTo: (enrollmentId: Value, from: Value) => SQL;
  }
>()("peerloop/learning/RequiredHomework") {}
