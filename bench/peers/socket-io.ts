import { startNodeServer } from "./node-server.ts";
import type { Peer } from "./peer.ts";
import { storedIn } from "./plain-messages.ts";

/** Chat on socket.io and postgres: one insert and one `io.to(room).emit` a message. */
export const socketIoPeer: Peer = {
  name: "socket.io + postgres.js",
  protocol: "socketIo",
  async start({ databaseUrl, sql, layout, undo }) {
    const { port, pid } = await startNodeServer("./socket-io-server.ts", databaseUrl, undo);
    // WebSocket at once, without the long polling that socket.io begins with: what it costs is not measured here.
    const seat = (room: number, client: number) => ({
      url: `ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket&room=room-${room}&author=client-${client}`,
      headers: {},
    });
    return {
      rooms: Array.from({ length: layout.rooms }, (_, room) => ({
        seats: Array.from({ length: layout.clients }, (_, client) => seat(room, client)),
      })),
      processes: () => ({ "socket.io server": [pid] }),
      stored: storedIn(sql),
    };
  },
};
