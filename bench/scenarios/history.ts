import { Effect, Layer, ManagedRuntime } from "effect";
import { Database } from "../../db/database.ts";
import { migrate } from "../../db/migrate.ts";
import { historyPage } from "../../domain/chat/history/pages.ts";
import { PAGE_SIZE } from "../../domain/chat/limits.ts";
import { searchChat } from "../../domain/chat/search/search.ts";
import { ChatSearchIndex } from "../../domain/chat/search/search-index.ts";
import type { SignedIn } from "../../domain/identity/authentication.ts";
import { benchClient } from "../lib/database-server.ts";
import { atMost } from "../lib/figures/checks.ts";
import { distributionOf } from "../lib/figures/distribution.ts";
import { numberText } from "../lib/figures/number-text.ts";
import { boundBy } from "../lib/meters/bound-by.ts";
import { startCpuMeter } from "../lib/meters/cpu-meter.ts";
import { postgresProcesses } from "../lib/meters/postgres-processes.ts";
import { fillRoom, RETIRED, VOCABULARY, wordAt } from "../lib/million-messages.ts";
import { seeded } from "../lib/random.ts";
import type { Scenario } from "../lib/scenario.ts";
import { populate } from "../peers/peerloop-people.ts";

const MESSAGES = 1_000_000;
const PEOPLE = 200;
const PAGES = 2_000;
const SEARCHES = 2_000;
const WARM_UP = 100;
const PAGE_LIMIT_MS = 10;
const SEARCH_LIMIT_MS = 50;

