import { plainPeer } from "./plain/plain-peer.ts";

/** Chat on the packages ws and postgres: one statement and one broadcast for each thing that somebody does. */
export const wsPeer = plainPeer({
  name: "ws + postgres.js",
  protocol: "ws",
  program: "./ws-server.ts",
  process: "ws server",
  path: (room) => `/${room}`,
});
