import { expect } from "vitest";
import type { TestRuntime } from "./runtime.ts";

/** Statements of the runtime that wait for a lock. */
export const waitingForLocks = async ({ sql }: Pick<TestRuntime, "sql">): Promise<number> =>
  (
    await sql`select 1 from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`
  ).length;

/** Runs `during` while what `lock` locks is held, once a statement of the runtime waits for it after `begin`. */
export const whileHeld = async (
  runtime: Pick<TestRuntime, "sql">,
  lock: string,
  begin: () => void,
  during: () => Promise<void>,
): Promise<void> => {
  const held = await runtime.sql.reserve();
  try {
    await held`begin`;
    await held.unsafe(lock);
    begin();
    await expect.poll(() => waitingForLocks(runtime), { timeout: 5_000 }).toBeGreaterThan(0);
    await during();
  } finally {
    await held`rollback`;
    held.release();
  }
};
