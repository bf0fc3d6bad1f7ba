import type { SQL } from "drizzle-orm";
import { Context } from "effect";
import type { Value } from "../shared/sql.ts";

/** The chat room of a course, as SQL. Lent to courses from above, by chat. */
export class CourseRooms extends Context.Service<
  CourseRooms,
  {
    /** The id of its open room; null where there is none. */
    readonly roomOf: (courseId: Value) => SQL<string | null>;
    /** A statement that opens its room, and makes it where it had none: its `id`, and no row where it is open by that name. */
    readonly open: (courseId: string, name: string) => SQL;
    /** A statement that closes its room, in which what was written stays: its `id`, and no row where it was not open. */
    readonly close: (courseId: string) => SQL;
  }
>()("peerloop/courses/CourseRooms") {}
