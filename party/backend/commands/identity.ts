import { Effect } from "effect";
import { ChatAdmissions } from "../../../domain/chat/admissions.ts";
import {
  Admit,
  AskStanding,
  ForgetPlaces,
  identityIn,
  ListPlaces,
  type Standing,
} from "../../../domain/identity/admission.ts";
import { Identity } from "../../../domain/identity/service.ts";
import {
  enterPlace,
  forgetPlaces,
  openTokens,
  placesOf,
} from "../../../domain/identity/sign-in/socket-entries.ts";
import { admitToInbox } from "../../../domain/notifications/access.ts";
import { admitToDashboard, admitToSession } from "../../../domain/sessions/access.ts";
import type { PartyName } from "../../../domain/shared/actors.ts";
import { Unauthorized } from "../../../domain/shared/errors.ts";
import { admitToSummon } from "../../../domain/summons/access.ts";
import { handle } from "./dispatcher.ts";

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

const refusedAs = (refused: Extract<Standing, { refused: unknown }>["refused"]) =>
  Effect.succeed<Standing>({ refused });

/** What somebody who is let in already would be let in as now. What decides about entry decides about staying. */
const standingAs = (party: PartyName, roomId: string, token: string | undefined) => {
  if (token === undefined) return refusedAs("signedOut");
  // What somebody is in a help room follows from its summon, whose room knows each step of it.
  const role =
    party === "summon"
      ? Identity.use((identity) => identity.whoIs(token)).pipe(
          Effect.flatMap((signedIn) => (signedIn ? Effect.succeed<Standing>({ role: null }) : signInAgain())),
        )
      : admitAs(party, roomId, token).pipe(Effect.map(({ identity: { role } }): Standing => ({ role })));
  return role.pipe(
    Effect.catchTags({
      Unauthorized: () => refusedAs("signedOut"),
      Forbidden: () => refusedAs("removed"),
      NotFound: () => refusedAs("notFound"),
    }),
  );
};

/** What the worker's admission, and inboxes that close sockets, ask of a backend. */
export const identityCommands = [
  handle(Admit, ({ party, roomId, sessionToken }) => admitAs(party, roomId, sessionToken)),
  handle(AskStanding, ({ party, roomId, people }) =>
    Effect.gen(function* () {
      const tokens = yield* openTokens(people);
      // Chat rooms decide about all of them in one statement.
      return yield* Effect.forEach(
        people,
        (one) => standingAs(party, roomId, tokens.get(one.authSessionId)),
        {
          concurrency: "unbounded",
        },
      );
    }),
  ),
  handle(ListPlaces, ({ userId, authSessionId }) => placesOf(userId, authSessionId)),
  handle(ForgetPlaces, ({ userId, authSessionId }) => Effect.as(forgetPlaces(userId, authSessionId), null)),
];
