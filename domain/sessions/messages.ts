import { Schema } from "effect";
import { Count, Uuid } from "../shared/schema.ts";

/**
 * A session or its attendance has changed; published with every change of its `version`. Its creator's dashboard
 * hears of each one, its own room of those that came from elsewhere. It carries no state: who wants it reads it, so
 * that one who hears of two changes in the wrong order ends with the newer.
 */
export const SessionChanged = Schema.TaggedStruct("SessionChanged", { sessionId: Uuid, version: Count });
export type SessionChanged = typeof SessionChanged.Type;

/**
 * Somebody who had seats in this session has taken one in another (`elsewhere`) at `at`, in milliseconds since 1970:
 * those that they took here before are given up. Nobody sits in two sessions at once.
 */
export const SeatTaken = Schema.TaggedStruct("SeatTaken", {
  sessionId: Uuid,
  userId: Uuid,
  at: Schema.Int,
  elsewhere: Uuid,
});
export type SeatTaken = typeof SeatTaken.Type;

/** What `/parties/session/<session id>` and `/parties/dashboard/<creator id>` understand. */
export const SessionMessage = Schema.Union([SessionChanged, SeatTaken]);
export type SessionMessage = typeof SessionMessage.Type;
