import type { SQL } from "drizzle-orm";
import { Context } from "effect";
import type { Value } from "../shared/sql.ts";

/** The open chat room of a course, by its id, as SQL; null where there is none. Lent to courses from above, by chat. */
export class CourseRooms extends Context.Service<
  CourseRooms,
  { readonly roomOf: (courseId: Value) => SQL<string | null> }
>()("peerloop/courses/CourseRooms") {}
