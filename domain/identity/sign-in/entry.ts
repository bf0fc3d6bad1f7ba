import { Effect } from "effect";
import type { PartyName } from "../../shared/actors.ts";
import { Unauthorized } from "../../shared/errors.ts";
import { type Admission, identityIn } from "../admission.ts";
import type { SignedIn } from "../authentication.ts";
import { Identity } from "../service.ts";
import { noteSocketEntry } from "./socket-entries.ts";

export const signInAgain = () => new Unauthorized({ message: "Please sign in." });

/**
 * Admission to a kind of room by its rule, which says what somebody is there and what the room is told of them besides.
 * Notes where their sockets may be before it answers, so that whoever ends their sign-in finds them.
 */
export const admittedBy = <E, R>(
  party: PartyName,
  rule: (
    signedIn: SignedIn,
    roomId: string,
  ) => Effect.Effect<{ readonly role: string; readonly grant: unknown }, E, R>,
) =>
  Effect.fn("admit")(function* (sessionToken: string, roomId: string) {
    const signedIn = yield* Identity.use((identity) => identity.whoIs(sessionToken));
    if (signedIn === null) return yield* signInAgain();
    const { role, grant } = yield* rule(signedIn, roomId);
    if (!(yield* noteSocketEntry(signedIn.authSessionId, party, roomId))) return yield* signInAgain();
    const admission: Admission = { identity: identityIn(signedIn, role), grant };
    return admission;
  });
