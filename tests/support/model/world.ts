import { Effect, ManagedRuntime } from "effect";
import postgres from "postgres";
import { Database, type Drizzle } from "../../../db/database.ts";
import * as schema from "../../../db/schema/index.ts";
import { commands } from "../../../party/commands/index.ts";
import { dispatcher } from "../../../party/lib/commands.ts";
import { readEnv } from "../../../party/lib/env.ts";
import { type Services, servicesLayer } from "../../../party/services.ts";
import { testDatabase } from "../database.ts";
import type { Random } from "../random.ts";
import { keepBookOfLives } from "./life.ts";
import type { Admitted, ModelPlatform } from "./platform.ts";

/** Services over a real database, and people of every role to meet in rooms of it. */
export interface ModelWorld extends ModelPlatform {
  readonly sql: postgres.Sql;
  readonly people: readonly Admitted[];
  /** A new course, with a room that all the people may enter. */
  newRoom(random: Random): Promise<string>;
  close(): Promise<void>;
}

const roles = ["creator", "student_teacher", "student", "student"] as const;

export const openModelWorld = async (): Promise<ModelWorld> => {
  const database = await testDatabase();
  const letGo = keepBookOfLives();
  const env = {
    DATABASE_URL: database.url,
    INTERNAL_SECRET: "an internal secret of 32 characters",
    AUTH_SECRET: "a sign-in secret of 32 characters..",
    // Inboxes are not part of the model: nobody listens there.
    PUBLIC_URL: "http://127.0.0.1:9",
    LOCAL: "start-script",
    RATE_LIMITS: "off",
  };
  const runtime = ManagedRuntime.make(servicesLayer(readEnv(env), () => null));
  const dispatch = dispatcher<Services>(commands, (effect) => runtime.runPromiseExit(effect));
  const db = <A>(query: (db: Drizzle) => PromiseLike<A>) =>
    runtime.runPromise(Effect.flatMap(Database, (service) => service.query(query)));
  const sql = postgres(database.url, { max: 4, onnotice: () => {} });

  const ids = roles.map(() => crypto.randomUUID());
  await db((d) =>
    d.insert(schema.users).values(
      roles.map((role, index) => ({
        id: ids[index] as string,
        name: `Person ${index}`,
        handle: `person-${index}`,
        email: `person-${index}@example.test`,
        isCreator: role === "creator",
        isStudentTeacher: role === "student_teacher",
      })),
    ),
  );
  await db((d) => d.insert(schema.categories).values({ name: "Testing", slug: "testing", displayOrder: 1 }));
  const [category] = await db((d) => d.select().from(schema.categories).limit(1));
  const people = roles.map((role, index) => ({
    identity: {
      userId: ids[index],
      authSessionId: crypto.randomUUID(),
      name: `Person ${index}`,
      handle: `person-${index}`,
      avatarUrl: null,
      role,
    },
    grant: { lastReadSeq: 0 },
  }));

  return {
    env,
    dispatch,
    sql,
    people,
    newRoom: async (random) => {
      const [courseId, roomId, creatorId] = [random.uuid(), random.uuid(), ids[0] as string];
      await db((d) =>
        d.insert(schema.courses).values({
          id: courseId,
          slug: `course-${random.seed}`,
          creatorId,
          title: `Course ${random.seed}`,
          description: "A course for a model.",
          duration: "2 weeks",
          level: "beginner",
          priceCents: 9_900,
          categoryId: category?.id ?? "",
          isActive: true,
        }),
      );
      await db((d) =>
        d
          .insert(schema.studentTeachers)
          .values({ userId: ids[1] as string, courseId, approvedBy: creatorId, isActive: true }),
      );
      await db((d) =>
        d
          .insert(schema.enrollments)
          .values(ids.slice(2).map((studentId) => ({ id: random.uuid(), studentId, courseId }))),
      );
      await db((d) => d.insert(schema.chatRooms).values({ id: roomId, courseId, name: "Room" }));
      return roomId;
    },
    close: async () => {
      letGo();
      await sql.end({ timeout: 1 });
      await runtime.dispose();
      await database.drop();
    },
  };
};
