import { atMost } from "../lib/figures/checks.ts";
import { startLoad } from "../lib/load.ts";
import { meterOf, onPeer } from "../lib/measure.ts";
import { boundBy } from "../lib/meters/bound-by.ts";
import type { Scenario } from "../lib/scenario.ts";
import type { StormPlan, StormResult } from "../load/crowd/storm.ts";
import { peerloop } from "../peers/peerloop.ts";

const LIMIT_MS = 5_000;
const CLIENTS = 1_000;
const MISSED = 100;

/** Everybody comes back at once, and has missed the same. */
export const reconnect1000: Scenario = {
  name: "reconnect-1000",
  title: "1,000 clients reconnect at once",
  description:
    "1,000 people are in a room with one who stays. All of them lose their connections at once, and 100 messages are " +
    "written while they are away. Then all reconnect at the same moment with what they saw last, and one that the " +
    "server is too busy for tries again as a browser does. Timed from the first attempt until every one has every " +
    "message that it missed, in order and once.",
  headline: { figure: "all complete", limit: LIMIT_MS },
  async run(context) {
    const layout = { rooms: 1, clients: CLIENTS + 1 };
    return onPeer(context, peerloop, layout, async (running, sql, part) => {
      const [stay, ...drop] = running.rooms[0]?.seats ?? [];
      if (!stay) throw new Error("Nobody is there.");
      const plan: StormPlan = {
        drop,
        stay,
        before: 50,
        missed: MISSED,
        spacingMs: 10,
        patienceMs: 60_000,
        joinsAtOnce: 20,
      };
      const load = await startLoad<StormPlan, StormResult>("crowd/storm-child.ts", plan, part);
      const meter = await meterOf(running, sql, load.pid);
      const result = await load.run(meter);
      const cpu = meter.use();
      const ms = (name: string, value: number) => ({ name, unit: "ms", value, better: "less" }) as const;
      return {
        subjects: [
          {
            name: peerloop.name,
            cpu,
            boundBy: boundBy(cpu, context.cores),
            figures: [
              ms("all complete", result.completeMs),
              ms("complete, p50", result.eachMs.p50),
              ms("complete, p99", result.eachMs.p99),
              ms("in the room again, p50", result.welcomeMs.p50),
              ms("in the room again, p99", result.welcomeMs.p99),
              { name: "joins tried again", unit: "", value: result.joinsAgain },
              ms("all clients joined at first", result.joinedMs),
            ],
          },
        ],
        checks: [
          atMost("all complete", result.completeMs, LIMIT_MS, "ms"),
          {
            what: "every client has all it missed",
            wanted: `${CLIENTS} clients`,
            got: `${result.complete} clients`,
            met: result.complete === CLIENTS,
          },
          atMost("messages out of their turn", result.gaps, 0),
          atMost("messages that came twice", result.twice, 0),
          atMost("sockets closed by the server", result.closed, 0),
        ],
      };
    });
  },
};
