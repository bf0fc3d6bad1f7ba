import { ManagedRuntime } from "effect";
import postgres from "postgres";
import { afterEach, expect, it, vi } from "vitest";
import { Attempts } from "../../domain/identity/sign-in/attempts.ts";
import { type TestDatabase, testDatabase } from "../../tests/support/database.ts";
import { testEnv } from "../../tests/support/running/env.ts";
import { servicesLayer } from "./services.ts";
import { sweep } from "./sweep.ts";

let database: TestDatabase | undefined;
afterEach(async () => {
  vi.restoreAllMocks();
  await database?.drop();
});

/** Tables of which a whole look is a look at what is to be done: they hold nothing else. */
const QUEUES = ["chat_notices", "inbox_presence"];

it("looks through no table for what there is to do, however much is in it", async () => {
  database = await testDatabase({ seeded: true });
  const owner = postgres(database.url, { max: 1, onnotice: () => {} });
  try {
    // Then a table is looked through only where no index leads to what is asked for.
    await owner.unsafe(
      `alter database "${new URL(database.url).pathname.slice(1)}" set enable_seqscan = off`,
    );
    const looks = async () => {
      const rows = await owner<{ table: string; looks: string }[]>`
        select relname as table, seq_scan as looks from pg_stat_user_tables`;
      return new Map(rows.map(({ table, looks: count }) => [table, Number(count)]));
    };
    const before = await looks();
    // Which of many attempts cleans up is left to chance.
    vi.spyOn(Math, "random").mockReturnValue(0);
    const env = testEnv({
      DATABASE_URL: database.programUrl,
      PUBLIC_URL: "http://127.0.0.1:1",
      LOCAL: "start-script",
    });
    const runtime = ManagedRuntime.make(servicesLayer(env, () => null));
    await runtime.runPromise(sweep);
    await runtime.runPromise(
      Attempts.use((attempts) => attempts.count("somebody", { max: 5, windowSeconds: 60 })),
    );
    // Each connection has said what it looked at once it has ended.
    await runtime.dispose();
    const connected = async () =>
      (
        await owner`select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
        and backend_type = 'client backend'`
      ).length;
    await expect.poll(connected).toBe(0);
    const grown = [...(await looks())].filter(([table, count]) => count > (before.get(table) ?? 0));
    expect(grown.map(([table]) => table).filter((table) => !QUEUES.includes(table))).toEqual([]);
  } finally {
    await owner.end();
  }
});
