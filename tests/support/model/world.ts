import { Effect, ManagedRuntime } from "effect";
import postgres from "postgres";
import { Database, type Drizzle } from "../../../db/database.ts";
import * as schema from "../../../db/schema/index.ts";
import { commands } from "../../../party/backend/contexts/index.ts";
import { dispatcher } from "../../../party/backend/dispatcher.ts";
import { type Services, servicesLayer } from "../../../party/backend/services.ts";
import { readEnv } from "../../../party/wire/env.ts";
import { testDatabase } from "../database.ts";
import type { Random } from "../random.ts";
import { keepBookOfLives } from "./life.ts";
import type { Admitted, ModelPlatform, ModelRoom } from "./platform.ts";

/** Services over a real database, and rooms of it in which people of every role meet. */
export interface ModelWorld extends ModelPlatform {
  readonly sql: postgres.Sql;
  /** A new course with people of its own and a room that all of them may enter. */
  newRoom(random: Random): Promise<RoomPlan>;
  close(): Promise<void>;
}

/** A room that is there, and who may enter it. */
export interface RoomPlan {
  readonly id: string;
  readonly people: readonly Admitted[];
  /** Everybody's role, by their id. */
  readonly roles: ReadonlyMap<string, string>;
  /** Points that people have earned with answers elsewhere today, by their ids. */
  readonly earned: ReadonlyMap<string, number>;
}

const roles = ["creator", "student_teacher", "student", "student"] as const;

/** Points that somebody may have earned before: none, all but one or two answers of a day, or all. */
const EARNED_BEFORE = [0, 0, 40, 45, 50];

export const openModelWorld = async (): Promise<ModelWorld> => {
  const database = await testDatabase();
  const rooms = new Map<string, ModelRoom>();
  const letGo = keepBookOfLives(async (address, init) => {
    const room = rooms.get(new URL(address).pathname.split("/")[3] ?? "");
    return room ? room.request(init) : new Response(null, { status: 204 });
  });
  const env = {
    DATABASE_URL: database.programUrl,
    INTERNAL_SECRET: "an internal secret of 32 characters",
    AUTH_SECRET: "a sign-in secret of 32 characters..",
    // Where alarms call back in. Inboxes are not part of the model: nobody listens there.
    PUBLIC_URL: "http://127.0.0.1:9",
    LOCAL: "start-script",
    RATE_LIMITS: "off",
  };
  const runtime = ManagedRuntime.make(servicesLayer(readEnv(env), () => null));
  const dispatch = dispatcher<Services>(commands, (effect) => runtime.runPromiseExit(effect));
  const db = <A>(query: (db: Drizzle) => PromiseLike<A>) =>
    runtime.runPromise(Effect.flatMap(Database, (service) => service.query(query)));
  const sql = postgres(database.url, { max: 4, onnotice: () => {} });

  await db((d) => d.insert(schema.categories).values({ name: "Testing", slug: "testing", displayOrder: 1 }));
  const [category] = await db((d) => d.select().from(schema.categories).limit(1));

  const newPeople = async (random: Random) => {
    const ids = roles.map(() => random.uuid());
    const nameOf = (index: number) => `Person ${index} of ${random.seed}`;
    const handleOf = (index: number) => `person-${index}-${random.seed}`;
    await db((d) =>
      d.insert(schema.users).values(
        roles.map((role, index) => ({
          id: ids[index] as string,
          name: nameOf(index),
          handle: handleOf(index),
          email: `${handleOf(index)}@example.test`,
          emailVerified: true,
          isCreator: role === "creator",
          isStudentTeacher: role === "student_teacher",
        })),
      ),
    );
    const people = roles.map((role, index) => ({
      identity: {
        userId: ids[index],
        authSessionId: random.uuid(),
        name: nameOf(index),
        handle: handleOf(index),
        avatarUrl: null,
        role,
      },
      token: `token-${random.uuid()}`,
    }));
    await db((d) =>
      d.insert(schema.authSessions).values(
        people.map(({ identity, token }) => ({
          id: identity.authSessionId,
          userId: identity.userId as string,
          token,
          expiresAt: new Date(Date.now() + 24 * 3_600_000),
        })),
      ),
    );
    return { ids, people };
  };

  /** Somebody's points for answers in no room of this world. */
  const earnBefore = async (random: Random, userId: string) => {
    const points = random.pick(EARNED_BEFORE);
    if (points === 0) return new Map<string, number>();
    const cause = `question_answer:${random.uuid()}`;
    await sql.begin(
      (tx) => tx`
        with booked as (
          insert into goodwill_transactions (to_user_id, points, reason, cause)
          values (${userId}, ${points}, 'question_answer', ${cause}))
        insert into user_goodwill (user_id, total_earned, balance) values (${userId}, ${points}, ${points})`,
    );
    return new Map([[userId, points]]);
  };

  return {
    env,
    rooms,
    dispatch,
    sql,
    newRoom: async (random) => {
      const { ids, people } = await newPeople(random);
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
      const earned = await earnBefore(random, ids[1] as string);
      return {
        id: roomId,
        people,
        roles: new Map(roles.map((role, index) => [ids[index] as string, role])),
        earned,
      };
    },
    close: async () => {
      letGo();
      await sql.end({ timeout: 1 });
      await runtime.dispose();
      await database.drop();
    },
  };
};
