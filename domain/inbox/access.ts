import { Effect } from "effect";
import type { SignedIn } from "../identity/authentication.ts";
import { Forbidden } from "../shared/errors.ts";

/** An inbox is its user's alone: its room has the user's id. */
export const admitToInbox = Effect.fn("notifications.admit")(function* (signedIn: SignedIn, roomId: string) {
  if (signedIn.id !== roomId) return yield* new Forbidden({ message: "This inbox belongs to someone else." });
  return { role: "owner", grant: null };
});
