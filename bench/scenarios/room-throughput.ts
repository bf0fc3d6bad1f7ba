import { chatSubject, nothingLost } from "../lib/chat-outcome.ts";
import { atLeast, atLeastTimes } from "../lib/figures/checks.ts";
import { numberText } from "../lib/figures/number-text.ts";
import { type HeldRate, highestRate } from "../lib/figures/rate-search.ts";
import type { Subject } from "../lib/figures/result.ts";
import { type ChatLoad, type ChatMeasurement, measureChat } from "../lib/measure.ts";
import { orFailed } from "../lib/other-peer.ts";
import type { BenchContext, Scenario } from "../lib/scenario.ts";
import { bareParty } from "../peers/bare-party.ts";
import type { Peer } from "../peers/peer.ts";
import { peerloop } from "../peers/peerloop.ts";
import { socketIoPeer } from "../peers/socket-io.ts";
import { wsPeer } from "../peers/ws.ts";

const LIMIT_MS = 200;
const CLIENTS = 200;
const LEAST_DELIVERIES = 700_000;
const TIMES_SOCKET_IO = 6;
const SHARE_OF_BARE = 0.7;

const load: Omit<ChatLoad, "rate"> = {
  layout: { rooms: 1, clients: CLIENTS },
  warmUpMs: 3_000,
  measureMs: 8_000,
  drainMs: 3_000,
  joinsAtOnce: 20,
};

/** A rate holds when everything arrived everywhere, once, and in time. */
const holds = (measured: ChatMeasurement) =>
  measured.load.lastMs.p99 <= LIMIT_MS && nothingLost(measured).every(({ met }) => met);

async function mostOf(context: BenchContext, peer: Peer, start: number): Promise<HeldRate<ChatMeasurement>> {
  const found = await highestRate(
    { start, factor: 1.4, precision: 1.04, unit: 10, tries: 2 },
    async (rate) => {
      const trial = await measureChat(context, peer, { ...load, rate });
      context.say(`${numberText(rate)} messages a second: p99 ${numberText(trial.load.lastMs.p99)} ms`);
      return trial;
    },
    holds,
  );
  if (!found) throw new Error(`${peer.name} holds no rate at all.`);
  return found;
}

const deliveriesOf = ({ rate }: HeldRate<unknown>) => rate * CLIENTS;

function subjectOf(found: HeldRate<ChatMeasurement>, cores: number): Subject {
  const subject = chatSubject(found.trial, cores);
  return {
    ...subject,
    figures: [
      { name: "durable deliveries", unit: "/s", value: deliveriesOf(found), better: "more" },
      { name: "highest rate of messages", unit: "/s", value: found.rate, better: "more" },
      ...subject.figures.filter(({ name }) => name !== "deliveries"),
    ],
  };
}

/** How much a full room can take. */
export const roomThroughput: Scenario = {
  name: "room-throughput",
  title: "One room, 200 clients: the highest rate",
  description:
    "The rate of messages offered to a room of 200 is raised in steps, each on a server started anew, until the 99th " +
    "percentile of the time to the last delivery passes 200 ms or anything is lost, in two tries of 8 seconds after 3 " +
    "to warm up; then the distance to the highest rate that held is halved until it is under 4 %. Every message is " +
    "committed to Postgres before anybody sees it. The bare party is a room on the same platform that can do nothing " +
    "but gather, commit through one backend, and send: the practical limit. Times are those at each one's own " +
    "highest rate.",
  headline: { figure: "durable deliveries", limit: LEAST_DELIVERIES },
  async run(context) {
    const own = await mostOf(context, peerloop, 2_500);
    const other = (peer: Peer, start: number) =>
      orFailed(context, peer, async () => subjectOf(await mostOf(context, peer, start), context.cores));
    const bare = await other(bareParty, 3_500);
    const socketIo = await other(socketIoPeer, 400);
    const ws = await other(wsPeer, 400);
    const deliveries = deliveriesOf(own);
    // Against one that failed there is nothing to compare, which is no answer.
    const against = ({ figures }: Subject) => deliveries / (figures[0]?.value ?? Number.POSITIVE_INFINITY);
    return {
      subjects: [subjectOf(own, context.cores), bare, socketIo, ws],
      checks: [
        atLeast("durable deliveries", deliveries, LEAST_DELIVERIES, "/s"),
        atLeastTimes("against socket.io + postgres.js", against(socketIo), TIMES_SOCKET_IO),
        atLeastTimes("against the bare party", against(bare), SHARE_OF_BARE),
        ...nothingLost(own.trial),
      ],
    };
  },
};
