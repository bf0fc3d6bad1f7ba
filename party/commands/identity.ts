import { Effect } from "effect";
import { admitToChat } from "../../domain/chat/access.ts";
import { Admit } from "../../domain/identity/admission.ts";
import { Identity } from "../../domain/identity/service.ts";
import { admitToInbox } from "../../domain/notifications/access.ts";
import { admitToDashboard, admitToSession } from "../../domain/sessions/access.ts";
import type { PartyName } from "../../domain/shared/actors.ts";
import { Unauthorized } from "../../domain/shared/errors.ts";
import type { Identity as RoomIdentity } from "../../domain/shared/wire.ts";
import { admitToSummon } from "../../domain/summons/access.ts";
import { handle } from "../lib/commands.ts";

/** Longest avatar address that still fits the state of a connection. */
const MAX_AVATAR_URL = 300;
const MAX_NAME = 80;

/** The one table of who decides about entry to which kind of room. */
const rules = {
  chat: admitToChat,
  session: admitToSession,
  summon: admitToSummon,
  inbox: admitToInbox,
  dashboard: admitToDashboard,
} satisfies Record<PartyName, unknown>;

const admitAs = Effect.fn("admit")(function* (party: PartyName, roomId: string, sessionToken: string) {
  const identity = yield* Identity;
  const signedIn = yield* identity.whoIs(sessionToken);
  if (signedIn === null) return yield* new Unauthorized({ message: "Please sign in." });
  const { role, grant } = yield* rules[party](signedIn, roomId);
  const { id: userId, authSessionId, name, handle: userHandle, avatarUrl } = signedIn;
  const admitted: RoomIdentity = {
    userId,
    authSessionId,
    name: name.slice(0, MAX_NAME),
    handle: userHandle,
    avatarUrl: avatarUrl !== null && avatarUrl.length <= MAX_AVATAR_URL ? avatarUrl : null,
    role,
  };
  return { identity: admitted, grant: grant as unknown };
});

/** What the worker's admission asks of a backend. */
export const identityCommands = [
  handle(Admit, ({ party, roomId, sessionToken }) => admitAs(party, roomId, sessionToken)),
];
