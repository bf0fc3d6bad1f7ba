import { Effect, Exit } from "effect";
import postgres from "postgres";
import { expect } from "vitest";
import type { Database } from "../../../db/database.ts";
import type { DatabaseError } from "../../../db/errors.ts";
import type { World } from "./world.ts";

type Writer<R> = Effect.Effect<unknown, DatabaseError, R | Database>;

/** Another connection to a world's database, to hold rows with and to look at who waits for them. */
export interface Holder {
  readonly sql: postgres.Sql;
  /** Runs `during` while the rows that `query` locks or writes are held; what it wrote is taken back. */
  readonly hold: (query: string, during: () => Promise<void>) => Promise<void>;
  /** Resolves once so many statements of the database wait for a lock. */
  readonly waiting: (count: number) => Promise<void>;
  readonly end: () => Promise<void>;
}

export const openHolder = (world: Pick<World<never>, "url">): Holder => {
  const sql = postgres(world.url, { max: 2, onnotice: () => {} });
  const waiting = async (count: number) => {
    const look = async () => {
      const rows = await sql`select count(*)::int as count from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`;
      return rows[0]?.count;
    };
    await expect.poll(look, { interval: 20, timeout: 5_000 }).toBe(count);
  };
  return {
    sql,
    waiting,
    hold: async (query, during) => {
      const held = await sql.reserve();
      try {
        await held`begin`;
        await held.unsafe(query);
        await during();
      } finally {
        await held`rollback`;
        held.release();
      }
    },
    end: () => sql.end({ timeout: 1 }),
  };
};

/**
 * Lets two writers of the same rows meet: the first comes as far as the rows that `query` holds, the second behind
 * it, and then both go on. Where they lock what they share in different orders they wait for each other for ever,
 * which ends one of them with `SerializationFailure`; answers what failed.
 */
export const meet = async <R>(
  world: Pick<World<R>, "run">,
  { hold, waiting }: Holder,
  query: string,
  [first, second]: readonly [Writer<R>, Writer<R>],
): Promise<string[]> => {
  let both: readonly Promise<Exit.Exit<unknown, DatabaseError>>[] = [];
  await hold(query, async () => {
    const one = world.run(Effect.exit(first));
    await waiting(1);
    const other = world.run(Effect.exit(second));
    await waiting(2);
    both = [one, other];
  });
  const exits = await Promise.all(both);
  return exits.flatMap((exit) => (Exit.isSuccess(exit) ? [] : [String(exit.cause)]));
};
