import { DrizzleQueryError } from "drizzle-orm/errors";
import { Context, Effect } from "effect";
import { attempt } from "./attempt.ts";
import { type DatabaseError, DatabaseUnavailable } from "./errors.ts";
import type { Client, Drizzle, Pool } from "./pool.ts";

/** An open transaction. */
export interface Transaction {
  readonly pool: Pool;
  readonly client: Client;
  readonly db: Drizzle;
  /** Settles when the transaction is over: rejects with the driver's error when its connection is lost. */
  readonly done: Promise<void>;
  /** Whether commit, rollback or the loss of the connection has ended it. */
  over: boolean;
  readonly commit: () => void;
  readonly rollback: () => void;
}

/** The transaction that queries of this fiber belong to. */
export const CurrentTransaction = Context.Reference<Transaction | undefined>(
  "peerloop/db/CurrentTransaction",
  {
    defaultValue: () => undefined,
  },
);

class RolledBack extends Error {}

/** Marks what the driver threw outside of a query as the driver's, as Drizzle does with that of a query. */
const fromDriver = (word: string) => (thrown: unknown) =>
  Promise.reject(
    new DrizzleQueryError(word, [], thrown instanceof Error ? thrown : new Error(String(thrown))),
  );

function begin(pool: Pool, client: Client): Promise<Transaction> {
  return new Promise((opened, failed) => {
    const done: Promise<void> = client.db.transaction(
      (db) =>
        new Promise<void>((commit, reject) => {
          const transaction: Transaction = {
            pool,
            client,
            db,
            get done() {
              return done;
            },
            over: false,
            commit,
            rollback: () => reject(new RolledBack()),
          };
          const end = () => {
            transaction.over = true;
          };
          done.then(end, end);
          opened(transaction);
        }),
    );
    done.catch(failed);
  });
}

/**
 * Ends the transaction. Once its connection is lost neither word may be sent: postgres.js would write it to
 * whatever the reconnected socket is used for by then, and so end somebody else's transaction.
 */
const finish = (transaction: Transaction, word: "commit" | "rollback"): Effect.Effect<void, DatabaseError> =>
  attempt(transaction.pool, transaction.client, () => {
    if (!transaction.over) transaction[word]();
    return transaction.done.catch((thrown: unknown) =>
      thrown instanceof RolledBack ? undefined : fromDriver(word)(thrown),
    );
  });

/** Runs `effect` in a transaction of its own: commits on success, rolls back on failure, defect and interruption. */
export const runTransaction = <A, E, R>(
  pool: Pool,
  effect: Effect.Effect<A, E, R>,
): Effect.Effect<A, E | DatabaseError, R> =>
  Effect.uninterruptibleMask((restore) =>
    Effect.gen(function* () {
      const client = pool.current();
      const { end } = pool.begin(client);
      const over = () => end(false);
      const transaction = yield* attempt(pool, client, () =>
        begin(pool, client).catch(fromDriver("begin")),
      ).pipe(Effect.tapError(() => Effect.sync(over)));
      transaction.done.then(over, over);
      const exit = yield* Effect.exit(
        restore(Effect.provideService(effect, CurrentTransaction, transaction)),
      );
      if (exit._tag === "Success") {
        yield* finish(transaction, "commit");
      } else {
        // What went wrong first is the answer; a rollback that fails ends with the connection all the same.
        yield* Effect.ignore(finish(transaction, "rollback"));
      }
      return yield* exit;
    }),
  );

/** Fails with the loss of the connection rather than hang, when that comes before the answer. */
export const queryInTransaction = <A>(
  transaction: Transaction,
  run: (db: Drizzle) => PromiseLike<A>,
): Effect.Effect<A, DatabaseError> =>
  Effect.suspend(() =>
    transaction.over
      ? Effect.fail(new DatabaseUnavailable({ outcome: "none" }))
      : attempt(transaction.pool, transaction.client, () =>
          Promise.race([
            run(transaction.db),
            transaction.done.then(
              () => Promise.reject(new Error("the transaction ended before its query")),
              fromDriver("query"),
            ),
          ]),
        ),
  );
