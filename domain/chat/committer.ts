import { Effect, Exit } from "effect";
import type { Database } from "../../db/database.ts";
import type { DatabaseError } from "../../db/errors.ts";
import { GroupCommit } from "../shared/group-commit.ts";
import { SerialQueue } from "../shared/serial-queue.ts";
import type { CommitResult, NewMessage } from "./commands.ts";
import { commitMessages, type RoomMessage } from "./commit.ts";
import { MAX_COMMIT_ROWS } from "./limits.ts";

interface Waiting {
  readonly roomId: string;
  readonly messages: readonly NewMessage[];
  readonly resume: (exit: Exit.Exit<readonly CommitResult[], DatabaseError>) => void;
}

/**
 * Commits for every room of one backend: what rooms send while the last statement runs goes into the next one.
 * The number of statements a second does not depend on the number of rooms.
 */
export const makeCommitter = (database: Database["Service"]) => {
  const commit = async (batch: readonly Waiting[]): Promise<void> => {
    const rows: RoomMessage[] = batch.flatMap(({ roomId, messages }) =>
      messages.map((message) => ({ ...message, roomId })),
    );
    // An id that another backend stored between this statement's look and its insert is known the second time.
    const exit = await Effect.runPromiseExit(
      Effect.retry(commitMessages(database, rows), {
        times: 1,
        while: (error) => error._tag === "UniqueViolation",
      }),
    );
    // One room's impossible message must not take its neighbours down: each room alone is tried again.
    if (Exit.isFailure(exit) && batch.length > 1 && !isAway(exit)) {
      for (const alone of batch) await commit([alone]);
      return;
    }
    let start = 0;
    for (const { messages, resume } of batch) {
      const from = start;
      start += messages.length;
      resume(Exit.map(exit, (results) => results.slice(from, start)));
    }
  };
  const group = new GroupCommit<Waiting>(new SerialQueue(), { maxBatch: MAX_COMMIT_ROWS, commit });

  /** Stores a room's messages; answers in their order. */
  return (roomId: string, messages: readonly NewMessage[]) =>
    Effect.callback<readonly CommitResult[], DatabaseError>((resume) => {
      group.add({ roomId, messages, resume });
    });
};

const isAway = (exit: Exit.Failure<unknown, DatabaseError>): boolean =>
  exit.cause.reasons.some((reason) => reason._tag === "Fail" && reason.error._tag === "DatabaseUnavailable");
