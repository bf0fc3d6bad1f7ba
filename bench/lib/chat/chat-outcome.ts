import { numberText } from "../figures/number-text.ts";
import type { Check, Figure, Subject } from "../figures/result.ts";
import type { ChatMeasurement } from "../measure.ts";
import { boundBy } from "../meters/bound-by.ts";

const ms = (name: string, value: number): Figure => ({ name, unit: "ms", value, better: "less" });

/** The figures of a chat system under load, by the names that headlines use. */
export function chatSubject({ peer, load, cpu, connections }: ChatMeasurement, cores: number): Subject {
  const { lastMs, ownMs, deliveries } = load;
  return {
    name: peer,
    cpu,
    boundBy: boundBy(cpu, cores),
    figures: [
      ms("last delivery, p50", lastMs.p50),
      ms("last delivery, p95", lastMs.p95),
      ms("last delivery, p99", lastMs.p99),
      ms("last delivery, longest", lastMs.max),
      ms("own message, p50", ownMs.p50),
      ms("own message, p95", ownMs.p95),
      ms("own message, p99", ownMs.p99),
      ms("own message, longest", ownMs.max),
      { name: "deliveries", unit: "/s", value: load.deliveriesPerSecond, better: "more" },
      { name: "frames", unit: "/s", value: load.framesPerSecond },
      { name: "not delivered", unit: "", value: deliveries.expected - deliveries.arrived },
      { name: "connections to Postgres", unit: "", value: connections },
      ms("all clients joined", load.joinedMs),
      { name: "joins tried again", unit: "", value: load.joinsAgain },
      { name: "generator late, p99", unit: "ms", value: load.sendLagMs.p99 },
    ],
  };
}

/** That nothing was lost, doubled, refused or left out of the database. */
export function nothingLost({ load, stored }: ChatMeasurement): Check[] {
  const { deliveries, ids, rejected, closed } = load;
  const listed = (counts: Readonly<Record<string, number>>) =>
    Object.entries(counts)
      .map(([reason, count]) => `${numberText(count)} ${reason}`)
      .join(", ") || "none";
  return [
    {
      what: "every message delivered to everybody, once",
      wanted: `${numberText(deliveries.expected)} deliveries`,
      got: `${numberText(deliveries.arrived)} deliveries, ${numberText(deliveries.twice)} twice`,
      met: deliveries.arrived === deliveries.expected && deliveries.twice === 0,
    },
    {
      what: "every message committed",
      wanted: `${numberText(ids.length)} rows`,
      got: `${numberText(stored.count)} rows${stored.fault === undefined ? "" : `; ${stored.fault}`}`,
      met: stored.count === ids.length && stored.fault === undefined,
    },
    {
      what: "no message refused and no socket closed",
      wanted: "none",
      got: `refused: ${listed(rejected)}; closed: ${listed(closed)}`,
      met: Object.keys(rejected).length === 0 && Object.keys(closed).length === 0,
    },
  ];
}
