import { Effect } from "effect";
import { Database } from "../../db/database.ts";
import type { SignedIn } from "../identity/authentication.ts";
import { noSuchSummon, refusalOf, standingOf, visibleAs } from "./offers/standing.ts";

/**
 * The room of a summon is for its two people; while it is pending for everybody who may answer it; and, to see
 * its state alone, for the course's creator and moderators. For strangers it does not exist.
 */
export const admitToSummon = Effect.fn("summons.admit")(function* (signedIn: SignedIn, roomId: string) {
  const standing = yield* standingOf(yield* Database, signedIn.id, roomId);
  if (standing === null) return yield* noSuchSummon();
  const role = visibleAs(standing);
  if (role === null) return yield* refusalOf(standing);
  return { role: role as string, grant: null };
});
