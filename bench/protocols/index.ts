import { barePartyProtocol } from "./bare-party.ts";
import { nodeRoomProtocol } from "./node-room.ts";
import { peerloopProtocol } from "./peerloop.ts";
import type { Protocol } from "./protocol.ts";
import { socketIoProtocol } from "./socket-io.ts";
import { wsProtocol } from "./ws.ts";

/** Every protocol that the load generator speaks, by the name under which a plan asks for it. */
export const protocols = {
  peerloop: peerloopProtocol,
  bareParty: barePartyProtocol,
  nodeRoom: nodeRoomProtocol,
  socketIo: socketIoProtocol,
  ws: wsProtocol,
} satisfies Record<string, Protocol>;

export type ProtocolName = keyof typeof protocols;
