import { eq, sql } from "drizzle-orm";
import { Effect, Layer, ManagedRuntime } from "effect";
import { v7 as uuidv7 } from "uuid";
import { Database } from "../../../db/database.ts";
import { helpSummons } from "../../../db/schema/index.ts";
import { lent } from "../../../domain/contexts.ts";
import { goodwillDifferences } from "../../../domain/goodwill/reconcile.ts";
import { Goodwill } from "../../../domain/goodwill/service.ts";
import { outboxLayer } from "../../../domain/platform/outbox.ts";
import { Actors } from "../../../domain/shared/actors.ts";
import { type Difference, lineOf } from "../../../domain/shared/difference.ts";
import { Outbox } from "../../../domain/shared/outbox.ts";
import { summonDifferences } from "../../../domain/summons/reconcile.ts";
import type { Random } from "../random.ts";

/** Who gives and who is given to, and the course in which they help each other. */
export interface Crowd {
  readonly people: readonly string[];
  readonly courseId: string;
}

/** How many transfers there were of a kind. */
interface Tally {
  paid: number;
  returned: number;
  refused: number;
}

/** Points that move between people as helps move them: held as a summon opens, paid or returned as it ends. */
export interface Transfers {
  /** Gives everybody the points to begin with. */
  readonly begin: (crowd: Crowd) => Promise<void>;
  /** So many transfers by so many writers at once, chosen by chance. Refusals for too few points are transfers, too. */
  readonly run: (
    crowd: Crowd,
    options: { readonly random: Random; readonly writers: number; readonly transfers: number },
  ) => Promise<Tally>;
  /** What of points and summons is not what the books say; nothing is changed. */
  readonly differences: () => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

/** Opens them on the database at `url`, as the running program's role, with so many connections. */
export const openTransfers = (url: string, connections: number): Transfers => {
  const database = Database.layer({ url, max: connections, queryTimeoutMs: 30_000 });
  const ground = Layer.merge(database, lent);
  const reached = Layer.succeed(Actors, Actors.of({ tell: () => Effect.void }));
  const services = Goodwill.layer.pipe(
    Layer.provideMerge(outboxLayer.pipe(Layer.provideMerge(Layer.merge(ground, reached)))),
  );
  const runtime = ManagedRuntime.make(services);

  const inOne = <A, E>(effect: Effect.Effect<A, E, Database | Outbox | Goodwill>) =>
    Outbox.use((outbox) => outbox.transaction(effect));
  const lock = (id: string) =>
    Database.use((db) =>
      db.query((q) =>
        q.select({ id: helpSummons.id }).from(helpSummons).where(eq(helpSummons.id, id)).for("no key update"),
      ),
    );
  const set = (id: string, change: Record<string, unknown>) =>
    Database.use((db) => db.query((q) => q.update(helpSummons).set(change).where(eq(helpSummons.id, id))));

  const opened = (id: string, studentId: string, courseId: string, points: number) =>
    inOne(
      Effect.gen(function* () {
        yield* Goodwill.use((goodwill) => goodwill.hold(studentId, points));
        yield* Database.use((db) =>
          db.query((q) =>
            q.insert(helpSummons).values({
              id,
              studentId,
              courseId,
              message: "?",
              pointsOffered: points,
              expiresAt: sql`clock_timestamp() + interval '5 minutes'`,
            }),
          ),
        );
      }),
    ).pipe(
      Effect.as(true),
      // Too few points, or another writer has a call of the same person open.
      Effect.catchTag(["Conflict", "UniqueViolation"], () => Effect.succeed(false)),
    );
  const paid = (id: string, studentId: string, helperId: string, courseId: string, points: number) =>
    inOne(
      Effect.gen(function* () {
        yield* lock(id);
        yield* Goodwill.use((goodwill) =>
          goodwill.release({ summonId: id, courseId, studentId, helperId, points }),
        );
        yield* set(id, {
          status: "completed",
          responderId: helperId,
          respondedAt: sql`now()`,
          completedAt: sql`now()`,
          pointsAwarded: points,
        });
      }),
    );
  const returned = (id: string, studentId: string, points: number) =>
    inOne(
      Effect.gen(function* () {
        yield* lock(id);
        yield* Goodwill.use((goodwill) => goodwill.unhold(studentId, points));
        yield* set(id, { status: "cancelled", cancelledAt: sql`now()` });
      }),
    );

  const transfer = async ({ people, courseId }: Crowd, random: Random): Promise<keyof Tally> => {
    const studentId = random.pick(people);
    const helperId = random.pick(people.filter((one) => one !== studentId));
    const [id, points, isPaid] = [uuidv7(), 10 + random.below(16), random.chance(0.7)];
    if (!(await runtime.runPromise(opened(id, studentId, courseId, points)))) return "refused";
    if (isPaid) await runtime.runPromise(paid(id, studentId, helperId, courseId, points));
    else await runtime.runPromise(returned(id, studentId, points));
    return isPaid ? "paid" : "returned";
  };

  return {
    begin: async ({ people }) => {
      for (const userId of people)
        await runtime.runPromise(Goodwill.use((goodwill) => goodwill.starterGrant(userId)));
    },
    run: async (crowd, { random, writers, transfers }) => {
      const tally: Tally = { paid: 0, returned: 0, refused: 0 };
      let left = transfers;
      const write = async () => {
        while (left-- > 0) tally[await transfer(crowd, random)] += 1;
      };
      await Promise.all(Array.from({ length: writers }, write));
      return tally;
    },
    differences: async () => {
      const found = await runtime.runPromise(
        Database.use((db) =>
          db.transaction(
            db.query(
              async (q): Promise<readonly Difference[]> => [
                ...(await goodwillDifferences(q)),
                ...(await summonDifferences(q)),
              ],
            ),
          ),
        ),
      );
      return found.map(lineOf);
    },
    close: () => runtime.dispose(),
  };
};
