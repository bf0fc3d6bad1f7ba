import { Effect, Layer, ManagedRuntime } from "effect";
import { Database } from "../../db/database.ts";
import { lent } from "../../domain/contexts.ts";
import type { CourseFilter, CourseSort } from "../../domain/courses/model.ts";
import { DURATION_BANDS, PRICE_BANDS } from "../../domain/courses/search/rules.ts";
import { Courses } from "../../domain/courses/service.ts";
import { categoryAt, fillCatalogue, LONG_COURSE, tagAt } from "../lib/catalogue-courses.ts";
import { atMost } from "../lib/figures/checks.ts";
import { distributionOf } from "../lib/figures/distribution.ts";
import { numberText } from "../lib/figures/number-text.ts";
import type { Check, Figure } from "../lib/figures/result.ts";
import { startLoad } from "../lib/load.ts";
import { meterOf, onPeer } from "../lib/measure.ts";
import { boundBy } from "../lib/meters/bound-by.ts";
import { startCpuMeter } from "../lib/meters/cpu-meter.ts";
import { postgresProcesses } from "../lib/meters/postgres-processes.ts";
import { VOCABULARY, wordAt } from "../lib/million-messages.ts";
import { seeded } from "../lib/random.ts";
import type { Scenario } from "../lib/scenario.ts";
import type { HttpPlan, HttpResult } from "../load/http/http-load.ts";
import { peerloopWithPages } from "../peers/peerloop.ts";

const COURSES = 5_000;
const SEARCHES = 1_000;
const PAGES = 300;
const WARM_UP = 50;
const SEARCH_LIMIT_MS = 50;
const COURSE_LIMIT_MS = 25;
const AT_ONCE = { few: 10, many: 50 };
const ANSWER_LIMITS_MS = { median: 80, p99: 400 };
/** Different searches over HTTP: so many that none is asked for again while its answer is kept. */
const ADDRESSES = 6_000;

/** Searches as people have them, always the same ones. */
const searchesOf = (): (() => CourseFilter) => {
  const random = seeded(3);
  const upTo = (limit: number) => Math.floor(random() * limit);
  const word = () => wordAt(Math.floor(VOCABULARY * random() ** 2));
  const slipped = () => {
    const right = word();
    return `${right.slice(0, 1)}${right.slice(2, 3)}${right.slice(1, 2)}${right.slice(3)}`;
  };
  const one = (names: object) => Object.keys(names)[upTo(Object.keys(names).length)] ?? "";
  const kinds: readonly (() => CourseFilter)[] = [
    () => ({}),
    () => ({ q: word() }),
    () => ({ q: `${word()} ${word()}` }),
    () => ({ q: word().slice(0, 3) }),
    () => ({ q: slipped() }),
    () => ({ category: categoryAt(upTo(100)) }),
    () => ({ q: word(), category: categoryAt(upTo(100)), level: "beginner" }),
    () => ({ price: one(PRICE_BANDS), duration: one(DURATION_BANDS) }),
    () => ({ tags: `${tagAt(upTo(500))},${tagAt(upTo(500))}`, language: "en" }),
    () => ({ available: "true", level: "beginner,advanced" }),
    () => ({ q: word(), available: "true", price: "low,middle" }),
  ];
  const sorts: readonly CourseSort[] = ["relevance", "popular", "newest", "rating", "price", "price_desc"];
  let number = 0;
  return () => {
    const filter = kinds[number % kinds.length]?.() ?? {};
    const sort = sorts[Math.floor(number / kinds.length) % sorts.length] ?? "popular";
    number += 1;
    return { ...filter, sort, facets: "true" };
  };
};

