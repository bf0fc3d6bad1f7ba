import { atMost, atMostTimes } from "../lib/figures/checks.ts";
import { figureValue, type Subject } from "../lib/figures/result.ts";
import { startLoad } from "../lib/load.ts";
import { meterOf, onPeer } from "../lib/measure.ts";
import { boundBy } from "../lib/meters/bound-by.ts";
import { orFailed } from "../lib/other-peer.ts";
import type { BenchContext, Scenario } from "../lib/scenario.ts";
import { shortLayout } from "../lib/short.ts";
import type { CrowdPlan, CrowdResult } from "../load/crowd/crowd.ts";
import { nodeRoomPeer } from "../peers/node-room.ts";
import type { Peer } from "../peers/peer.ts";
import { peerloop } from "../peers/peerloop.ts";
import { wsPeer } from "../peers/ws.ts";

const CLIENTS = 1_000;
const LIMIT_MS = 1_500;
const TIMES_WS = 2.5;
const ALL_IN = "all in the room";
const CLOSED = "sockets closed by the server";

/** Has a crowd come to a peer's room in which there is somebody already. */
const measure = (context: BenchContext, peer: Peer): Promise<Subject> => {
  const crowd = { rooms: 1, clients: CLIENTS };
  const { clients } = context.options.isShort ? shortLayout(crowd) : crowd;
  return onPeer(context, peer, { rooms: 1, clients: clients + 1 }, async (running, sql, part) => {
    const [first, ...others] = running.rooms[0]?.seats ?? [];
    if (!first) throw new Error("Nobody is there.");
    const plan: CrowdPlan = { protocol: peer.protocol, first, crowd: others };
    const load = await startLoad<CrowdPlan, CrowdResult>("crowd/crowd-child.ts", plan, part);
    const meter = await meterOf(running, sql, load.pid);
    const { joinedMs, eachMs, joinsAgain, closed } = await load.run(meter);
    const cpu = meter.use();
    const ms = (name: string, value: number) => ({ name, unit: "ms", value, better: "less" }) as const;
    return {
      name: peer.name,
      cpu,
      boundBy: boundBy(cpu, context.cores),
      figures: [
        ms(ALL_IN, joinedMs),
        ms("in the room, p50", eachMs.p50),
        ms("in the room, p99", eachMs.p99),
        { name: "joins tried again", unit: "", value: joinsAgain },
        { name: CLOSED, unit: "", value: closed },
      ],
    };
  });
};

/** A lesson begins. */
export const join1000: Scenario = {
  name: "join-1000",
  title: "1,000 members join one room at once",
  description:
    "One person is in a room when its 1,000 other members open it at the same moment, each on a socket of their own. " +
    "Timed from the first attempt until the last is in: who they are and whether they belong there was looked up in " +
    "Postgres for each, and PeerLoop has told each who is there. One that the server is too busy for tries again as a " +
    "browser does.",
  headline: { figure: ALL_IN, limit: LIMIT_MS },
  async run(context) {
    const own = await measure(context, peerloop);
    const nodeRoom = await orFailed(context, nodeRoomPeer, () => measure(context, nodeRoomPeer));
    const ws = await orFailed(context, wsPeer, () => measure(context, wsPeer));
    return {
      subjects: [own, nodeRoom, ws],
      checks: [
        atMost(ALL_IN, figureValue(own, ALL_IN), LIMIT_MS, "ms"),
        atMostTimes("against ws + postgres.js", figureValue(own, ALL_IN) / figureValue(ws, ALL_IN), TIMES_WS),
        atMost(CLOSED, figureValue(own, CLOSED), 0),
      ],
    };
  },
};
