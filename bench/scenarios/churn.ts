import type { ChatLoad } from "../lib/chat/chat-load.ts";
import { nothingLost } from "../lib/chat/chat-outcome.ts";
import { MIX, mixedSubject, mixWasDone, mixWords } from "../lib/chat/mixed-outcome.ts";
import { atMost, atMostTimes } from "../lib/figures/checks.ts";
import { measureChat } from "../lib/measure.ts";
import { growthOf, type MemoryWatched, watchMemory } from "../lib/meters/memory-watch.ts";
import type { Scenario } from "../lib/scenario.ts";
import { peerloop } from "../peers/peerloop.ts";

const MINUTES = 10;
const MOST_GROWTH = 1.1;
const JOINS = 20;
const SAMPLE_MS = 1_000;
const SHORT_SAMPLE_MS = 50;
const GROWTH = "memory at the end, of that at the beginning";

const MIX_HERE = { ...MIX, joins: JOINS };

const load: Omit<ChatLoad, "measureMs"> = {
  layout: { rooms: 50, clients: 5 },
  rate: 100,
  warmUpMs: 3_000,
  drainMs: 30_000,
  joinsAtOnce: 20,
  mix: MIX_HERE,
  more: { visitors: 1_000 },
};

/** A day of people who come and go, in ten minutes. */
export const churn: Scenario = {
  name: "churn",
  title: "People come and go for ten minutes",
  description:
    `50 rooms with 5 people each, who write 100 messages a second between them, and ${mixWords(MIX_HERE)}, ` +
    "a thousand of them in turn. The runtime's memory (VmRSS of workerd) is sampled each second: the median of the " +
    "last minute against that of the second.",
  headline: { figure: GROWTH, limit: MOST_GROWTH },
  takes: ["minutes"],
  async run(context) {
    let memory: MemoryWatched = { bytes: [], processes: 0 };
    const own = await measureChat(context, peerloop, {
      ...load,
      measureMs: (context.options.minutes ?? MINUTES) * 60_000,
      beside: async ({ processes }) => {
        const watch = watchMemory(
          () => processes().workerd?.[0] ?? 0,
          context.options.isShort ? SHORT_SAMPLE_MS : SAMPLE_MS,
        );
        return async () => {
          memory = watch.stop();
        };
      },
    });
    const { early, late, times } = growthOf(memory.bytes);
    const subject = mixedSubject(own, context.cores);
    return {
      subjects: [
        {
          ...subject,
          figures: [
            { name: GROWTH, unit: "", value: times, better: "less" },
            { name: "the runtime in the second tenth", unit: "MB", value: early / 1e6 },
            { name: "the runtime in the last tenth", unit: "MB", value: late / 1e6 },
            { name: "the runtime at most", unit: "MB", value: Math.max(...memory.bytes) / 1e6 },
            { name: "joins", unit: "", value: own.load.mixed?.joinMs.count ?? 0 },
            ...subject.figures,
          ],
        },
      ],
      checks: [
        atMostTimes(GROWTH, times, MOST_GROWTH, "much"),
        atMost("runtimes that were started again", memory.processes - 1, 0),
        mixWasDone(own),
        ...nothingLost(own),
      ],
    };
  },
};
