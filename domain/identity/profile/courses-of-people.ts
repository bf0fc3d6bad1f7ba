import type { SQL, SQLWrapper } from "drizzle-orm";
import { Context } from "effect";

type Id = string | SQLWrapper;

/**
 * Whether two users are people of one course, as an SQL condition: it decides who sees a profile. Given to identity from
 * above, so that it need not know of courses.
 */
export class SameCourse extends Context.Service<
  SameCourse,
  { readonly isShared: (one: Id, other: Id) => SQL<boolean> }
>()("peerloop/identity/SameCourse") {}
