import type postgres from "postgres";
import { atLeastTimes } from "../lib/figures/checks.ts";
import { numberText } from "../lib/figures/number-text.ts";
import type { Check, Subject } from "../lib/figures/result.ts";
import { startLoad } from "../lib/load.ts";
import { meterOf, onPeer } from "../lib/measure.ts";
import { boundBy } from "../lib/meters/bound-by.ts";
import type { BenchContext, Scenario } from "../lib/scenario.ts";
import type { HttpPlan, HttpResult } from "../load/http/http-load.ts";
import { QUIET_HOURS, startFastify } from "../peers/fastify.ts";
import type { RunningPeer } from "../peers/peer.ts";
import { peerloopWithPages } from "../peers/peerloop.ts";

const IN_FLIGHT = 80;
const WARM_UP_MS = 2_000;
const MEASURE_MS = 10_000;
const SHARE_OF_SHELL = 0.6;
const SHARE_OF_FASTIFY = 1 / 5;

/** A course each; people enough that each request under way is another's. */
const LAYOUT = { rooms: 24, clients: 4 };

/** What is read, and of whom. */
interface Reading {
  readonly name: string;
  readonly url: string;
  readonly people: HttpPlan["people"];
  readonly server: Pick<RunningPeer, "processes">;
}

interface Read {
  readonly perSecond: number;
  readonly others: HttpResult["others"];
  readonly subject: Subject;
}

/** Reads an address as fast as it is answered. */
async function read(context: BenchContext, sql: postgres.Sql, reading: Reading): Promise<Read> {
  const { name, url, people, server } = reading;
  context.say(name);
  const isShort = context.options.isShort ?? false;
  const part = context.undo.part();
  const plan: HttpPlan = {
    url,
    people,
    inFlight: isShort ? 8 : IN_FLIGHT,
    warmUpMs: isShort ? 200 : WARM_UP_MS,
    measureMs: isShort ? 1_000 : MEASURE_MS,
  };
  try {
    const load = await startLoad<HttpPlan, HttpResult>("http/http-child.ts", plan, part);
    const meter = await meterOf(server, sql, load.pid);
    const { perSecond, eachMs, others } = await load.run(meter);
    const cpu = meter.use();
    const ms = (figure: string, value: number) =>
      ({ name: figure, unit: "ms", value, better: "less" }) as const;
    return {
      perSecond,
      others,
      subject: {
        name,
        cpu,
        boundBy: boundBy(cpu, context.cores),
        figures: [
          { name: "answers", unit: "/s", value: perSecond, better: "more" },
          ms("answer, p50", eachMs.p50),
          ms("answer, p95", eachMs.p95),
          ms("answer, p99", eachMs.p99),
        ],
      },
    };
  } finally {
    await part.all();
  }
}

/** That nothing was answered with anything but a 200. */
const allAnswered = (readings: readonly Read[]): Check => {
  const others = readings.flatMap(({ others }) => Object.entries(others));
  return {
    what: "every request answered with what it asked for",
    wanted: "nothing else",
    got: others.map(([status, count]) => `${numberText(count)} ${status}`).join(", ") || "nothing else",
    met: others.length === 0,
  };
};

/** Pages and their data over HTTP. */
export const api: Scenario = {
  name: "api",
  title: `HTTP, ${IN_FLIGHT} requests in flight`,
  description:
    `One address is read by ${IN_FLIGHT} requests at a time for ${MEASURE_MS / 1_000} seconds, after ` +
    `${WARM_UP_MS / 1_000} to warm up, over kept connections and compressed as for browsers: one row of somebody who is ` +
    "signed in (their quiet hours, the cheapest such route), then what strangers may read: the page shell, the " +
    "catalogue of 24 courses, a course page, the OpenAPI document. Fastify + postgres.js serves the same row out of " +
    "the same database, after a look-up of the session.",
  headline: { figure: "answers" },
  run: (context) =>
    onPeer(context, peerloopWithPages, LAYOUT, async (running, sql, part, databaseUrl) => {
      await sql`update users set quiet_from = '22:00', quiet_to = '07:00'`;
      const people = running.rooms.flatMap(({ seats }) => seats.map(({ headers }) => headers));
      const strangers = [{}];
      const origin = people[0]?.origin ?? "";
      const fastify = await startFastify(databaseUrl, part);
      const own = (name: string, path: string, who: HttpPlan["people"]) =>
        read(context, sql, { name, url: `${origin}${path}`, people: who, server: running });
      const row = await own("PeerLoop, one row", QUIET_HOURS, people);
      const shell = await own("page shell", "/", strangers);
      const catalogue = await own("catalogue", "/api/courses", strangers);
      const course = await own("course page", "/api/courses/course-0", strangers);
      const openApi = await own("OpenAPI document", "/api/openapi.json", strangers);
      const other = await read(context, sql, {
        name: "Fastify + postgres.js, one row",
        url: `${fastify.origin}${QUIET_HOURS}`,
        people,
        server: fastify,
      });
      const readings = [row, shell, catalogue, course, openApi, other];
      const againstShell = ({ subject, perSecond }: Read) =>
        atLeastTimes(`${subject.name}, against the page shell`, perSecond / shell.perSecond, SHARE_OF_SHELL);
      return {
        subjects: readings.map(({ subject }) => subject),
        checks: [
          ...[row, catalogue, course, openApi].map(againstShell),
          atLeastTimes(
            "one row, against Fastify + postgres.js",
            row.perSecond / other.perSecond,
            SHARE_OF_FASTIFY,
          ),
          allAnswered(readings),
        ],
      };
    }),
};
