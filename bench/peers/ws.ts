import { startNodeServer } from "./node-server.ts";
import type { Peer } from "./peer.ts";
import { storedIn } from "./plain-messages.ts";

/** Chat on the packages ws and postgres: one insert and one broadcast a message. */
export const wsPeer: Peer = {
  name: "ws + postgres.js",
  protocol: "ws",
  async start({ databaseUrl, sql, layout, undo }) {
    const { port, pid } = await startNodeServer("./ws-server.ts", databaseUrl, undo);
    const seat = (room: number, client: number) => ({
      url: `ws://127.0.0.1:${port}/room-${room}/client-${client}`,
      headers: {},
    });
    return {
      rooms: Array.from({ length: layout.rooms }, (_, room) => ({
        seats: Array.from({ length: layout.clients }, (_, client) => seat(room, client)),
      })),
      processes: () => ({ "ws server": [pid] }),
      stored: storedIn(sql),
    };
  },
};
