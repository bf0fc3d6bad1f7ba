import { setTimeout } from "node:timers/promises";
import type postgres from "postgres";
import type { IdlePlan, IdleResult } from "../../load/idle/idlers.ts";
import type { RoomSeats } from "../../load/plan.ts";
import type { Layout, Peer } from "../../peers/peer.ts";
import { startLoad } from "../load.ts";
import { meterOf, onPeer } from "../measure.ts";
import type { CpuUse } from "../meters/cpu-meter.ts";
import { residentBytes } from "../meters/proc.ts";
import type { BenchContext } from "../scenario.ts";

/** The runtime puts a room to sleep some ten seconds after its last event. */
export const QUIET_MS = 25_000;

/** For what one frame to each room causes, and until Postgres has counted it: it does so ten seconds late. */
const WAKE_MS = 1_000;
const COUNTED_MS = 12_000;

const silent = { measuring() {}, measured() {} };

/** What sockets that do nothing cost a peer, in bytes of the runtime's resident memory. */
export interface Idle {
  readonly before: number;
  readonly full: number;
  readonly after: number;
  readonly each: number;
  readonly joinedMs: number;
  readonly cpu: CpuUse | null;
  /** Rooms read from their table when one client of each spoke once, and after another sleep when it spoke twice. */
  readonly reads: readonly [number, number];
  readonly closed: number;
}

/** Has people join rooms and do nothing, after one of each room whose memory is not counted. */
export const measureIdle = (
  context: BenchContext,
  peer: Peer,
  { rooms, clients }: Layout,
  says: Pick<IdlePlan, "hello" | "beat" | "wake">,
): Promise<Idle> =>
  onPeer(context, peer, { rooms, clients: clients + 1 }, async (running, sql, part) => {
    const workerd = () => {
      const [pid] = running.processes().workerd ?? [];
      return (pid === undefined ? undefined : residentBytes(pid)) ?? Number.NaN;
    };
    const seat = (from: number, to: number) => {
      const places: RoomSeats[] = running.rooms.map(({ seats }) => ({ seats: seats.slice(from, to) }));
      const plan: IdlePlan = {
        protocol: peer.protocol,
        rooms: places,
        joinsAtOnce: 20,
        patienceMs: WAKE_MS,
        ...says,
      };
      return startLoad<IdlePlan, IdleResult>("idle/idle-child.ts", plan, part);
    };
    await seat(0, 1);
    await setTimeout(QUIET_MS);
    const before = workerd();
    context.say(`${rooms * clients} more join`);
    const began = performance.now();
    const crowd = await seat(1, clients + 1);
    const joinedMs = Math.round(performance.now() - began);
    const full = workerd();
    await setTimeout(QUIET_MS - 10_000);
    const meter = await meterOf(running, sql, crowd.pid);
    meter.measuring();
    await setTimeout(10_000);
    meter.measured();
    const after = workerd();
    const readsOf = async (times: number) => {
      const earlier = await roomsRead(sql);
      for (let time = 0; time < times; time++) await crowd.run(silent);
      await setTimeout(COUNTED_MS);
      return (await roomsRead(sql)) - earlier;
    };
    const once = await readsOf(1);
    await setTimeout(QUIET_MS - COUNTED_MS);
    const twice = await readsOf(2);
    const { closed } = await crowd.run(silent);
    const each = (after - before) / (rooms * clients);
    return {
      before,
      full,
      after,
      each,
      joinedMs,
      cpu: meter.use(),
      reads: [once, twice],
      closed,
    };
  });

/** How often rooms were looked up in their table since the server started; never, where there is none. */
async function roomsRead(sql: postgres.Sql): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select (coalesce(seq_scan, 0) + coalesce(idx_scan, 0))::int as count
    from pg_stat_user_tables where relname = 'chat_rooms'`;
  return row?.count ?? 0;
}
