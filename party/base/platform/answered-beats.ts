import type * as Party from "partykit/server";
import { CONSTANT_BEAT, CONSTANT_BEAT_ANSWER } from "../../../domain/shared/protocol.ts";
import type { ObjectState } from "./object-state.ts";

/** Tells when the platform last answered a constant beat of a socket, in ms since 1970; 0 where it never has. */
export type AnsweredAt = (socket: object) => number;

const never: AnsweredAt = () => 0;

/** By the storage of the object: the one thing that both the platform's object and PartyKit's room show. */
const byStorage = new WeakMap<object, AnsweredAt>();

/**
 * Has the platform answer the constant beats of an object's sockets. It does so without running anything of the object,
 * so that one that sleeps goes on sleeping, and notes when. Where it does not know how to, they reach the room.
 */
export const answerBeats = (state: ObjectState): AnsweredAt => {
  const { WebSocketRequestResponsePair: Pair } = globalThis as {
    WebSocketRequestResponsePair?: new (request: string, response: string) => unknown;
  };
  if (!Pair || !state.setWebSocketAutoResponse || !state.getWebSocketAutoResponseTimestamp) return never;
  state.setWebSocketAutoResponse(new Pair(CONSTANT_BEAT, CONSTANT_BEAT_ANSWER));
  const answeredAt: AnsweredAt = (socket) =>
    state.getWebSocketAutoResponseTimestamp?.(socket)?.getTime() ?? 0;
  byStorage.set(state.storage, answeredAt);
  return answeredAt;
};

/** When beats of a room's sockets were answered for it. */
export const answeredAtOf = ({ storage }: Pick<Party.Room, "storage">): AnsweredAt =>
  byStorage.get(storage) ?? never;
