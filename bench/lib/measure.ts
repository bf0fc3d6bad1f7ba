import type postgres from "postgres";
import { MAX_SOCKETS_PER_USER } from "../../domain/shared/limits.ts";
import type { LoadPhases, LoadPlan, LoadResult } from "../load/plan.ts";
import type { Layout, Peer, RunningPeer } from "../peers/peer.ts";
import type { ChatLoad } from "./chat/chat-load.ts";
import { watchConnections } from "./connection-count.ts";
import { benchClient } from "./database-server.ts";
import { startLoad } from "./load.ts";
import { GENERATOR } from "./meters/bound-by.ts";
import { type CpuUse, startCpuMeter } from "./meters/cpu-meter.ts";
import { postgresProcesses } from "./meters/postgres-processes.ts";
import type { BenchContext } from "./scenario.ts";
import { shortened } from "./short.ts";
import type { Undo } from "./undo.ts";

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
  /** Times that statements of the peer waited for each other for ever. */
  readonly deadlocks: number;
}

/** Starts a peer on a database of its own, does something with it, and ends it. */
export async function onPeer<A>(
  { server, folder, undo, say }: BenchContext,
  peer: Peer,
  layout: Layout,
  use: (running: RunningPeer, sql: postgres.Sql, part: Undo, databaseUrl: string) => Promise<A>,
): Promise<A> {
  say(peer.name);
  const part = undo.part();
  try {
    const databaseUrl = await server.createDatabase(part);
    const sql = benchClient(databaseUrl);
    part.add(() => sql.end({ timeout: 1 }));
    const running = await peer.start({ databaseUrl, sql, layout, folder, undo: part });
    return await use(running, sql, part, databaseUrl);
  } finally {
    await part.all();
  }
}

/** Measures what a peer, its generator and Postgres use while what counts is going on. */
export async function meterOf(
  running: Pick<RunningPeer, "processes">,
  sql: postgres.Sql,
  generator: number,
): Promise<LoadPhases & { use(): CpuUse | null }> {
  const postgres = await postgresProcesses(sql);
  let meter: ReturnType<typeof startCpuMeter> | undefined;
  let use: CpuUse | null = null;
  return {
    measuring() {
      meter = startCpuMeter(() => ({
        ...running.processes(),
        Postgres: postgres(),
        [GENERATOR]: [generator],
      }));
    },
    measured() {
      use = meter?.stop() ?? null;
    },
    use: () => use,
  };
}

/** Starts a peer on a database of its own, puts it under the load, looks what was stored, and ends it. */
export function measureChat(context: BenchContext, peer: Peer, load: ChatLoad): Promise<ChatMeasurement> {
  const { layout, more, beside, ...plan } = context.options.isShort ? shortened(load) : load;
  const extra = visitorsOfEach(layout, more) + (more?.isHeavy ? 1 : 0);
  const all = { ...layout, clients: layout.clients + extra };
  return onPeer(context, peer, all, async (running, sql, part) => {
    const whole: LoadPlan = { ...plan, protocol: peer.protocol, ...placesOf(running, layout, more) };
    const generator = await startLoad<LoadPlan, LoadResult>("chat/child.ts", whole, part);
    const connections = watchConnections(sql);
    const meter = await meterOf(running, sql, generator.pid);
    const endBeside = await beside?.(running);
    const result = await generator.run(meter);
    await endBeside?.();
    return {
      peer: peer.name,
      load: result,
      connections: await connections.stop(),
      stored: await running.stored(result.ids),
      cpu: meter.use(),
      deadlocks: await deadlocksIn(sql),
    };
  });
}

/** Visitors of each room. */
const visitorsOfEach = ({ rooms }: Layout, more: ChatLoad["more"]) =>
  Math.ceil((more?.visitors ?? 0) / rooms);

/** The places of those who are measured, and of those who are there besides. */
function placesOf(
  { rooms }: RunningPeer,
  layout: Layout,
  more: ChatLoad["more"],
): Pick<LoadPlan, "rooms" | "heavy"> {
  const { clients } = layout;
  const visitors = visitorsOfEach(layout, more);
  const member = more?.isHeavy ? rooms[0]?.seats[clients + visitors] : undefined;
  return {
    rooms: rooms.map(({ seats }) => ({
      seats: seats.slice(0, clients),
      visitors: seats.slice(clients, clients + visitors),
    })),
    ...(member ? { heavy: Array.from({ length: MAX_SOCKETS_PER_USER }, () => member) } : {}),
  };
}

async function deadlocksIn(sql: postgres.Sql): Promise<number> {
  const [row] = await sql<{ deadlocks: number }[]>`
    select deadlocks::int from pg_stat_database where datname = current_database()`;
  return row?.deadlocks ?? 0;
}
