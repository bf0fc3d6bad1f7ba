import { Context, Effect } from "effect";
import type { DatabaseError } from "../../../db/errors.ts";
import type { ModulesChanged } from "./store/modules.ts";

export type { ModulesChanged } from "./store/modules.ts";

/**
 * What else follows, with the transaction of a publication, from modules that came or went: a student whose only open
 * module was taken out has completed the course. Nothing, until whoever knows about learning says so.
 */
export const OnModulesChanged = Context.Reference<
  (changed: ModulesChanged) => Effect.Effect<void, DatabaseError>
>("peerloop/courses/OnModulesChanged", { defaultValue: () => () => Effect.void });
