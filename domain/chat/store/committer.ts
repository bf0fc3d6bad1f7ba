import { Effect, Exit } from "effect";
import type { DatabaseError } from "../../../db/errors.ts";
import { GroupCommit } from "../../shared/concurrency/group-commit.ts";
import type { RunExit } from "../../shared/concurrency/run-exit.ts";
import { SerialQueue } from "../../shared/concurrency/serial-queue.ts";
import { Conflict } from "../../shared/errors.ts";
import { GATHER_MS, MAX_COMMIT_ROWS } from "../limits.ts";
import type { Turn } from "./batch-order.ts";

interface Waiting<Item, Result> {
  readonly roomId: string;
  readonly items: readonly Item[];
  readonly turn: Turn | undefined;
  readonly resume: (exit: Exit.Exit<readonly Result[], DatabaseError | Conflict>) => void;
}

/** A batch that does not follow on what was stored of its room. */
export const outOfTurn = () => new Conflict({ message: "The batch ahead of this one was not stored." });

/** What one statement does with items of many rooms: a result for each, in their order. */
type Commit<Item, Result> = (
  items: readonly (Item & { readonly roomId: string })[],
) => Effect.Effect<readonly Result[], DatabaseError>;

/**
 * Commits for every room of one backend: what rooms send while the last statement runs goes into the next one.
 * The number of statements a second does not depend on the number of rooms: where several rooms came together, the next
 * statement waits a moment for more. `committed` hears which rooms were in
 * a statement that went through. Items with a turn that has passed, as `Turn` says, are a `Conflict`.
 */
export const makeCommitter = <Item extends object, Result>(
  run: Commit<Item, Result>,
  committed: (roomIds: readonly string[]) => void,
  runExit: RunExit,
) => {
  const commit = async (all: readonly Waiting<Item, Result>[]): Promise<void> => {
    const batch = all.filter(({ turn, resume }) => {
      if (!turn || turn.isDue()) return true;
      turn.ended(false);
      resume(Exit.fail(outOfTurn()));
      return false;
    });
    if (batch.length > 0) await store(batch);
  };
  const store = async (batch: readonly Waiting<Item, Result>[]): Promise<void> => {
    const items = batch.flatMap(({ roomId, items }) => items.map((item) => ({ ...item, roomId })));
    // An id that another backend stored between this statement's look and its insert is known the second time.
    const exit = await runExit(
      Effect.retry(run(items), { times: 1, while: (error) => error._tag === "UniqueViolation" }),
    );
    // One room's impossible message must not take its neighbours down: each room alone is tried again.
    if (Exit.isFailure(exit) && batch.length > 1 && !isAway(exit)) {
      for (const alone of batch) await store([alone]);
      return;
    }
    let start = 0;
    for (const { items, turn, resume } of batch) {
      const from = start;
      start += items.length;
      turn?.ended(Exit.isSuccess(exit));
      resume(Exit.map(exit, (results) => results.slice(from, start)));
    }
    if (Exit.isSuccess(exit)) committed(batch.map(({ roomId }) => roomId));
  };
  const group = new GroupCommit<Waiting<Item, Result>>(new SerialQueue(), {
    maxBatch: MAX_COMMIT_ROWS,
    together: untilRoomRepeats,
    commit,
    // A statement costs as much as many messages, here and in Postgres.
    gatherMs: GATHER_MS,
  });
  return (roomId: string, items: readonly Item[], turn?: Turn) =>
    Effect.callback<readonly Result[], DatabaseError | Conflict>((resume) => {
      group.add({ roomId, items, turn, resume });
    });
};

/** Of one room only the first: what it sent later may repeat or answer what it sent before. */
const untilRoomRepeats = (waiting: readonly { readonly roomId: string }[]): number => {
  const seen = new Set<string>();
  for (const [index, { roomId }] of waiting.entries()) {
    if (seen.has(roomId)) return index;
    seen.add(roomId);
  }
  return waiting.length;
};

const isAway = (exit: Exit.Failure<unknown, DatabaseError>): boolean =>
  exit.cause.reasons.some((reason) => reason._tag === "Fail" && reason.error._tag === "DatabaseUnavailable");
