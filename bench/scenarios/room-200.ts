import type { ChatLoad } from "../lib/chat/chat-load.ts";
import { chatSubject, nothingLost } from "../lib/chat/chat-outcome.ts";
import { below } from "../lib/figures/checks.ts";
import { measureChat } from "../lib/measure.ts";
import { otherPeer } from "../lib/other-peer.ts";
import type { Scenario } from "../lib/scenario.ts";
import { nodeRoomPeer } from "../peers/node-room.ts";
import { peerloop } from "../peers/peerloop.ts";
import { wsPeer } from "../peers/ws.ts";

const LIMIT_MS = 150;

const load: ChatLoad = {
  layout: { rooms: 1, clients: 200 },
  rate: 1_000,
  warmUpMs: 3_000,
  measureMs: 15_000,
  drainMs: 60_000,
  joinsAtOnce: 20,
};

/** A full room in which everybody talks. */
export const room200: Scenario = {
  name: "room-200",
  title: "One room, 200 clients, 1,000 messages a second",
  description:
    "200 people in one room write 1,000 messages a second between them for 15 seconds, after 3 seconds of the same " +
    "to warm up: 200,000 deliveries a second. A message is timed from the moment it was due to be sent until the " +
    "last of the 200 clients has it, and until its sender has. Each is committed to Postgres before anybody sees it.",
  headline: { figure: "last delivery, p99", limit: LIMIT_MS },
  async run(context) {
    const own = await measureChat(context, peerloop, load);
    const nodeRoom = await otherPeer(context, nodeRoomPeer, load);
    const ws = await otherPeer(context, wsPeer, load);
    return {
      subjects: [chatSubject(own, context.cores), nodeRoom, ws],
      checks: [below("last delivery, p99", own.load.lastMs.p99, LIMIT_MS, "ms"), ...nothingLost(own)],
    };
  },
};
