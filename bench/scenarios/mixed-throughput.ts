import { nothingLost } from "../lib/chat/chat-outcome.ts";
import { MIX, mixedSubject, mixOfPeers, mixWasDone, mixWords, VISITORS } from "../lib/chat/mixed-outcome.ts";
import { atLeastTimes, atMost } from "../lib/figures/checks.ts";
import { numberText } from "../lib/figures/number-text.ts";
import { figureValue } from "../lib/figures/result.ts";
import { HIGHEST_RATE, highestRateOf, type RateSearch, rateSubject } from "../lib/highest-rate-of.ts";
import { orFailed } from "../lib/other-peer.ts";
import type { Scenario } from "../lib/scenario.ts";
import { nodeRoomPeer } from "../peers/node-room.ts";
import type { Peer } from "../peers/peer.ts";
import { peerloop } from "../peers/peerloop.ts";
import { socketIoPeer } from "../peers/socket-io.ts";
import { CLIENTS, fullRoom } from "./room-throughput.ts";

const SHARE_OF_SENDS_ALONE = 0.4;
const TIMES_SOCKET_IO = 6;
/** Of the rate with sends alone, to which the one with everything is only held: a rough one will do. */
const ROUGH = 1.1;

const everything: Omit<RateSearch, "start"> = {
  ...fullRoom,
  load: { ...fullRoom.load, mix: MIX, more: { visitors: VISITORS } },
};

/** How much a full room can take of what people do in one. */
export const mixedThroughput: Scenario = {
  name: "mixed-throughput",
  title: "One room, 200 clients, everything at once: the highest rate",
  description:
    `The highest rate of messages in a room of 200, looked for as in the room of messages alone, while ${mixWords()}. ` +
    "The 99th percentile of the time to the last delivery is 200 ms at most. " +
    `${mixOfPeers} PeerLoop's own rate with messages alone is looked for in the same run, to within 10 %.`,
  headline: { figure: "durable deliveries" },
  async run(context) {
    const subject = (found: Awaited<ReturnType<typeof highestRateOf>>) =>
      rateSubject(found, CLIENTS, context.cores, mixedSubject);
    const own = await highestRateOf(context, peerloop, { ...everything, start: 2_000 });
    context.say("the same with messages alone");
    const alone = await highestRateOf(context, peerloop, {
      ...fullRoom,
      start: own.rate * 2,
      precision: ROUGH,
    });
    const other = (peer: Peer, start: number) =>
      orFailed(context, peer, async () =>
        subject(await highestRateOf(context, peer, { ...everything, start })),
      );
    const nodeRoom = await other(nodeRoomPeer, 2_500);
    const socketIo = await other(socketIoPeer, 200);
    return {
      subjects: [
        subject(own),
        {
          ...rateSubject(alone, CLIENTS, context.cores),
          name: `${peerloop.name}, messages alone`,
        },
        nodeRoom,
        socketIo,
      ],
      checks: [
        atLeastTimes(
          `against ${numberText(alone.rate)} messages a second alone`,
          own.rate / alone.rate,
          SHARE_OF_SENDS_ALONE,
        ),
        atLeastTimes(
          "against socket.io + postgres.js",
          own.rate / figureValue(socketIo, HIGHEST_RATE),
          TIMES_SOCKET_IO,
        ),
        atMost("deadlocks", own.trial.deadlocks, 0),
        mixWasDone(own.trial),
        ...nothingLost(own.trial),
      ],
    };
  },
};
