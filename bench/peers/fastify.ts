import type { Undo } from "../lib/undo.ts";
import { startNodeServer } from "./node-server.ts";
import type { RunningPeer } from "./peer.ts";

/** The cheapest route of PeerLoop's API that reads one row for somebody who is signed in. */
export const QUIET_HOURS = "/api/notifications/quiet-hours";

/** Serves that route out of PeerLoop's database, on Fastify and postgres.js. */
export async function startFastify(
  databaseUrl: string,
  undo: Undo,
): Promise<Pick<RunningPeer, "processes"> & { readonly origin: string }> {
  const { port, pid } = await startNodeServer("./fastify-server.ts", databaseUrl, undo);
  return { origin: `http://127.0.0.1:${port}`, processes: () => ({ "Fastify server": [pid] }) };
}
