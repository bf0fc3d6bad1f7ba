import { plainPeer } from "./plain/plain-peer.ts";

/** Chat on socket.io and postgres: one statement and one `emit` to the room for each thing that somebody does. */
export const socketIoPeer = plainPeer({
  name: "socket.io + postgres.js",
  protocol: "socketIo",
  program: "./socket-io-server.ts",
  process: "socket.io server",
  // WebSocket at once, without the long polling that socket.io begins with: what it costs is not measured here.
  path: (room) => `/socket.io/?EIO=4&transport=websocket&room=${room}`,
});
