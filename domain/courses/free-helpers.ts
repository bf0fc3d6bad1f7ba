import type { SQL } from "drizzle-orm";
import { Context } from "effect";
import type { Value } from "../shared/sql.ts";

/**
 * Who would answer a call for help right now, as SQL conditions: what a course shows of its people, and summons decide.
 * Given to courses and chat from above, so that they need not know of summons.
 */
export class FreeHelpers extends Context.Service<
  FreeHelpers,
  {
    readonly isFree: (userId: Value) => SQL<boolean>;
    /** Those who may be: they say that they are ready. A subquery of one column, `user_id`. */
    readonly ready: SQL;
    /** The same in a course: whoever was removed from its room answers nobody there. */
    readonly isFreeIn: (userId: Value, courseId: Value) => SQL<boolean>;
  }
>()("peerloop/courses/FreeHelpers") {}