/** An old room that is read and searched anywhere. */
export const history: Scenario = {
  name: "history",
  title: "A room with 1,000,000 messages",
  description:
    `One room with ${numberText(MESSAGES)} messages of 5 to 24 words by ${PEOPLE} people, a fifth of them answers in threads, ` +
    `a fifth with a reaction, all of them indexed. ${numberText(PAGES)} pages of ${PAGE_SIZE} at random places, a third of them ` +
    `before, after and around one, then ${numberText(SEARCHES)} searches: for a word, two words, a word that begins so, a ` +
    "word of one author, a word in one week, a phrase, and the like of words that were once common and went out of " +
    "use, or never were there; half of them in the room, half in all rooms of the reader, from the commonest words to " +
    "those that hardly occur. One after another, through the same functions that answer over HTTP; timed from call to answer, the check of the reader's " +
    "membership, the way to Postgres and the reading of its answer included.",
  headline: { figure: "search, p99", limit: SEARCH_LIMIT_MS },
  async run({ server, undo, cores, say }) {
    const part = undo.part();
    try {
      const databaseUrl = await server.createDatabase(part);
      const sql = benchClient(databaseUrl);
      part.add(() => sql.end({ timeout: 1 }));
      await migrate(databaseUrl);
      const [course] = await populate(sql, { rooms: 1, clients: PEOPLE }, "no-session-is-used-here");
      const people = await sql<SignedIn[]>`
        select id, name, handle, null as "avatarUrl", '' as "authSessionId", '[]'::json as roles
        from users where handle like 'student-%' order by handle`;
      const [reader] = people;
      if (!course || !reader) throw new Error("Nobody is there.");
      const { roomId } = course;
      say("writing messages");
      await fillRoom(sql, { roomId, userIds: people.map(({ id }) => id), messages: MESSAGES });
      const runtime = ManagedRuntime.make(
        ChatSearchIndex.layer.pipe(
          Layer.provideMerge(Database.layer({ url: databaseUrl, max: 4, queryTimeoutMs: 60_000 })),
        ),
      );
      part.add(() => runtime.dispose());
      const { database, index } = await runtime.runPromise(
        Effect.gen(function* () {
          return { database: yield* Database, index: yield* ChatSearchIndex };
        }),
      );
      say("indexing them");
      const began = performance.now();
      while (await runtime.runPromise(index.step));
      const indexedPerSecond = Math.round(MESSAGES / ((performance.now() - began) / 1_000));
      // What the server does by itself in its own time.
      await sql`vacuum analyze`;
      await sql`checkpoint`;

      const random = seeded(1);
      const upTo = (limit: number) => Math.floor(random() * limit);
      const word = () => wordAt(Math.floor(VOCABULARY * random() ** 3));
      const retired = () => RETIRED[upTo(RETIRED.length)]?.word ?? word();
      const page = (number: number) =>
        historyPage(
          database,
          reader,
          roomId,
          {
            direction: (["before", "after", "around"] as const)[number % 3] ?? "before",
            seq: PAGE_SIZE + upTo(MESSAGES - 2 * PAGE_SIZE),
          },
          PAGE_SIZE,
        ).pipe(Effect.map(({ messages }) => messages.length === PAGE_SIZE));
      const week = () => {
        const to = Date.now() - upTo(40) * WEEK_MS;
        return { from: new Date(to - WEEK_MS).toISOString(), to: new Date(to).toISOString() };
      };
      const searches = [
        () => ({ q: word() }),
        () => ({ q: `${word()} ${word()}` }),
        () => ({ q: word().slice(0, 3) }),
        () => ({ q: word(), authorId: people[upTo(people.length)]?.id ?? reader.id }),
        () => ({ q: word(), ...week() }),
        () => ({ q: `"${word()} ${word()}"` }),
        () => ({ q: retired() }),
        () => ({ q: `${retired()} ${word()}` }),
        () => ({ q: retired(), authorId: people[upTo(people.length)]?.id ?? reader.id }),
        () => ({ q: retired(), ...week() }),
        () => ({ q: `nowhere${upTo(1_000)}` }),
      ];
      const search = (number: number) =>
        searchChat(database, reader, {
          ...(searches[number % searches.length]?.() ?? { q: word() }),
          ...(Math.floor(number / searches.length) % 2 === 0 ? { roomId } : {}),
        }).pipe(Effect.map(({ results }) => results.length > 0));
      const timed = async <E>(count: number, ask: (number: number) => Effect.Effect<boolean, E>) => {
        let whole = 0;
        for (let number = 0; number < WARM_UP; number++) await runtime.runPromise(ask(number));
        const times = new Float64Array(count);
        for (let number = 0; number < count; number++) {
          const asked = performance.now();
          const isWhole = await runtime.runPromise(ask(number));
          times[number] = performance.now() - asked;
          if (isWhole) whole += 1;
        }
        return { times: distributionOf(times), whole };
      };
      const postgres = await postgresProcesses(sql);
      const meter = startCpuMeter(() => ({ Postgres: postgres(), "the asking program": [process.pid] }));
      say("reading pages");
      const pages = await timed(PAGES, page);
      say("searching");
      const found = await timed(SEARCHES, search);
      const cpu = meter.stop();
      const ms = (name: string, value: number) => ({ name, unit: "ms", value, better: "less" }) as const;
      return {
        subjects: [
          {
            name: "PeerLoop",
            cpu,
            boundBy: `Each waits for the one before it. ${boundBy(cpu, cores)}`,
            figures: [
              ms("page, p50", pages.times.p50),
              ms("page, p99", pages.times.p99),
              ms("page, longest", pages.times.max),
              ms("search, p50", found.times.p50),
              ms("search, p95", found.times.p95),
              ms("search, p99", found.times.p99),
              ms("search, longest", found.times.max),
              { name: "searches that found something", unit: "", value: found.whole },
              { name: "messages indexed", unit: "/s", value: indexedPerSecond, better: "more" },
            ],
          },
        ],
        checks: [
          atMost("page, p99", pages.times.p99, PAGE_LIMIT_MS, "ms", 2),
          atMost("search, p99", found.times.p99, SEARCH_LIMIT_MS, "ms", 2),
          {
            what: "every page is whole",
            wanted: `${numberText(PAGES)} pages of ${PAGE_SIZE}`,
            got: `${numberText(pages.whole)}`,
            met: pages.whole === PAGES,
          },
        ],
      };
    } finally {
      await part.all();
    }
  },
};

const WEEK_MS = 7 * 24 * 3_600_000;
