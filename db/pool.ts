import type { ExtractTablesWithRelations } from "drizzle-orm";
import { DrizzleQueryError } from "drizzle-orm/errors";
import type { PgDatabase } from "drizzle-orm/pg-core";
import { drizzle, type PostgresJsQueryResultHKT } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import * as schema from "./schema/index.ts";

type Schema = typeof schema;

/** Drizzle over the schema: the pool itself, or the one connection of a transaction. */
export type Drizzle = PgDatabase<PostgresJsQueryResultHKT, Schema, ExtractTablesWithRelations<Schema>>;

export interface PoolOptions {
  /** postgres://user:password@host:port/database */
  readonly url: string;
  /** Connections at most. */
  readonly max: number;
  /** Milliseconds after which a query is given up; 10,000 unless told. */
  readonly queryTimeoutMs?: number;
  /** False behind a pooler in transaction mode, which shares connections between clients. */
  readonly prepare?: boolean;
}

export interface Client {
  readonly db: Drizzle;
  /** Runs a statement that the connection plans once and keeps. */
  readonly prepared: (text: string, parameters: readonly string[]) => PromiseLike<readonly unknown[]>;
  /** Ends the connections; running queries get so many seconds. */
  readonly end: (seconds: number) => Promise<void>;
}

export interface Pool {
  readonly queryTimeoutMs: number;
  readonly current: () => Client;
  /** Puts a new client in the place of one that no longer answers. Harmless when that has happened already. */
  readonly replace: (client: Client) => void;
  /**
   * Marks work on a client as begun; the answer is to be called once when it is over.
   *
   * A client that lost a connection is replaced as soon as nothing runs on it: after a fatal error postgres.js
   * reports that error once more to the first query of the next connection, which has nothing to do with it.
   */
  readonly begin: (client: Client) => (lostConnection: boolean) => void;
}

const connectTimeoutSeconds = 5;

/** The server gives up before the client does, so that a merely slow statement does not cost the whole client. */
const serverShare = 0.9;

/** Waits between attempts to connect: short, since the server may be back at any moment. In seconds. */
const backoff = (retries: number) => Math.min(0.05 * 2 ** retries, 1) * (0.5 + Math.random() / 2);

function connect(options: PoolOptions, queryTimeoutMs: number): Client {
  const sql = postgres(options.url, {
    max: options.max,
    connect_timeout: connectTimeoutSeconds,
    backoff,
    prepare: options.prepare ?? true,
    onnotice: () => {},
    connection: {
      application_name: "peerloop",
      TimeZone: "UTC",
      statement_timeout: Math.max(1, Math.floor(queryTimeoutMs * serverShare)),
      // A worker that dies inside a transaction must not keep its locks.
      idle_in_transaction_session_timeout: queryTimeoutMs * 2,
    },
  });
  const prepare = options.prepare ?? true;
  return {
    db: drizzle(sql, { schema }),
    // Marked as the driver's, as Drizzle does with its own queries: some of its failures carry no code.
    prepared: (text, parameters) =>
      sql.unsafe(text, [...parameters], { prepare }).catch((thrown: unknown) => {
        throw new DrizzleQueryError(text, [], thrown instanceof Error ? thrown : new Error(String(thrown)));
      }),
    end: (seconds) => sql.end({ timeout: seconds }),
  };
}

/** Opens no connection yet: the first query does, in the actor or request that runs it. */
export function makePool(options: PoolOptions): Pool {
  const queryTimeoutMs = options.queryTimeoutMs ?? 10_000;
  let client = connect(options, queryTimeoutMs);
  const running = new WeakMap<Client, number>();
  const suspects = new WeakSet<Client>();
  const replace = (broken: Client) => {
    if (broken !== client) return;
    client = connect(options, queryTimeoutMs);
    // Not awaited: ending waits for the very server that does not answer.
    broken.end(0).catch(() => {});
  };
  return {
    queryTimeoutMs,
    current: () => client,
    replace,
    begin: (used) => {
      running.set(used, (running.get(used) ?? 0) + 1);
      return (lostConnection) => {
        const left = (running.get(used) ?? 1) - 1;
        running.set(used, left);
        if (lostConnection) suspects.add(used);
        if (left === 0 && suspects.has(used)) replace(used);
      };
    },
  };
}
