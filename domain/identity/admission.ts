import { Schema } from "effect";
import { defineCommand } from "../shared/command.ts";
import { Uuid } from "../shared/schema.ts";
import { Identity } from "../shared/wire.ts";

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

/**
 * Closes a user's sockets in a room: all of them, or with `authSessionId` those of one sign-in.
 * Every actor understands it.
 */
export const CloseConnections = Schema.TaggedStruct("CloseConnections", {
  userId: Uuid,
  authSessionId: Schema.NullOr(Uuid),
  code: Schema.Int,
  reason: Schema.String,
});
export type CloseConnections = typeof CloseConnections.Type;
