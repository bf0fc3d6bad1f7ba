import type { LoadPlan, LoadResult } from "../load/plan.ts";
import type { Layout, Peer } from "../peers/peer.ts";
import { GENERATOR } from "./bound-by.ts";
import { watchConnections } from "./connection-count.ts";
import { type CpuUse, startCpuMeter } from "./cpu-meter.ts";
import { benchClient } from "./database-server.ts";
import { startLoad } from "./load.ts";
import { postgresProcesses } from "./postgres-processes.ts";
import type { BenchContext } from "./scenario.ts";

/** A plan for any peer: who is there comes with the peer. */
export interface ChatLoad extends Omit<LoadPlan, "protocol" | "rooms"> {
  readonly layout: Layout;
}

/** What a peer did under a load. */
export interface ChatMeasurement {
  readonly peer: string;
  readonly load: LoadResult;
  /** Messages found in the database afterwards, and what else is wrong with them there. */
  readonly stored: { readonly count: number; readonly fault?: string };
  /** Connections to the database at most, while the messages were sent. */
  readonly connections: number;
  /** While the messages that count were sent. */
  readonly cpu: CpuUse | null;
}

/** Starts a peer on a database of its own, puts it under the load, looks what was stored, and ends it. */
export async function measureChat(
  { server, folder, undo, say }: BenchContext,
  peer: Peer,
  { layout, ...plan }: ChatLoad,
): Promise<ChatMeasurement> {
  say(peer.name);
  const part = undo.part();
  try {
    const databaseUrl = await server.createDatabase(part);
    const sql = benchClient(databaseUrl);
    part.add(() => sql.end({ timeout: 1 }));
    const running = await peer.start({ databaseUrl, sql, layout, folder, undo: part });
    const load = await startLoad({ ...plan, protocol: peer.protocol, rooms: running.rooms }, part);
    const postgres = await postgresProcesses(sql);
    const connections = watchConnections(sql);
    let meter: ReturnType<typeof startCpuMeter> | undefined;
    let cpu: CpuUse | null = null;
    const result = await load.run({
      measuring() {
        meter = startCpuMeter(() => ({
          ...running.processes(),
          Postgres: postgres(),
          [GENERATOR]: [load.pid],
        }));
      },
      measured() {
        cpu = meter?.stop() ?? null;
      },
    });
    return {
      peer: peer.name,
      load: result,
      connections: await connections.stop(),
      stored: await running.stored(result.ids),
      cpu,
    };
  } finally {
    await part.all();
  }
}
