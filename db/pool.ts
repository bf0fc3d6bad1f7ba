import type { ExtractTablesWithRelations } from "drizzle-orm";
import { DrizzleQueryError } from "drizzle-orm/errors";
import type { PgDatabase } from "drizzle-orm/pg-core";
import { drizzle, type PostgresJsQueryResultHKT } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { Deadlines } from "./deadlines.ts";
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
  readonly prepared: (
    text: string,
    parameters: readonly (string | null)[],
  ) => PromiseLike<readonly unknown[]>;
  /** Ends the connections; running queries get so many seconds. */
  readonly end: (seconds: number) => Promise<void>;
}

/** Something that runs on a client. */
interface Work {
  /** To be called once, when it is over; `lostConnection`: it did not answer, since its connection broke. */
  readonly end: (lostConnection: boolean) => void;
  /** It has not answered within the query timeout. It is not over: `end` is still to come, if ever. */
  readonly timedOut: () => void;
}

export interface Pool {
  /** What runs on it is given up when these pass: `queryTimeoutMs` from its beginning. */
  readonly deadlines: Deadlines;
  readonly current: () => Client;
  /**
   * Settles when nothing of the client's predecessor is connected any more, so that both together never hold more
   * than the pool's connections; null when that is so.
   */
  readonly ready: (client: Client) => Promise<void> | null;
  /**
   * Marks work on a client as begun.
   *
   * A client that lost a connection is replaced as soon as nothing runs on it: after a fatal error postgres.js
   * reports that error once more to the first query of the next connection, which has nothing to do with it.
   *
   * One with a connection that does not answer is replaced at once, since it would never give that back: when
   * nothing at all has answered since the work began, or the work had a connection to itself. Otherwise there is
   * just more to do than the server can, and new connections would be more of it. A client that never was connected
   * is left alone: postgres.js goes on trying.
   */
  readonly begin: (client: Client) => Work;
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

/** What is known of a client. */
interface Health {
  running: number;
  answers: number;
  isSuspect: boolean;
}

/** Milliseconds that ending a client may take, and that the server has to notice it. */
const endMs = 1_000;
const noticeMs = 100;

const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** Opens no connection yet: the first query does, in the actor or request that runs it. */
export function makePool(options: PoolOptions): Pool {
  const queryTimeoutMs = options.queryTimeoutMs ?? 10_000;
  const health = new WeakMap<Client, Health>();
  const gates = new WeakMap<Client, Promise<void>>();
  const open = () => {
    const opened = connect(options, queryTimeoutMs);
    health.set(opened, { running: 0, answers: 0, isSuspect: false });
    return opened;
  };
  let client = open();
  const replace = (broken: Client) => {
    if (broken !== client) return;
    const next = open();
    client = next;
    // Ending waits for the very server that may not answer.
    const ended = Promise.race([broken.end(0).catch(() => {}), wait(endMs)]);
    gates.set(
      next,
      ended
        .then(() => wait(noticeMs))
        .then(() => {
          gates.delete(next);
        }),
    );
  };
  return {
    deadlines: new Deadlines(queryTimeoutMs),
    current: () => client,
    ready: (used) => gates.get(used) ?? null,
    begin: (used) => {
      const known = health.get(used) ?? { running: 0, answers: 0, isSuspect: false };
      const answersBefore = known.answers;
      const isCrowded = ++known.running > options.max;
      return {
        end: (lostConnection) => {
          known.running -= 1;
          if (lostConnection) known.isSuspect = true;
          else known.answers += 1;
          if (known.running === 0 && known.isSuspect) replace(used);
        },
        timedOut: () => {
          const isSilent = known.answers === answersBefore;
          if (known.answers > 0 && (isSilent || !isCrowded)) replace(used);
        },
      };
    },
  };
}
