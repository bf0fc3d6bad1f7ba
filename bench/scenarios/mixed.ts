import { chatSubject, nothingLost } from "../lib/chat-outcome.ts";
import { atMost } from "../lib/figures/checks.ts";
import { numberText } from "../lib/figures/number-text.ts";
import type { Subject } from "../lib/figures/result.ts";
import { type ChatLoad, type ChatMeasurement, measureChat } from "../lib/measure.ts";
import { otherPeer } from "../lib/other-peer.ts";
import type { Scenario } from "../lib/scenario.ts";
import { signInsAtTheirLimit } from "../load/sign-ins.ts";
import { peerloop } from "../peers/peerloop.ts";
import { wsPeer } from "../peers/ws.ts";

const LIMIT_MS = 150;
const TIMES_BESIDE_ONE = 2;
const MORE_WITH_SIGN_INS_MS = 60;
const VISITORS = 20;

const load: ChatLoad = {
  layout: { rooms: 1, clients: 200 },
  rate: 1_000,
  warmUpMs: 4_000,
  measureMs: 15_000,
  drainMs: 30_000,
  joinsAtOnce: 20,
  mix: { typing: 40, reactions: 20, edits: 5, deletions: 2, reads: 60, joins: 5 },
  more: { visitors: VISITORS },
};

const originOf = (url: string) => new URL(url.replace("ws", "http")).origin;

/** The figures of a full room in which more is done than written. */
function subjectOf(name: string, measured: ChatMeasurement, cores: number): Subject {
  const subject = chatSubject(measured, cores);
  const { mixed } = measured.load;
  const ms = (figure: string, value: number) =>
    ({ name: figure, unit: "ms", value, better: "less" }) as const;
  return {
    ...subject,
    name,
    figures: [
      ...subject.figures,
      { name: "frames besides messages", unit: "", value: total(mixed?.sent ?? {}) },
      { name: "changes told to everybody", unit: "", value: mixed?.changes ?? 0 },
      ms("a visitor's join, p50", mixed?.joinMs.p50 ?? 0),
      ms("a visitor's join, p99", mixed?.joinMs.p99 ?? 0),
      { name: "deadlocks", unit: "", value: measured.deadlocks },
    ],
  };
}

const total = (counts: Readonly<Record<string, number>>) =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);

/** A full room as people use one. */
export const mixed: Scenario = {
  name: "mixed",
  title: "One room, 200 clients, everything at once",
  description:
    "200 people in one room write 1,000 messages a second between them, and with every hundred messages come 40 " +
    "starts of typing, 20 reactions, 5 edits, 2 deletions and 60 read markers; 5 more people a second come, stay for a " +
    "second and leave. Rate limits are lifted: they allow each of 200 people two messages a second. Then the same beside " +
    "one member who does everything as often as one person may, over as many sockets as one person may have; and the same " +
    "while people sign in as often as passwords are hashed under the limits. The other peers know of messages alone, and take those.",
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
    const ws = await otherPeer(context, wsPeer, load);
    const p99 = own.load.lastMs.p99;
    const sent = own.load.mixed?.sent ?? {};
    return {
      subjects: [
        subjectOf(peerloop.name, own, context.cores),
        subjectOf("beside one at every limit", beside, context.cores),
        subjectOf("while people sign in", signingIn, context.cores),
        { ...ws, name: `${ws.name}, messages alone` },
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
        {
          what: "everything was done",
          wanted: "each kind, and nobody who came was refused",
          got: Object.entries(sent)
            .map(([kind, count]) => `${numberText(count)} ${kind}`)
            .join(", "),
          met:
            ["typing", "read", "react", "edit", "remove"].every((kind) => sent[kind]) &&
            !sent["refused join"],
        },
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
