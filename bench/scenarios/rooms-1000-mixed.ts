import type { ChatLoad } from "../lib/chat/chat-load.ts";
import { nothingLost } from "../lib/chat/chat-outcome.ts";
import { MIX, mixedSubject, mixOfPeers, mixWasDone, mixWords, VISITORS } from "../lib/chat/mixed-outcome.ts";
import { atMost, atMostTimes } from "../lib/figures/checks.ts";
import { figureValue } from "../lib/figures/result.ts";
import { measureChat } from "../lib/measure.ts";
import { otherPeer } from "../lib/other-peer.ts";
import type { Scenario } from "../lib/scenario.ts";
import { nodeRoomPeer } from "../peers/node-room.ts";
import { peerloop } from "../peers/peerloop.ts";
import { wsPeer } from "../peers/ws.ts";
import { MOST_CONNECTIONS, manyRooms, withManyRoomsBound } from "./rooms-1000.ts";

const TIMES_WS = 8;

const load: ChatLoad = { ...manyRooms, mix: MIX, more: { visitors: VISITORS } };

/** Many small rooms as people use them. */
export const rooms1000Mixed: Scenario = {
  name: "rooms-1000-mixed",
  title: "1,000 rooms of 5 clients, everything at once",
  description:
    "5,000 people in 1,000 rooms, each on a socket of their own. One message a second is written in each room for " +
    `15 seconds, after 3 seconds of the same to warm up, and ${mixWords()}, spread over the rooms. A message is timed from ` +
    `the moment it was due to be sent until its sender has it back, committed to Postgres. ${mixOfPeers}`,
  headline: { figure: "own message, p99" },
  async run(context) {
    const own = await measureChat(context, peerloop, load);
    const nodeRoom = await otherPeer(context, nodeRoomPeer, load, mixedSubject);
    const ws = await otherPeer(context, wsPeer, load, mixedSubject);
    return {
      subjects: [withManyRoomsBound(mixedSubject(own, context.cores)), nodeRoom, ws],
      checks: [
        atMostTimes(
          "own message, p99, against ws + postgres.js",
          own.load.ownMs.p99 / figureValue(ws, "own message, p99"),
          TIMES_WS,
        ),
        atMost("connections to Postgres", own.connections, MOST_CONNECTIONS),
        atMost("deadlocks", own.deadlocks, 0),
        mixWasDone(own),
        ...nothingLost(own),
      ],
    };
  },
};