/** The catalogue of a large school. */
export const catalogue: Scenario = {
  name: "catalogue",
  title: `A catalogue of ${numberText(COURSES)} courses`,
  description:
    `${numberText(COURSES)} published courses with descriptions of 120 to 240 words, five tags and up to three ` +
    `student-teachers each, of whom 120 are ready to help. ${numberText(SEARCHES)} searches one after another through ` +
    "the function that answers over HTTP, each with all facets and their counts: words, two words, the beginning of one, a " +
    "misspelled one, categories, levels, prices, lengths, tags, languages, who is free now, in every order; then a course " +
    `page of 60 modules ${numberText(PAGES)} times; timed from call to answer, the way to Postgres and the reading of its ` +
    `answer included. Then the same searches over HTTP, ${AT_ONCE.few} and ${AT_ONCE.many} at once, ` +
    `${numberText(ADDRESSES)} different ones, so that none is answered out of what is kept.`,
  headline: { figure: "search with facets, p99", limit: SEARCH_LIMIT_MS },
  run: (context) =>
    onPeer(context, peerloopWithPages, { rooms: 1, clients: 1 }, async (running, sql, part, databaseUrl) => {
      const isShort = context.options.isShort ?? false;
      const origin = running.rooms[0]?.seats[0]?.headers.origin ?? "";
      context.say("writing courses");
      await fillCatalogue(sql, COURSES);
      await sql`vacuum analyze`;
      const runtime = ManagedRuntime.make(
        Courses.layer.pipe(
          Layer.provideMerge(
            Layer.merge(Database.layer({ url: databaseUrl, max: 4, queryTimeoutMs: 60_000 }), lent),
          ),
        ),
      );
      part.add(() => runtime.dispose());
      const courses = await runtime.runPromise(Courses.use(Effect.succeed));
      const timed = async <A, E>(count: number, ask: () => Effect.Effect<A, E>) => {
        for (let number = 0; number < WARM_UP; number++) await runtime.runPromise(ask());
        const times = new Float64Array(count);
        for (let number = 0; number < count; number++) {
          const asked = performance.now();
          await runtime.runPromise(ask());
          times[number] = performance.now() - asked;
        }
        return distributionOf(times);
      };
      const postgres = await postgresProcesses(sql);
      const meter = startCpuMeter(() => ({ Postgres: postgres(), "the asking program": [process.pid] }));
      context.say("searching");
      const search = searchesOf();
      let found = 0;
      const searches = await timed(isShort ? 100 : SEARCHES, () =>
        courses.list(null, search()).pipe(
          Effect.tap(({ total }) =>
            Effect.sync(() => {
              if (total > 0) found += 1;
            }),
          ),
        ),
      );
      context.say("reading the course page");
      const page = await timed(isShort ? 50 : PAGES, () => courses.bySlug(null, LONG_COURSE));
      const cpu = meter.stop();

      const another = searchesOf();
      const urls = Array.from({ length: ADDRESSES }, (_, number) => {
        const limit = String(12 + (number % 30));
        return `${origin}/api/courses?${new URLSearchParams({ ...(another() as Record<string, string>), limit })}`;
      });
      const others: string[] = [];
      const answers = async (inFlight: number) => {
        context.say(`${inFlight} at once`);
        const own = context.undo.part();
        try {
          const plan: HttpPlan = {
            url: urls[0] ?? "",
            urls,
            people: [{}],
            inFlight,
            warmUpMs: isShort ? 500 : 3_000,
            measureMs: isShort ? 1_500 : 15_000,
          };
          const load = await startLoad<HttpPlan, HttpResult>("http/http-child.ts", plan, own);
          const result = await load.run(await meterOf(running, sql, load.pid));
          others.push(...Object.entries(result.others).map(([status, count]) => `${count} ${status}`));
          return result;
        } finally {
          await own.all();
        }
      };
      const few = await answers(AT_ONCE.few);
      const many = await answers(AT_ONCE.many);

      const ms = (name: string, value: number): Figure => ({ name, unit: "ms", value, better: "less" });
      const whole: Check = {
        what: "every request answered with what it asked for",
        wanted: "nothing else",
        got: others.join(", ") || "nothing else",
        met: others.length === 0,
      };
      return {
        subjects: [
          {
            name: "PeerLoop",
            cpu,
            boundBy: `Each waits for the one before it. ${boundBy(cpu, context.cores)}`,
            figures: [
              ms("search with facets, p50", searches.p50),
              ms("search with facets, p99", searches.p99),
              ms("search with facets, longest", searches.max),
              { name: "searches that found something", unit: "", value: found },
              ms("course page of 60 modules, p50", page.p50),
              ms("course page of 60 modules, p99", page.p99),
              ms(`${AT_ONCE.few} at once over HTTP, p50`, few.eachMs.p50),
              ms(`${AT_ONCE.few} at once over HTTP, p99`, few.eachMs.p99),
              ms(`${AT_ONCE.many} at once over HTTP, p50`, many.eachMs.p50),
              ms(`${AT_ONCE.many} at once over HTTP, p99`, many.eachMs.p99),
              { name: "answers, 50 at once", unit: "/s", value: many.perSecond, better: "more" },
            ],
          },
        ],
        checks: [
          atMost("search with facets, p99", searches.p99, SEARCH_LIMIT_MS, "ms", 1),
          atMost("course page of 60 modules, p99", page.p99, COURSE_LIMIT_MS, "ms", 1),
          atMost(`${AT_ONCE.few} at once, p50`, few.eachMs.p50, ANSWER_LIMITS_MS.median, "ms", 1),
          atMost(`${AT_ONCE.many} at once, p99`, many.eachMs.p99, ANSWER_LIMITS_MS.p99, "ms", 1),
          whole,
        ],
      };
    }),
};
