import { heardIn, type PlainEvent, plainRequests } from "./plain.ts";
import type { Protocol } from "./protocol.ts";

/** The plain JSON of the ws peer: a request there, an event back to everybody whom it concerns. */
export const wsProtocol: Protocol = {
  joinsOnOpen: true,
  ...plainRequests(JSON.stringify),
  decode: (raw) => heardIn([JSON.parse(raw) as PlainEvent]),
};
