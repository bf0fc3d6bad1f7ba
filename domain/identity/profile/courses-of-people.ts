import type { SQL } from "drizzle-orm";
import { Context } from "effect";
import type { Value } from "../../shared/sql.ts";
import type { Profile } from "../model.ts";

/** What a profile shows of courses, as SQL. Lent to identity from above, so that it need not know of courses. */
export class CoursesOfPeople extends Context.Service<
  CoursesOfPeople,
  {
    /** Whether two users are people of one course: it decides who sees a profile. */
    readonly isShared: (one: Value, other: Value) => SQL<boolean>;
    /** The active courses that a user teaches, as creator or student-teacher, as a list in JSON. */
    readonly taughtBy: (userId: Value) => SQL<Profile["courses"]>;
    /** Whether a user teaches a course that is open: their card is for everybody then. */
    readonly teaches: (userId: Value) => SQL<boolean>;
    /** What somebody can be interested in, as a subquery of one column, `topic`: categories, and tags of listed courses. */
    readonly topics: SQL;
  }
>()("peerloop/identity/CoursesOfPeople") {}
