import { Schema } from "effect";
import { defineCommand } from "../shared/command.ts";
import { firstWithin } from "../shared/rules.ts";
import { Uuid } from "../shared/schema.ts";
import { Identity } from "../shared/wire.ts";
import type { SignedIn } from "./authentication.ts";
import { MAX_ROOM_AVATAR_URL, MAX_ROOM_NAME } from "./limits.ts";

export const PartySchema = Schema.Literals(["chat", "session", "summon", "inbox", "dashboard"]);

/**
 * May whoever holds this session token enter that room? Fails with `Unauthorized`, `Forbidden` or `NotFound`.
 * `grant` is what the room wants to know of the newcomer besides who they are.
 */
export const Admit = defineCommand({
  name: "identity.admit",
  payload: Schema.Struct({ party: PartySchema, roomId: Uuid, sessionToken: Schema.String }),
  success: Schema.Struct({ identity: Identity, grant: Schema.Unknown }),
});
export type Admission = typeof Admit.success.Type;

/** Who somebody is in a room, and as what they are shown there, short enough for the state of a connection. */
export const identityIn = (
  signedIn: Pick<SignedIn, "id" | "authSessionId" | "name" | "handle" | "avatarUrl">,
  role: string,
  shownRole = role,
): Identity => {
  const { id: userId, authSessionId, name, handle, avatarUrl } = signedIn;
  const shownAvatar = avatarUrl !== null && avatarUrl.length <= MAX_ROOM_AVATAR_URL ? avatarUrl : null;
  return {
    userId,
    authSessionId,
    name: firstWithin(name, MAX_ROOM_NAME),
    handle,
    avatarUrl: shownAvatar,
    role,
    ...(shownRole === role ? {} : { shownRole }),
  };
};

/** A room that somebody may have sockets in. */
export const SocketEntry = Schema.Struct({ party: PartySchema, roomId: Uuid });
export type SocketEntry = typeof SocketEntry.Type;

/** Where sockets of a user may be: those of one sign-in, or with null of all of them. */
export const ListSocketEntries = defineCommand({
  name: "identity.socketEntries",
  payload: Schema.Struct({ userId: Uuid, authSessionId: Schema.NullOr(Uuid) }),
  success: Schema.Array(SocketEntry),
});

/** The sockets of a sign-in that has ended are closed: where they were need not be known any more. */
export const ForgetSocketEntries = defineCommand({
  name: "identity.forgetSocketEntries",
  payload: Schema.Struct({ userId: Uuid, authSessionId: Uuid }),
  success: Schema.Null,
});

/** Somebody who has a socket in a room, by one of their sign-ins. */
const Present = Schema.Struct({ userId: Uuid, authSessionId: Uuid });

/**
 * What somebody is in a room now, `role` null where the room itself knows better than admission; or why they may not
 * be there any more.
 */
export const Standing = Schema.Union([
  Schema.Struct({ role: Schema.NullOr(Schema.String) }),
  Schema.Struct({ refused: Schema.Literals(["signedOut", "removed", "notFound"]) }),
]);
export type Standing = typeof Standing.Type;

/** May those who have sockets in that room still have them? Answers for each of `people`, in their order. */
export const AskStanding = defineCommand({
  name: "identity.standing",
  payload: Schema.Struct({ party: PartySchema, roomId: Uuid, people: Schema.Array(Present) }),
  success: Schema.Array(Standing),
});

/** Closes the sockets of one sign-in of a user, which has ended. Every actor understands it. */
export const CloseConnections = Schema.TaggedStruct("CloseConnections", {
  userId: Uuid,
  authSessionId: Uuid,
  code: Schema.Int,
  reason: Schema.String,
});
export type CloseConnections = typeof CloseConnections.Type;

/**
 * What a user may do in a room (null: what anybody may) has changed: the room asks again and closes the sockets of
 * those who may not stay, or are something else now. Every actor understands it.
 */
export const CheckAccess = Schema.TaggedStruct("CheckAccess", { userId: Schema.NullOr(Uuid) });
export type CheckAccess = typeof CheckAccess.Type;
