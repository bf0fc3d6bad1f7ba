import { plainPeer } from "./plain/plain-peer.ts";

/**
 * Plain Node that gathers as PeerLoop's rooms do: what comes while a commit is under way makes up the next one, over
 * all rooms, and what a commit has stored goes out as one frame. Without the platform, checks and features: the limit
 * of the machine.
 */
export const nodeRoomPeer = plainPeer({
  name: "plain Node that gathers",
  protocol: "nodeRoom",
  program: "./node-room/server.ts",
  process: "Node server",
  path: (room) => `/${room}`,
});
