import { Effect } from "effect";
import { ChatAdmissions } from "../../domain/chat/admissions.ts";
import { Admit, ForgetPlaces, identityIn, ListPlaces } from "../../domain/identity/admission.ts";
import { enterPlace, forgetPlaces, placesOf } from "../../domain/identity/places.ts";
import { Identity } from "../../domain/identity/service.ts";
import { admitToInbox } from "../../domain/notifications/access.ts";
import { admitToDashboard, admitToSession } from "../../domain/sessions/access.ts";
import type { PartyName } from "../../domain/shared/actors.ts";
import { Unauthorized } from "../../domain/shared/errors.ts";
import { admitToSummon } from "../../domain/summons/access.ts";
import { handle } from "../lib/commands.ts";

/** Who decides about entry to which kind of room; chat rooms decide for many people at once. */
const rules = {
  session: admitToSession,
  summon: admitToSummon,
  inbox: admitToInbox,
  dashboard: admitToDashboard,
} satisfies Record<Exclude<PartyName, "chat">, unknown>;

const signInAgain = () => new Unauthorized({ message: "Please sign in." });

const admitAs = Effect.fn("admit")(function* (party: PartyName, roomId: string, sessionToken: string) {
  if (party === "chat") return yield* ChatAdmissions.use((chat) => chat.admit(sessionToken, roomId));
  const signedIn = yield* Identity.use((identity) => identity.whoIs(sessionToken));
  if (signedIn === null) return yield* signInAgain();
  const { role, grant } = yield* rules[party](signedIn, roomId);
  if (!(yield* enterPlace(signedIn.authSessionId, party, roomId))) return yield* signInAgain();
  return { identity: identityIn(signedIn, role), grant: grant as unknown };
});

/** What the worker's admission, and inboxes that close sockets, ask of a backend. */
export const identityCommands = [
  handle(Admit, ({ party, roomId, sessionToken }) => admitAs(party, roomId, sessionToken)),
  handle(ListPlaces, ({ userId, authSessionId }) => placesOf(userId, authSessionId)),
  handle(ForgetPlaces, ({ userId, authSessionId }) => Effect.as(forgetPlaces(userId, authSessionId), null)),
];
