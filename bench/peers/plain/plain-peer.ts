import { startNodeServer } from "../node-server.ts";
import type { Peer } from "../peer.ts";
import { storedIn } from "../plain-messages.ts";
import { createTables, populateTables, roomName } from "./tables.ts";

/** What one plain chat server differs from another in. */
interface PlainPeer extends Pick<Peer, "name" | "protocol"> {
  /** Its program, beside `node-server.ts`. */
  readonly program: string;
  /** What its process is called in tables. */
  readonly process: string;
  /** Path and query at which clients join a room. */
  readonly path: (room: string) => string;
}

/** A chat server in a Node process, whose clients are signed in and belong to their rooms. */
export const plainPeer = ({ name, protocol, program, process, path }: PlainPeer): Peer => ({
  name,
  protocol,
  async start({ databaseUrl, sql, layout, undo }) {
    await createTables(sql);
    const tokens = await populateTables(sql, layout);
    const { port, pid } = await startNodeServer(program, databaseUrl, undo);
    return {
      rooms: tokens.map((inRoom, room) => ({
        seats: inRoom.map((token) => ({
          url: `ws://127.0.0.1:${port}${path(roomName(room))}`,
          headers: { cookie: `session=${token}` },
        })),
      })),
      processes: () => ({ [process]: [pid] }),
      stored: storedIn(sql),
    };
  },
});
