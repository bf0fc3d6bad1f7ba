import { Schema } from "effect";
import { Instant, Uuid } from "./schema.ts";

/**
 * Why a frame was refused. After `unavailable` and `rate_limited` the same frame is worth sending again later;
 * the others say that it will never be taken.
 */
export const RejectionCode = Schema.Literals([
  "malformed",
  "too_large",
  "rate_limited",
  "forbidden",
  "not_found",
  "conflict",
  "unavailable",
]);
export type RejectionCode = typeof RejectionCode.Type;

/** Answer to a frame that was not taken. `id` is that of the refused frame where it carried one. */
export const Rejected = Schema.TaggedStruct("Rejected", {
  id: Schema.NullOr(Schema.String),
  code: RejectionCode,
  message: Schema.String,
  /** The tag of the refused frame, where it had one that the room knows. */
  of: Schema.optionalKey(Schema.String),
  /** With `rate_limited`: whole seconds after which the same frame may be taken. */
  retryAfterSeconds: Schema.optionalKey(Schema.Int),
});
export type Rejected = typeof Rejected.Type;

/**
 * Heartbeat that renews the connection's lease; `visible` is false while the tab is hidden. `received` counts the
 * UTF-16 code units of all frames received on this connection, answers without a `time` left out: by it the room knows
 * how far behind the client is. What is not given is as it was. The first beat of a connection gives `visible`, which
 * also says that beats will follow; one that gives nothing is best sent as `CONSTANT_BEAT`, which wakes no room.
 */
export const Beat = Schema.TaggedStruct("Beat", {
  visible: Schema.optionalKey(Schema.Boolean),
  received: Schema.optionalKey(Schema.Int.check(Schema.isGreaterThanOrEqualTo(0))),
});
export type Beat = typeof Beat.Type;

/**
 * Answer to a heartbeat, to its sender alone: how a client tells a quiet room from a dead connection. One that gives
 * something is answered by the room, which has taken note of it, with the `time` at which that was sent: every instant
 * that PeerLoop names is of the server's clock.
 */
export const BeatAnswer = Schema.TaggedStruct("Beat", { time: Schema.optionalKey(Instant) });
export type BeatAnswer = typeof BeatAnswer.Type;

/** Who a connection speaks for, as the worker's admission established it. Never taken from a client. */
export const Identity = Schema.Struct({
  userId: Uuid,
  authSessionId: Uuid,
  name: Schema.String,
  handle: Schema.String,
  avatarUrl: Schema.NullOr(Schema.String),
  /** What the user is in this room, in the words of the room's context (`student`, `creator`, `responder`…). */
  role: Schema.String,
  /** What others see as the role, where that says less than what the user may do here. */
  shownRole: Schema.optionalKey(Schema.String),
});
export type Identity = typeof Identity.Type;
