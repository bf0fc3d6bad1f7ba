import { chatSubject, nothingLost } from "../lib/chat-outcome.ts";
import { atMost, below } from "../lib/figures/checks.ts";
import { type ChatLoad, measureChat } from "../lib/measure.ts";
import { otherPeer } from "../lib/other-peer.ts";
import type { Scenario } from "../lib/scenario.ts";
import { peerloop } from "../peers/peerloop.ts";
import { wsPeer } from "../peers/ws.ts";

const LIMIT_MS = 150;
const MOST_CONNECTIONS = 20;

const load: ChatLoad = {
  layout: { rooms: 1_000, clients: 5 },
  rate: 1_000,
  warmUpMs: 3_000,
  measureMs: 15_000,
  drainMs: 30_000,
  joinsAtOnce: 50,
};

/** Many small rooms at once, on few connections. */
export const rooms1000: Scenario = {
  name: "rooms-1000",
  title: "1,000 rooms of 5 clients, one message a second in each",
  description:
    "5,000 people in 1,000 rooms, each on a socket of their own. One message a second is written in each room for " +
    "15 seconds, after 3 seconds of the same to warm up. A message is timed from the moment it was due to be sent " +
    "until its sender has it back, committed to Postgres.",
  headline: { figure: "own message, p99", limit: LIMIT_MS },
  async run(context) {
    const own = await measureChat(context, peerloop, load);
    return {
      subjects: [chatSubject(own, context.cores), await otherPeer(context, wsPeer, load)],
      checks: [
        below("own message, p99", own.load.ownMs.p99, LIMIT_MS, "ms"),
        atMost("connections to Postgres", own.connections, MOST_CONNECTIONS),
        ...nothingLost(own),
      ],
    };
  },
};
