import { nothingLost } from "../lib/chat/chat-outcome.ts";
import { atLeast, atLeastTimes } from "../lib/figures/checks.ts";
import { figureValue, type Subject } from "../lib/figures/result.ts";
import { HIGHEST_RATE, highestRateOf, type RateSearch, rateSubject } from "../lib/highest-rate-of.ts";
import { orFailed } from "../lib/other-peer.ts";
import type { Scenario } from "../lib/scenario.ts";
import { peerloopAt } from "../peers/against.ts";
import { bareParty } from "../peers/bare-party.ts";
import { nodeRoomPeer } from "../peers/node-room.ts";
import type { Peer } from "../peers/peer.ts";
import { peerloop } from "../peers/peerloop.ts";
import { socketIoPeer } from "../peers/socket-io.ts";
import { wsPeer } from "../peers/ws.ts";

/** People in the room. */
export const CLIENTS = 200;
const LEAST_DELIVERIES = 700_000;
const TIMES_SOCKET_IO = 12;
const SHARE_OF_BARE = 0.75;
/** The search does not tell two rates apart that are nearer to each other. */
const SHARE_OF_BEFORE = 0.95;

/** How the highest rate of a full room is looked for. */
export const fullRoom: Omit<RateSearch, "start"> = {
  load: {
    layout: { rooms: 1, clients: CLIENTS },
    warmUpMs: 3_000,
    measureMs: 8_000,
    drainMs: 3_000,
    joinsAtOnce: 20,
  },
  limitMs: 200,
};

/** How much a full room can take. */
export const roomThroughput: Scenario = {
  name: "room-throughput",
  title: "One room, 200 clients: the highest rate",
  description:
    "The rate of messages offered to a room of 200 is raised in steps, each on a server started anew, until the 99th " +
    "percentile of the time to the last delivery passes 200 ms or anything is lost, in two tries of 8 seconds after 3 " +
    "to warm up; then the distance to the highest rate that held is halved until it is under 4 %. Every message is " +
    "committed to Postgres before anybody sees it. The bare party is a room on the same platform that can do nothing " +
    "but gather, commit through one backend, and send: the practical limit. Plain Node that gathers does the same " +
    "without the platform: the limit of the machine. Times are those at each one's own highest rate.",
  headline: { figure: "durable deliveries", limit: LEAST_DELIVERIES },
  takes: ["against"],
  async run(context) {
    const { against } = context.options;
    // Before anything is measured: one that is not there is known at once.
    const earlier = against === undefined ? null : await peerloopAt(against, context.folder, context.undo);
    const own = await highestRateOf(context, peerloop, { ...fullRoom, start: 2_500 });
    const other = (peer: Peer, start: number) =>
      orFailed(context, peer, async () =>
        rateSubject(await highestRateOf(context, peer, { ...fullRoom, start }), CLIENTS, context.cores),
      );
    const before = earlier && (await other(earlier, own.rate));
    const bare = await other(bareParty, 3_500);
    const nodeRoom = await other(nodeRoomPeer, 3_500);
    const socketIo = await other(socketIoPeer, 400);
    const ws = await other(wsPeer, 400);
    // Against one that failed there is nothing to compare, which is no answer.
    const times = (subject: Subject) => own.rate / figureValue(subject, HIGHEST_RATE);
    return {
      subjects: [
        rateSubject(own, CLIENTS, context.cores),
        ...(before ? [before] : []),
        bare,
        nodeRoom,
        socketIo,
        ws,
      ],
      checks: [
        atLeast("durable deliveries", own.rate * CLIENTS, LEAST_DELIVERIES, "/s"),
        atLeastTimes("against socket.io + postgres.js", times(socketIo), TIMES_SOCKET_IO),
        atLeastTimes("against the bare party", times(bare), SHARE_OF_BARE),
        ...(before ? [atLeastTimes(`against ${before.name}`, times(before), SHARE_OF_BEFORE)] : []),
        ...nothingLost(own.trial),
      ],
    };
  },
};
