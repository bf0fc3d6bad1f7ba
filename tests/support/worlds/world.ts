import { Effect, Layer, ManagedRuntime } from "effect";
import { v7 } from "uuid";
import { Database, type Drizzle } from "../../../db/database.ts";
import * as schema from "../../../db/schema/index.ts";
import { type Lent, lent } from "../../../domain/contexts.ts";
import { testDatabase } from "../database.ts";

type NewUser = Partial<typeof schema.users.$inferInsert>;
type NewCourse = Partial<typeof schema.courses.$inferInsert>;

/** A database of its own with services over it, and short ways to put people and courses into it. */
export interface World<Services> {
  readonly url: string;
  /** Runs an effect of the services; its failure rejects. */
  readonly run: <A, E>(effect: Effect.Effect<A, E, Services | Database>) => Promise<A>;
  /** Runs an effect that must fail, and answers its failure. */
  readonly fails: <A, E>(effect: Effect.Effect<A, E, Services | Database>) => Promise<E>;
  readonly db: <A>(query: (db: Drizzle) => PromiseLike<A>) => Promise<A>;
  /** Adds a user whose address is confirmed; what is not told is made up. */
  readonly user: (handle: string, fields?: NewUser) => Promise<{ id: string; handle: string; name: string }>;
  /** Adds an active course of that creator, with its chat room. */
  readonly course: (
    slug: string,
    creatorId: string,
    fields?: NewCourse,
  ) => Promise<{ id: string; roomId: string }>;
  readonly enroll: (studentId: string, courseId: string, cancelled?: boolean) => Promise<string>;
  readonly certify: (
    userId: string,
    courseId: string,
    approvedBy: string,
    isActive?: boolean,
  ) => Promise<void>;
  /** Opens a sign-in and answers its token. */
  readonly signIn: (userId: string, expiresAt?: Date) => Promise<{ id: string; token: string }>;
  readonly close: () => Promise<void>;
}

/** Opens a world with these services, over a database and what contexts lend each other; `close` it when the file's tests are over. */
export const openWorld = async <Services = never>(
  services: (ground: Layer.Layer<Database | Lent>) => Layer.Layer<Services | Database>,
): Promise<World<Services>> => {
  const database = await testDatabase();
  const connection = { max: 4, queryTimeoutMs: 5_000 };
  const runtime = ManagedRuntime.make(
    services(Layer.merge(Database.layer({ ...connection, url: database.programUrl }), lent)),
  );
  // What a test arranges and looks up is none of the running program's: that has a role of its own.
  const owner = ManagedRuntime.make(Database.layer({ ...connection, url: database.url }));
  const run: World<Services>["run"] = (effect) => runtime.runPromise(effect);
  const db: World<Services>["db"] = (query) =>
    owner.runPromise(Effect.flatMap(Database, (service) => service.query(query)));

  const world: World<Services> = {
    url: database.url,
    run,
    fails: (effect) => run(Effect.flip(effect as never)),
    db,
    user: async (handle, fields = {}) => {
      const name = fields.name ?? handle[0]?.toUpperCase() + handle.slice(1);
      const id = v7();
      const row = { email: `${handle}@example.test`, emailVerified: true, ...fields, id, handle, name };
      await db((d) => d.insert(schema.users).values(row));
      return { id, handle, name };
    },
    course: async (slug, creatorId, fields = {}) => {
      const id = v7();
      const roomId = v7();
      await db((d) =>
        d
          .insert(schema.categories)
          .values({ name: "Testing", slug: "testing", displayOrder: 1 })
          .onConflictDoNothing(),
      );
      const [category] = await db((d) => d.select().from(schema.categories).limit(1));
      await db((d) =>
        d.insert(schema.courses).values({
          id,
          slug,
          creatorId,
          title: slug.replaceAll("-", " "),
          description: `All about ${slug}.`,
          duration: "2 weeks",
          level: "beginner",
          priceCents: 9_900,
          categoryId: category?.id ?? "",
          isActive: true,
          publishedAt: new Date(),
          ...fields,
        }),
      );
      await db((d) => d.insert(schema.chatRooms).values({ id: roomId, courseId: id, name: slug }));
      return { id, roomId };
    },
    enroll: async (studentId, courseId, cancelled = false) => {
      const id = v7();
      await db((d) =>
        d.insert(schema.enrollments).values({
          id,
          studentId,
          courseId,
          ...(cancelled ? { status: "cancelled", cancelledAt: new Date() } : {}),
        }),
      );
      return id;
    },
    certify: async (userId, courseId, approvedBy, isActive = true) => {
      await db((d) => d.insert(schema.studentTeachers).values({ userId, courseId, approvedBy, isActive }));
    },
    signIn: async (userId, expiresAt = new Date(Date.now() + 3_600_000)) => {
      const row = { id: v7(), token: `token-${v7()}`, userId, expiresAt };
      await db((d) => d.insert(schema.authSessions).values(row));
      return { id: row.id, token: row.token };
    },
    close: async () => {
      await Promise.all([runtime.dispose(), owner.dispose()]);
      await database.drop();
    },
  };
  return world;
};
