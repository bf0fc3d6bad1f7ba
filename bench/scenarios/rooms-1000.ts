import type { ChatLoad } from "../lib/chat/chat-load.ts";
import { chatSubject, nothingLost } from "../lib/chat/chat-outcome.ts";
import { atMost, atMostTimes, below } from "../lib/figures/checks.ts";
import { figureValue, type Subject } from "../lib/figures/result.ts";
import { measureChat } from "../lib/measure.ts";
import { otherPeer } from "../lib/other-peer.ts";
import type { Scenario } from "../lib/scenario.ts";
import { nodeRoomPeer } from "../peers/node-room.ts";
import { peerloop } from "../peers/peerloop.ts";
import { wsPeer } from "../peers/ws.ts";

const LIMIT_MS = 150;
const TIMES_WS = 5;
const JOINING_TIMES_WS = 4;

/** Connections to Postgres that PeerLoop may hold, however many rooms there are. */
export const MOST_CONNECTIONS = 20;

/** Many small rooms. */
export const manyRooms: ChatLoad = {
  layout: { rooms: 1_000, clients: 5 },
  rate: 1_000,
  warmUpMs: 3_000,
  measureMs: 15_000,
  drainMs: 30_000,
  joinsAtOnce: 50,
};

/** A subject with what bounds PeerLoop where there are many rooms, as profiles of workerd have shown. */
export const withManyRoomsBound = (subject: Subject): Subject => ({
  ...subject,
  boundBy:
    "The slowest messages are those that came while V8 collected its whole heap, for some 60 ms every four seconds; nearly half " +
    "of what it collects there is what the runtime allocates for each frame that it sends. Joins wait for the disk: for " +
    `each room that is new the runtime makes a database in a file of its own. ${subject.boundBy}`,
});

/** Many small rooms at once, on few connections. */
export const rooms1000: Scenario = {
  name: "rooms-1000",
  title: "1,000 rooms of 5 clients, one message a second in each",
  description:
    "5,000 people in 1,000 rooms, each on a socket of their own. One message a second is written in each room for " +
    "15 seconds, after 3 seconds of the same to warm up. A message is timed from the moment it was due to be sent " +
    "until its sender has it back, committed to Postgres. Before that all of them join, 50 at a time: who they are and " +
    "whether they belong there is looked up in Postgres for each, in PeerLoop as in the others.",
  headline: { figure: "own message, p99", limit: LIMIT_MS },
  async run(context) {
    const own = await measureChat(context, peerloop, manyRooms);
    const nodeRoom = await otherPeer(context, nodeRoomPeer, manyRooms);
    const ws = await otherPeer(context, wsPeer, manyRooms);
    return {
      subjects: [withManyRoomsBound(chatSubject(own, context.cores)), nodeRoom, ws],
      checks: [
        below("own message, p99", own.load.ownMs.p99, LIMIT_MS, "ms"),
        atMostTimes(
          "own message, p99, against ws + postgres.js",
          own.load.ownMs.p99 / figureValue(ws, "own message, p99"),
          TIMES_WS,
        ),
        atMostTimes(
          "5,000 people join, against ws + postgres.js",
          own.load.joinedMs / figureValue(ws, "all clients joined"),
          JOINING_TIMES_WS,
        ),
        atMost("connections to Postgres", own.connections, MOST_CONNECTIONS),
        ...nothingLost(own),
      ],
    };
  },
};
