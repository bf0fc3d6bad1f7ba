import { AsyncLocalStorage } from "node:async_hooks";
import type { BetterAuthOptions, DBAdapter, DBTransactionAdapter } from "better-auth";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { Effect } from "effect";
import { Database, type Drizzle } from "../../../db/database.ts";
import type { DatabaseError } from "../../../db/errors.ts";
import { accounts, authSessions, users, verifications } from "../../../db/schema/index.ts";
import { forgetResetLinks } from "../../../domain/identity/sign-in/reset-links.ts";
import { Outbox } from "../../../domain/shared/outbox.ts";
import { isDatabaseError } from "../boundary/database-failures.ts";

/** Runs an effect with the services `R`, and rejects with its failure. */
export type Run<R> = <A, E>(effect: Effect.Effect<A, E, R>) => Promise<A>;

/** What happened while a request was served that its answer does not say. */
export interface Noticed {
  /** What the database refused last, also where the sign-in library swallowed it. */
  last: DatabaseError | undefined;
  /** The address of the account whose password a reset link has just set. */
  resetFor?: string;
  /** A stored hash that costs less than new ones, of a password that was right. */
  outdatedHash?: string;
}
const requests = new AsyncLocalStorage<Noticed>();

/** Runs a request of the sign-in library and tells what was noticed meanwhile. */
export const noticing = async <A>(run: () => Promise<A>): Promise<{ result: A; noticed: Noticed }> => {
  const noticed: Noticed = { last: undefined };
  return { result: await requests.run(noticed, run), noticed };
};

/** Adds to what is noticed of the request that is being served. */
export const noteOfRequest = (note: Partial<Noticed>): void => {
  const noticed = requests.getStore();
  if (noticed) Object.assign(noticed, note);
};

const SCHEMA = { user: users, session: authSessions, account: accounts, verification: verifications };

const METHODS = [
  "create",
  "findOne",
  "findMany",
  "count",
  "update",
  "updateMany",
  "delete",
  "deleteMany",
  "consumeOne",
  "incrementOne",
] as const satisfies readonly (keyof DBTransactionAdapter)[];

const notice = (error: DatabaseError) => Effect.sync(() => noteOfRequest({ last: error }));

type Method = (typeof METHODS)[number];
type Values = Readonly<Record<string, unknown>>;
type Argument = {
  readonly model: string;
  readonly limit?: number;
  readonly where?: unknown;
  readonly data?: Values;
  readonly update?: Values;
};
type Owned = { readonly id: string; readonly userId: string };

/** The one user that an update of the library's, always by id, is about; as they were before it. */
interface FormerUser {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly emailVerified: boolean;
}

/** More sign-ins than anybody has at once; the library would look at 100 of them. */
const MAX_SESSIONS = 10_000;

/** What follows from what the library writes. */
export interface Follows<R> {
  readonly userCreated: (userId: string) => Effect.Effect<unknown, DatabaseError, R>;
  /** The user has confirmed their address. */
  readonly userVerified: (userId: string) => Effect.Effect<unknown, DatabaseError, R>;
  /** The user has another address, which they have confirmed. */
  readonly addressChanged: (former: FormerUser) => Effect.Effect<unknown, DatabaseError, R>;
  readonly passwordChanged: (userId: string) => Effect.Effect<unknown, DatabaseError, R>;
  readonly sessionEnded: (userId: string, authSessionId: string) => Effect.Effect<void, DatabaseError, R>;
}

/**
 * The sign-in library's tables through the `Database` service: its timeouts, its pool that heals, its errors and
 * its transactions, which may publish. Drizzle's own adapter does the work, on whatever connection the service gives.
 * What `follows` says is done in the same transaction as its cause.
 */
export const databaseAdapter =
  <R>(run: Run<R | Database | Outbox>, follows: Follows<R | Database | Outbox>) =>
  (options: BetterAuthOptions): DBAdapter => {
    const known = new WeakMap<Drizzle, DBAdapter>();
    const over = (db: Drizzle): DBAdapter => {
      const adapter =
        known.get(db) ?? drizzleAdapter(db as never, { provider: "pg", schema: SCHEMA })(options);
      known.set(db, adapter);
      return adapter;
    };
    const call = (method: Method, argument: Argument) =>
      Effect.flatMap(Database, (database) =>
        database.query((db) => (over(db)[method] as (argument: Argument) => Promise<unknown>)(argument)),
      );
    const perform = (method: Method, argument: Argument) =>
      Effect.gen(function* () {
        const { model, data, update, where } = argument;
        if (model === "session" && (method === "delete" || method === "deleteMany")) {
          const ended = yield* call("findMany", { ...argument, limit: MAX_SESSIONS });
          for (const { userId, id } of ended as Owned[]) yield* follows.sessionEnded(userId, id);
        }
        // A reset link dies with the next one, and with the password that it was to replace.
        if (model === "verification" && method === "create") yield* forgetResetLinks(String(data?.value));
        if (model === "account" && update !== undefined && "password" in update) {
          const changed = yield* call("findMany", { model, where });
          for (const { userId } of changed as Owned[]) {
            yield* forgetResetLinks(userId);
            yield* follows.passwordChanged(userId);
          }
        }
        const isNewAddress = model === "user" && update !== undefined && "email" in update;
        const former = isNewAddress ? yield* call("findOne", { model, where }) : null;
        const result = yield* call(method, argument);
        if (model === "user" && method === "create") yield* follows.userCreated((result as Owned).id);
        if (former !== null) yield* follows.addressChanged(former as FormerUser);
        if (isNewAddress || (model === "user" && update?.emailVerified === true))
          yield* follows.userVerified((result as Owned).id);
        return result;
      });
    const performed = (method: Method, argument: Argument) =>
      Effect.gen(function* () {
        if (method.startsWith("find") || method === "count") return yield* call(method, argument);
        const outbox = yield* Outbox;
        return yield* outbox.transaction(perform(method, argument));
      }).pipe(Effect.tapError(notice));
    const adapter = (within: Run<R | Database | Outbox>) =>
      ({
        id: "drizzle",
        ...Object.fromEntries(
          METHODS.map((method) => [method, (argument: Argument) => within(performed(method, argument))]),
        ),
      }) as unknown as DBTransactionAdapter;
    const transaction: DBAdapter["transaction"] = (work) =>
      run(
        Effect.gen(function* () {
          const outbox = yield* Outbox;
          const inside = Effect.flatMap(Effect.context<R | Database | Outbox>(), (context) =>
            // What the library throws it gets back as it is.
            // @effect-diagnostics-next-line unknownInEffectCatch:off
            Effect.tryPromise({
              try: () => work(adapter(Effect.runPromiseWith(context))),
              catch: (thrown) => thrown,
            }),
          );
          return yield* outbox.transaction(inside);
        }).pipe(Effect.tapError((error) => (isDatabaseError(error) ? notice(error) : Effect.void))),
      );
    return { ...adapter(run), transaction };
  };
