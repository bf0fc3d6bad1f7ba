import type { SQL } from "drizzle-orm";
import { Context, Effect, Layer, Schedule } from "effect";
import { attempt } from "./attempt.ts";
import type { DatabaseError } from "./errors.ts";
import { type Drizzle, makePool, type PoolOptions } from "./pool.ts";
import type { KeptStatement, StatementValues } from "./prepared.ts";
import { rowsOf } from "./rows.ts";
import { CurrentTransaction, queryInTransaction, runTransaction } from "./transaction.ts";

export { isUnavailable } from "./errors.ts";
export type { Drizzle, PoolOptions } from "./pool.ts";

/** How often a transaction that collided with another is repeated before it fails. */
const collisionRetries = 4;

/**
 * Postgres. Inside `transaction` every `query` of the effect, and of services it calls, belongs to it; a nested
 * `transaction` joins the outer one and has no commit of its own.
 *
 * A query that fails inside a transaction dooms it, also when the failure is caught: nothing is committed. Use
 * `onConflictDoNothing` where a conflict is expected.
 */
export class Database extends Context.Service<
  Database,
  {
    /** Runs one query, or a few; all of them together must answer within the query timeout. */
    query<A>(run: (db: Drizzle) => PromiseLike<A>): Effect.Effect<A, DatabaseError>;
    /** Runs one statement, as `query` does. What its rows look like is for whoever wrote it to say. */
    rows<Row extends object = object>(statement: SQL): Effect.Effect<readonly Row[], DatabaseError>;
    /**
     * Runs one statement that each connection plans once and keeps, for those that run hundreds of times a second:
     * planning them anew costs as much as running them. Always outside of a transaction.
     */
    prepared<Values extends StatementValues, Row extends object>(
      statement: KeptStatement<Values, Row>,
      values: Values,
    ): Effect.Effect<readonly Row[], DatabaseError>;
    /**
     * Commits when the effect succeeds, rolls back when it fails or is interrupted. Runs it again, from its
     * beginning, when it collided with another transaction: what it does besides queries must be idempotent.
     */
    transaction<A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E | DatabaseError, R>;
    /**
     * Calls `then` once the running transaction is committed, and not at all where it is not; at once outside of one.
     * Nobody waits for it, and it must not throw.
     */
    afterCommit(then: () => void): Effect.Effect<void>;
    /** The pool of this moment, outside of any transaction, for libraries that ask for a Drizzle of their own. */
    readonly drizzle: Drizzle;
  }
>()("peerloop/Database") {
  /** Connects with the first query. Closing the layer's scope ends the connections. */
  static layer(options: PoolOptions): Layer.Layer<Database> {
    return Layer.effect(Database, makeDatabase(options));
  }
}

const isCollision = (error: unknown) =>
  typeof error === "object" && error !== null && "_tag" in error && error._tag === "SerializationFailure";

const makeDatabase = Effect.fnUntraced(function* (options: PoolOptions) {
  const pool = yield* Effect.acquireRelease(
    Effect.sync(() => makePool(options)),
    (opened) =>
      Effect.promise(() =>
        opened
          .current()
          .end(1)
          .catch(() => {}),
      ),
  );

  const query = Effect.fnUntraced(function* <A>(run: (db: Drizzle) => PromiseLike<A>) {
    const transaction = yield* CurrentTransaction;
    if (transaction?.pool === pool) return yield* queryInTransaction(transaction, run);
    const client = pool.current();
    return yield* attempt(pool, client, () => run(client.db));
  });

  const rows = <Row extends object>(statement: SQL) => query((db) => rowsOf<Row>(db, statement));

  const prepared = <Values extends StatementValues, Row extends object>(
    { text, parameters }: KeptStatement<Values, Row>,
    values: Values,
  ) =>
    Effect.suspend(() => {
      const client = pool.current();
      return attempt(
        pool,
        client,
        () => client.prepared(text, parameters(values)) as Promise<readonly Row[]>,
      );
    });

  const transaction = Effect.fnUntraced(function* <A, E, R>(effect: Effect.Effect<A, E, R>) {
    const outer = yield* CurrentTransaction;
    if (outer?.pool === pool) return yield* effect;
    return yield* Effect.retry(runTransaction(pool, effect), {
      while: isCollision,
      times: collisionRetries,
      schedule: Schedule.jittered(Schedule.exponential("5 millis")),
    });
  });

  const afterCommit = Effect.fnUntraced(function* (then: () => void) {
    const running = yield* CurrentTransaction;
    if (running?.pool !== pool) return then();
    // What was rolled back, or repeated from its beginning, has another transaction's word to wait for.
    running.done.then(then, () => {});
  });

  // The pool's client changes when a server froze, so a library must not keep one of them.
  const drizzle = new Proxy({} as Drizzle, {
    get: (_, key) => {
      const { db } = pool.current();
      const value: unknown = Reflect.get(db, key, db);
      return typeof value === "function" ? value.bind(db) : value;
    },
    has: (_, key) => Reflect.has(pool.current().db, key),
  });

  return Database.of({ query, rows, prepared, transaction, afterCommit, drizzle });
});
