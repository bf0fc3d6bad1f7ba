import { Effect, type Scope } from "effect";
import type { Database } from "../../../db/database.ts";
import type { DatabaseError } from "../../../db/errors.ts";
import { inBackground } from "../../shared/concurrency/background.ts";
import { runExitHere } from "../../shared/concurrency/run-exit.ts";
import { onCommitted } from "./committed.ts";

interface Work {
  /** Milliseconds over which commits are gathered, where nothing is left to do. */
  readonly gatherMs: number;
  /** Part of the time that it runs at most, between 0 and 1. */
  readonly share: number;
  /** Does a piece of it; answers whether there is more. */
  readonly run: Effect.Effect<boolean, DatabaseError>;
}

/**
 * Does work behind the commits of a database, one piece at a time, until the scope closes. Answers what begins it
 * without a commit; what fails waits for that, or for the next commit.
 */
export const afterCommits = (
  database: Database["Service"],
  { gatherMs, share, run }: Work,
): Effect.Effect<Effect.Effect<void>, never, Scope.Scope> =>
  Effect.acquireRelease(
    Effect.map(runExitHere, (runExit) => {
      let timer: ReturnType<typeof setTimeout> | null = null;
      let isRunning = false;
      let isWanted = false;
      let isOver = false;
      const later = (ms: number) => {
        timer ??= setTimeout(() => inBackground("work behind commits", work), ms);
      };
      const work = async (): Promise<void> => {
        timer = null;
        isRunning = true;
        isWanted = false;
        const began = Date.now();
        const exit = await runExit(run);
        isRunning = false;
        if (isOver) return;
        const hasMore = exit._tag === "Success" && exit.value;
        // The pause follows from the time it took: under load it takes longer, and then commits need the server.
        const pause = (Date.now() - began) * (1 / share - 1);
        if (isWanted || hasMore) later(hasMore ? pause : Math.max(gatherMs, pause));
      };
      const wake = () => {
        isWanted = true;
        if (!isRunning && !isOver) later(gatherMs);
      };
      const unsubscribe = onCommitted(database, wake);
      const stop = () => {
        isOver = true;
        unsubscribe();
        if (timer !== null) clearTimeout(timer);
      };
      return { wake, stop };
    }),
    ({ stop }) => Effect.sync(stop),
  ).pipe(Effect.map(({ wake }) => Effect.sync(wake)));
