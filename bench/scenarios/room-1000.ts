import type { ChatLoad } from "../lib/chat/chat-load.ts";
import { chatSubject, nothingLost } from "../lib/chat/chat-outcome.ts";
import { atMost } from "../lib/figures/checks.ts";
import { measureChat } from "../lib/measure.ts";
import { otherPeer } from "../lib/other-peer.ts";
import type { Scenario } from "../lib/scenario.ts";
import { peerloop } from "../peers/peerloop.ts";
import { socketIoPeer } from "../peers/socket-io.ts";
import { wsPeer } from "../peers/ws.ts";

const LIMIT_MS = 250;

const load: ChatLoad = {
  layout: { rooms: 1, clients: 1_000 },
  rate: 200,
  warmUpMs: 3_000,
  measureMs: 15_000,
  drainMs: 30_000,
  joinsAtOnce: 20,
};

/** A crowd that listens while some talk. */
export const room1000: Scenario = {
  name: "room-1000",
  title: "One room, 1,000 clients, 200 messages a second",
  description:
    "1,000 people in one room write 200 messages a second between them for 15 seconds, after 3 seconds of the same to " +
    "warm up: 200,000 deliveries a second in many small frames. A message is timed from the moment it was due to be " +
    "sent until the last of the 1,000 clients has it, and until its sender has.",
  headline: { figure: "last delivery, p99", limit: LIMIT_MS },
  async run(context) {
    const own = await measureChat(context, peerloop, load);
    const socketIo = await otherPeer(context, socketIoPeer, load);
    const ws = await otherPeer(context, wsPeer, load);
    return {
      subjects: [chatSubject(own, context.cores), socketIo, ws],
      checks: [atMost("last delivery, p99", own.load.lastMs.p99, LIMIT_MS, "ms", 2), ...nothingLost(own)],
    };
  },
};
