import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Peer } from "./peer.ts";

/** Chat on the packages ws and postgres: one insert and one broadcast a message. */
export const wsPeer: Peer = {
  name: "ws + postgres.js",
  protocol: "ws",
  async start({ databaseUrl, sql, layout, undo }) {
    const child = fork(fileURLToPath(new URL("./ws-server.ts", import.meta.url)), {
      env: { ...process.env, DATABASE_URL: databaseUrl },
    });
    const exited = once(child, "exit");
    undo.add(async () => {
      if (child.connected) child.disconnect();
      await exited;
    });
    const ended = exited.then(() => Promise.reject(new Error("The ws peer has ended.")));
    ended.catch(() => {});
    const [{ port }] = (await Promise.race([once(child, "message"), ended])) as [{ port: number }];
    const seat = (room: number, client: number) => ({
      url: `ws://127.0.0.1:${port}/room-${room}/client-${client}`,
      headers: {},
    });
    return {
      rooms: Array.from({ length: layout.rooms }, (_, room) => ({
        seats: Array.from({ length: layout.clients }, (_, client) => seat(room, client)),
      })),
      processes: () => ({ "ws server": child.pid === undefined ? [] : [child.pid] }),
      async stored(ids) {
        const [row] = await sql<{ count: number }[]>`
          select count(*)::int as count from messages where id = any(${sql.array([...ids])}::uuid[])`;
        return { count: row?.count ?? 0 };
      },
    };
  },
};
