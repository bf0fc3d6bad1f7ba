import { sql } from "drizzle-orm";
import type { FreeHelpers } from "../courses/free-helpers.ts";
import type { ModuleCalls } from "../courses/module-calls.ts";
import type { CalledCourses } from "../notifications/store/names.ts";
import { isFree, isFreeIn, ready } from "./offers/candidates.ts";

/** What contexts below ask of summons. */
export const freeHelpers: FreeHelpers["Service"] = { isFree, isFreeIn, ready };

export const moduleCalls: ModuleCalls["Service"] = {
  isCalledAbout: (moduleId) =>
    sql<boolean>`exists (select 1 from help_summons call where call.module_id = ${moduleId})`,
};

export const calledCourses: CalledCourses["Service"] = {
  titleOf: (summonId) => sql<string | null>`(
    select called.title from help_summons call join courses called on called.id = call.course_id
    where call.id = ${summonId})`,
};
