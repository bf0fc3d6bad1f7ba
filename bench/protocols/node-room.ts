import { heardIn, type PlainEvent, plainRequests } from "./plain.ts";
import type { Protocol } from "./protocol.ts";

/** The plain JSON of the gathering peer: a request there, all events of a commit back in one frame. */
export const nodeRoomProtocol: Protocol = {
  joinsOnOpen: true,
  ...plainRequests(JSON.stringify),
  decode: (raw) => heardIn(JSON.parse(raw) as PlainEvent[]),
};
