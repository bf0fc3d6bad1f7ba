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
export const Place = Schema.Struct({ party: PartySchema, roomId: Uuid });
export type Place = typeof Place.Type;

/** Where sockets of a user may be: those of one sign-in, or with null of all of them. */
export const ListPlaces = defineCommand({
  name: "identity.places",
  payload: Schema.Struct({ userId: Uuid, authSessionId: Schema.NullOr(Uuid) }),
  success: Schema.Array(Place),
});

/** The sockets of a sign-in that has ended are closed: where they were need not be known any more. */
export const ForgetPlaces = defineCommand({
  name: "identity.forgetPlaces",
  payload: Schema.Struct({ userId: Uuid, authSessionId: Uuid }),
  success: Schema.Null,
});

/**
 * Closes a user's sockets in a room: all of them, or with `authSessionId` those of one sign-in. With
 * `admittedBefore` (ms since 1970) only those that were admitted by then: who was let in again stays.
 * Every actor understands it.
 */
export const CloseConnections = Schema.TaggedStruct("CloseConnections", {
  userId: Uuid,
  authSessionId: Schema.NullOr(Uuid),
  admittedBefore: Schema.optionalKey(Schema.Number),
  code: Schema.Int,
  reason: Schema.String,
});
export type CloseConnections = typeof CloseConnections.Type;
