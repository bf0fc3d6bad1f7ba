import type { Protocol } from "./protocol.ts";

/** A frame of `bench/peers/bare-party/room.ts`. */
type Broadcast = readonly { readonly id: string }[];

/** The plain JSON of the bare party: a message there, all messages of a commit back to everybody. */
export const barePartyProtocol: Protocol = {
  joinsOnOpen: true,
  encode: (message) => JSON.stringify(message),
  decode: (raw) => ({ delivered: (JSON.parse(raw) as Broadcast).map(({ id }) => id) }),
};
