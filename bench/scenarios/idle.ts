import { setTimeout } from "node:timers/promises";
import type postgres from "postgres";
import type { ChatClientFrame } from "../../domain/chat/wire.ts";
import { atMost } from "../lib/figures/checks.ts";
import { figureValue, type Subject } from "../lib/figures/result.ts";
import { startLoad } from "../lib/load.ts";
import { meterOf, onPeer } from "../lib/measure.ts";
import { boundBy } from "../lib/meters/bound-by.ts";
import type { CpuUse } from "../lib/meters/cpu-meter.ts";
import { residentBytes } from "../lib/meters/proc.ts";
import { orFailed } from "../lib/other-peer.ts";
import type { BenchContext, Scenario } from "../lib/scenario.ts";
import { shortLayout } from "../lib/short.ts";
import { haveHibernated, measureVisibleTabs } from "../lib/visible-tabs.ts";
import type { IdlePlan, IdleResult } from "../load/idlers.ts";
import type { RoomSeats } from "../load/plan.ts";
import { bareSockets } from "../peers/bare-party.ts";
import type { Layout, Peer } from "../peers/peer.ts";
import { peerloop } from "../peers/peerloop.ts";

const LIMIT_KB = 20;
const MEMORY = "memory of an idle connection";
const OWN_LIMIT_KB = 8;
const LAYOUT = { rooms: 50, clients: 100 };

/** The runtime puts a room to sleep some ten seconds after its last event. */
const QUIET_MS = 25_000;

/** For what one frame to each room causes, and until Postgres has counted it: it does so ten seconds late. */
const WAKE_MS = 1_000;
const COUNTED_MS = 12_000;

const silent = { measuring() {}, measured() {} };
const text = (frame: ChatClientFrame) => JSON.stringify(frame);

/** What sockets that do nothing cost a peer, in bytes of the runtime's resident memory. */
interface Idle {
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

const layoutOf = ({ options }: BenchContext): Layout => (options.isShort ? shortLayout(LAYOUT) : LAYOUT);

const measureIdle = (
  context: BenchContext,
  peer: Peer,
  says: Pick<IdlePlan, "hello" | "wake">,
): Promise<Idle> => {
  const { rooms, clients } = layoutOf(context);
  return onPeer(context, peer, { rooms, clients: clients + 1 }, async (running, sql, part) => {
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
      return startLoad<IdlePlan, IdleResult>("idle-child.ts", plan, part);
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
};

const subjectOf = (
  name: string,
  cores: number,
  { cpu, each, before, full, after, joinedMs }: Idle,
): Subject => ({
  name,
  cpu,
  boundBy:
    "Bound by what the runtime itself keeps of a socket, outside of its JavaScript heap, in every worker and room on " +
    `the socket's way. ${boundBy(cpu, cores)}`,
  figures: [
    { name: MEMORY, unit: "KB", value: each / 1_000, better: "less" },
    { name: "the runtime before", unit: "MB", value: before / 1e6 },
    { name: "the runtime when all had joined", unit: "MB", value: full / 1e6 },
    { name: "the runtime when all was quiet", unit: "MB", value: after / 1e6 },
    { name: "all clients joined", unit: "ms", value: joinedMs },
  ],
});

/** People who have the room open in a tab that they do not look at. */
export const idle: Scenario = {
  name: "idle",
  title: "5,000 idle connections",
  description:
    "50 rooms with one hidden tab each fall asleep; then 5,000 more people come, 100 to a room, and hide their tabs " +
    "too. The figure is by how much the runtime's memory (VmRSS of workerd) has grown for each of the 5,000, " +
    `${QUIET_MS / 1_000} seconds after the last has come. That the rooms had hibernated shows when somebody types in ` +
    "each: a room that slept has forgotten everything and reads itself from Postgres, one that is awake reads " +
    "nothing. Beside it rooms that do nothing but hold as many sockets and hibernate: what is more is PeerLoop's own. " +
    "Then 50 people look at a room each, in tabs that send their heartbeats as the client does, by its own code, and do " +
    "nothing: counted is how often rooms and inboxes are made anew, which is what waking is, in as many seconds of " +
    "quiet and when each speaks once.",
  headline: { figure: MEMORY, limit: LIMIT_KB },
  async run(context) {
    const own = await measureIdle(context, peerloop, {
      hello: text({ _tag: "Beat", visible: false }),
      wake: text({ _tag: "Typing", is: false }),
    });
    const bare = await orFailed(context, bareSockets, async () =>
      subjectOf(bareSockets.name, context.cores, await measureIdle(context, bareSockets, {})),
    );
    const { rooms } = layoutOf(context);
    const visible = await measureVisibleTabs(context, rooms, QUIET_MS);
    const [once, twice] = own.reads;
    const bareKilobytes = figureValue(bare, MEMORY);
    return {
      subjects: [subjectOf(peerloop.name, context.cores, own), bare],
      checks: [
        atMost(MEMORY, own.each / 1_000, LIMIT_KB, "KB", 1),
        atMost("of that, PeerLoop's own", own.each / 1_000 - bareKilobytes, OWN_LIMIT_KB, "KB", 1),
        {
          what: "every quiet room had hibernated",
          wanted: `${rooms} rooms read when somebody types, and no more when they type twice`,
          got: `${once} reads for once, ${twice} for twice`,
          met: once >= rooms && twice < once * 1.5,
        },
        ...haveHibernated(visible),
        atMost("sockets closed by the server", own.closed + visible.closed, 0),
      ],
    };
  },
};

/** How often rooms were looked up in their table since the server started; never, where there is none. */
async function roomsRead(sql: postgres.Sql): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select (coalesce(seq_scan, 0) + coalesce(idx_scan, 0))::int as count
    from pg_stat_user_tables where relname = 'chat_rooms'`;
  return row?.count ?? 0;
}
