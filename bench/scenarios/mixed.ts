import type { ChatLoad } from "../lib/chat/chat-load.ts";
import { nothingLost } from "../lib/chat/chat-outcome.ts";
import { MIX, mixedSubject, mixOfPeers, mixWasDone, mixWords, VISITORS } from "../lib/chat/mixed-outcome.ts";
import { atMost } from "../lib/figures/checks.ts";
import { numberText } from "../lib/figures/number-text.ts";
import { measureChat } from "../lib/measure.ts";
import { otherPeer } from "../lib/other-peer.ts";
import type { Scenario } from "../lib/scenario.ts";
import { signInsAtTheirLimit } from "../load/chat/sign-ins.ts";
import { nodeRoomPeer } from "../peers/node-room.ts";
import { peerloop } from "../peers/peerloop.ts";
import { wsPeer } from "../peers/ws.ts";

const LIMIT_MS = 150;
const TIMES_BESIDE_ONE = 2;
const MORE_WITH_SIGN_INS_MS = 60;

const load: ChatLoad = {
  layout: { rooms: 1, clients: 200 },
  rate: 1_000,
  warmUpMs: 4_000,
  measureMs: 15_000,
  drainMs: 30_000,
  joinsAtOnce: 20,
  mix: MIX,
  more: { visitors: VISITORS },
};

const originOf = (url: string) => new URL(url.replace("ws", "http")).origin;

/** A full room as people use one. */
export const mixed: Scenario = {
  name: "mixed",
  title: "One room, 200 clients, everything at once",
  description:
    `200 people in one room write 1,000 messages a second between them, and ${mixWords()}. Rate limits are lifted: they ` +
    "allow each of 200 people two messages a second. Then the same beside one member who does everything as often as " +
    "one person may, over as many sockets as one person may have; and the same while people sign in as often as " +
    `passwords are hashed under the limits. ${mixOfPeers}`,
  headline: { figure: "last delivery, p99", limit: LIMIT_MS },
  async run(context) {
    const own = await measureChat(context, peerloop, load);
    context.say("the same beside one member at every limit");
    const beside = await measureChat(context, peerloop, {
      ...load,
      more: { visitors: VISITORS, isHeavy: true },
    });
    context.say("the same while people sign in");
    let signIns = 0;
    const signingIn = await measureChat(context, peerloop, {
      ...load,
      beside: async ({ rooms }) => {
        const end = await signInsAtTheirLimit(originOf(rooms[0]?.seats[0]?.url ?? ""));
        return async () => {
          signIns = await end();
        };
      },
    });
    const nodeRoom = await otherPeer(context, nodeRoomPeer, load, mixedSubject);
    const ws = await otherPeer(context, wsPeer, load, mixedSubject);
    const p99 = own.load.lastMs.p99;
    return {
      subjects: [
        mixedSubject(own, context.cores),
        { ...mixedSubject(beside, context.cores), name: "beside one at every limit" },
        { ...mixedSubject(signingIn, context.cores), name: "while people sign in" },
        nodeRoom,
        ws,
      ],
      checks: [
        atMost("last delivery, p99", p99, LIMIT_MS, "ms", 1),
        atMost(
          "the same beside one member at every limit",
          beside.load.lastMs.p99,
          TIMES_BESIDE_ONE * p99,
          "ms",
          1,
        ),
        atMost(
          "the same while people sign in",
          signingIn.load.lastMs.p99,
          p99 + MORE_WITH_SIGN_INS_MS,
          "ms",
          1,
        ),
        atMost("deadlocks", own.deadlocks + beside.deadlocks + signingIn.deadlocks, 0),
        mixWasDone(own),
        {
          what: "people signed in",
          wanted: "some",
          got: `${numberText(signIns)} sign-ins`,
          met: signIns > 0,
        },
        ...nothingLost(own),
      ],
    };
  },
};
