import { setTimeout } from "node:timers/promises";
import type postgres from "postgres";
import { boundBy } from "../lib/bound-by.ts";
import { atMost } from "../lib/checks.ts";
import { startLoad } from "../lib/load.ts";
import { meterOf, onPeer } from "../lib/measure.ts";
import { residentBytes } from "../lib/proc.ts";
import type { Scenario } from "../lib/scenario.ts";
import type { IdlePlan, IdleResult } from "../load/idlers.ts";
import type { RoomSeats } from "../load/plan.ts";
import { peerloop } from "../peers/peerloop.ts";

const LIMIT_KB = 20;
const ROOMS = 50;
const CLIENTS = 100;

/** The runtime puts a room to sleep some ten seconds after its last event. */
const QUIET_MS = 25_000;

/** For what one frame to each room causes. */
const WAKE_MS = 5_000;

const silent = { measuring() {}, measured() {} };

/** People who have the room open in a tab that they do not look at. */
export const idle: Scenario = {
  name: "idle",
  title: "5,000 idle connections",
  description:
    "50 rooms with one hidden tab each fall asleep; then 5,000 more people come, 100 to a room, and hide their tabs " +
    "too. The figure is by how much the runtime's memory (VmRSS of workerd) has grown for each of the 5,000, " +
    `${QUIET_MS / 1_000} seconds after the last has come. That the rooms had hibernated shows when somebody types in ` +
    "each: a room that slept has forgotten everything and reads itself from Postgres, one that was awake reads nothing.",
  headline: { figure: "memory of an idle connection", limit: LIMIT_KB },
  run: (context) =>
    onPeer(context, peerloop, { rooms: ROOMS, clients: CLIENTS + 1 }, async (running, sql, part) => {
      const workerd = () => {
        const [pid] = running.processes().workerd ?? [];
        return (pid === undefined ? undefined : residentBytes(pid)) ?? Number.NaN;
      };
      const seat = (rooms: readonly RoomSeats[]) =>
        startLoad<IdlePlan, IdleResult>(
          "idle-child.ts",
          { rooms, joinsAtOnce: 20, patienceMs: WAKE_MS },
          part,
        );
      const places = (from: number, to: number) =>
        running.rooms.map(({ seats }) => ({ seats: seats.slice(from, to) }));
      await seat(places(0, 1));
      await setTimeout(QUIET_MS);
      const before = workerd();
      context.say(`${ROOMS * CLIENTS} more join`);
      const began = performance.now();
      const crowd = await seat(places(1, CLIENTS + 1));
      const joinedMs = Math.round(performance.now() - began);
      const full = workerd();
      await setTimeout(QUIET_MS - 10_000);
      const meter = await meterOf(running, sql, crowd.pid);
      meter.measuring();
      await setTimeout(10_000);
      meter.measured();
      const after = workerd();
      const asleep = await roomsRead(sql);
      const { closed } = await crowd.run(silent);
      const woken = await roomsRead(sql);
      await crowd.run(silent);
      const awake = await roomsRead(sql);
      const each = (after - before) / (ROOMS * CLIENTS) / 1_000;
      const cpu = meter.use();
      return {
        subjects: [
          {
            name: peerloop.name,
            cpu,
            boundBy:
              "What a connection costs: its socket and what the platform keeps of it while its room sleeps, and what " +
              `its joining has left on the heap. ${boundBy(cpu, context.cores)}`,
            figures: [
              { name: "memory of an idle connection", unit: "KB", value: each, better: "less" },
              { name: "the runtime before", unit: "MB", value: before / 1e6 },
              { name: "the runtime when all had joined", unit: "MB", value: full / 1e6 },
              { name: "the runtime when all was quiet", unit: "MB", value: after / 1e6 },
              { name: "all clients joined", unit: "ms", value: joinedMs },
            ],
          },
        ],
        checks: [
          atMost("memory of an idle connection", each, LIMIT_KB, "KB", 1),
          {
            what: "every quiet room had hibernated",
            wanted: `${ROOMS} rooms read when somebody types, none when somebody types again`,
            got: `${woken - asleep} reads, then ${awake - woken}`,
            met: woken - asleep >= ROOMS && awake - woken < ROOMS / 2,
          },
          atMost("sockets closed by the server", closed, 0),
        ],
      };
    }),
};

/** How often rooms were looked up in their table since the server started. */
async function roomsRead(sql: postgres.Sql): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select (coalesce(seq_scan, 0) + coalesce(idx_scan, 0))::int as count
    from pg_stat_user_tables where relname = 'chat_rooms'`;
  return row?.count ?? 0;
}
