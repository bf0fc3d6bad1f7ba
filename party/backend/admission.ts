import { Effect } from "effect";
import { rooms } from "../../domain/contexts.ts";
import {
  Admit,
  AskStanding,
  ForgetSocketEntries,
  ListSocketEntries,
  type Standing,
} from "../../domain/identity/admission.ts";
import { Identity } from "../../domain/identity/service.ts";
import { signInAgain } from "../../domain/identity/sign-in/entry.ts";
import {
  forgetSocketEntries,
  openTokens,
  socketEntriesOf,
} from "../../domain/identity/sign-in/socket-entries.ts";
import type { PartyName } from "../../domain/shared/actors.ts";
import { NotFound } from "../../domain/shared/errors.ts";
import { handle } from "./dispatcher.ts";

const roomOf = new Map(rooms.map((room) => [room.party, room]));

const admit = (party: PartyName, roomId: string, token: string) => {
  const room = roomOf.get(party);
  return room
    ? room.admit(token, roomId)
    : Effect.fail(new NotFound({ message: "This room doesn’t exist." }));
};

const refusedAs = (refused: Extract<Standing, { refused: unknown }>["refused"]) =>
  Effect.succeed<Standing>({ refused });

const whoIs = (token: string) => Identity.use((identity) => identity.whoIs(token));

/** What somebody who is let in already would be let in as now. What decides about entry decides about staying. */
const standingAs = (party: PartyName, roomId: string, token: string | undefined) => {
  if (token === undefined) return refusedAs("signedOut");
  const room = roomOf.get(party);
  const role = room?.knowsRoles
    ? whoIs(token).pipe(
        Effect.flatMap((signedIn) => (signedIn ? Effect.succeed<Standing>({ role: null }) : signInAgain())),
      )
    : admit(party, roomId, token).pipe(Effect.map(({ identity: { role } }): Standing => ({ role })));
  return role.pipe(
    Effect.catchTags({
      Unauthorized: () => refusedAs("signedOut"),
      Forbidden: () => refusedAs("removed"),
      NotFound: () => refusedAs("notFound"),
    }),
  );
};

/** What the worker's admission, and inboxes that close sockets, ask of a backend. */
export const admissionCommands = [
  handle(Admit, ({ party, roomId, sessionToken }) => admit(party, roomId, sessionToken)),
  handle(AskStanding, ({ party, roomId, people }) =>
    Effect.gen(function* () {
      const tokens = yield* openTokens(people);
      // Chat rooms decide about all of them in one statement.
      return yield* Effect.forEach(
        people,
        (one) => standingAs(party, roomId, tokens.get(one.authSessionId)),
        { concurrency: "unbounded" },
      );
    }),
  ),
  handle(ListSocketEntries, ({ userId, authSessionId }) => socketEntriesOf(userId, authSessionId)),
  handle(ForgetSocketEntries, ({ userId, authSessionId }) =>
    Effect.as(forgetSocketEntries(userId, authSessionId), null),
  ),
];
