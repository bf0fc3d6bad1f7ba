import type { Protocol } from "./protocol.ts";

/** A frame of `bench/peers/ws-server.ts`. */
interface Broadcast {
  readonly id: string;
}

/** The plain JSON of the ws peer: a message there, the same message with its author and time back to everybody. */
export const wsProtocol: Protocol = {
  joinsOnOpen: true,
  encode: (message) => JSON.stringify(message),
  decode: (raw) => ({ delivered: [(JSON.parse(raw) as Broadcast).id] }),
};
