import type { SQL } from "drizzle-orm";
import { Context } from "effect";
import type { Value } from "../shared/sql.ts";

/** Whether anybody has called for help about a module, as an SQL condition. Lent to courses from above, by summons. */
export class ModuleCalls extends Context.Service<
  ModuleCalls,
  { readonly isCalledAbout: (moduleId: Value) => SQL<boolean> }
>()("peerloop/courses/ModuleCalls") {}
