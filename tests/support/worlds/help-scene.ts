import { eq, sql } from "drizzle-orm";
import type { Effect } from "effect";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach } from "vitest";
import * as schema from "../../../db/schema/index.ts";
import type { NewSummon, Summon } from "../../../domain/summons/model.ts";
import { Summons } from "../../../domain/summons/service.ts";
import { type HelpWorld, openHelpWorld } from "./help-world.ts";

const TEACHERS = ["marcus", "nadia", "away"];
const PEOPLE = ["gabriel", "marcus", "nadia", "resting", "away", "stranger", "elsewhere"];

/**
 * The set-up that the tests of summons share: Gabriel's course, taught by Marcus and Nadia, who are available, and
 * by one who is away; one who teaches no more, a stranger, a moderator, and the creator of another course.
 * Before each test no call is open. Opens and closes its world with the file's tests.
 */
export const helpScene = () => {
  let world!: HelpWorld;
  const id: Record<string, string> = {};
  let students = 0;
  const who = (name: string): string => id[name] ?? "";

  const summons = <A, E>(use: (service: Summons["Service"]) => Effect.Effect<A, E>) => Summons.use(use);
  const call = (studentId: string, change: Partial<NewSummon> = {}) =>
    summons((service) =>
      service.create(
        { id: studentId },
        { courseId: who("course"), message: "My weld cracks.", points: 15, ...change },
      ),
    );
  const accept = (name: string, summon: Summon) => summons((service) => service.accept(who(name), summon.id));
  const complete = (userId: string, summon: Summon) =>
    summons((service) => service.complete(userId, summon.id));
  const cancel = (userId: string, summon: Summon) => summons((service) => service.cancel(userId, summon.id));
  const byId = (userId: string, summon: Summon) => summons((service) => service.byId(userId, summon.id));
  const attend = (summon: Summon, ...present: string[]) =>
    summons((service) => service.attend(summon.id, present));

  /** A new student of the course with points. */
  const student = async (points = 50) => {
    const { id: studentId } = await world.user(`student${++students}`);
    await world.enroll(studentId, who("course"));
    if (points > 0) await world.endow(studentId, points);
    return studentId;
  };
  /** A pending call of a new student. */
  const pending = async () => {
    const studentId = await student();
    return { studentId, summon: await world.run(call(studentId)) };
  };
  /** A help that has begun, with Marcus. */
  const responded = async () => {
    const { studentId, summon } = await pending();
    return { studentId, summon: await world.run(accept("marcus", summon)) };
  };
  /** Moves a help's attendance that many seconds into the past, so that it has lasted that long. */
  const lasted = (summon: Summon, seconds: number) =>
    world.db((db) =>
      db
        .update(schema.summonAttendance)
        .set({ joinedAt: sql`joined_at - make_interval(secs => ${seconds})` })
        .where(eq(schema.summonAttendance.summonId, summon.id)),
    );
  /** Each of them writes a line in the help. */
  const spoke = (summon: Summon, ...userIds: string[]) =>
    world.run(
      summons((service) =>
        service.say(
          summon.id,
          0,
          userIds.map((userId) => ({ id: uuidv7(), userId, content: "I see." })),
        ),
      ),
    );
  /** Moves a call back so far that its time is over. */
  const runOut = (summon: Summon) =>
    world.db((db) =>
      db
        .update(schema.helpSummons)
        .set({ createdAt: sql`now() - interval '6 minutes'`, expiresAt: sql`now() - interval '1 second'` })
        .where(eq(schema.helpSummons.id, summon.id)),
    );
  const row = async (summon: Summon) => {
    const rows = await world.db((db) =>
      db.select().from(schema.helpSummons).where(eq(schema.helpSummons.id, summon.id)),
    );
    return rows[0];
  };
  /** What the user was notified of: the last words of the causes. */
  const notified = async (userId: string) => {
    const rows = await world.db((db) =>
      db
        .select()
        .from(schema.notifications)
        .where(eq(schema.notifications.userId, userId))
        .orderBy(schema.notifications.id),
    );
    return rows.map(({ cause }) => cause?.split(":")[2]);
  };
  /** A live session of the two that goes on now. */
  const inSession = async (teacherId: string, studentId: string) => {
    const enrollmentId = await world.enroll(studentId, who("other"));
    await world.db((db) =>
      db.insert(schema.sessions).values({
        enrollmentId,
        teacherId,
        studentId,
        scheduledStart: sql`now() - interval '1 hour'`,
        scheduledEnd: sql`now() + interval '1 hour'`,
        startedAt: sql`now() - interval '1 hour'`,
        status: "in_progress",
      }),
    );
  };

  const addCourse = async (name: string, slug: string, creator: string) => {
    id[name] = (await world.course(slug, who(creator))).id;
    const [module] = await world.db((db) =>
      db
        .insert(schema.courseCurriculum)
        .values({ courseId: who(name), title: name, description: "-", duration: "1h", moduleOrder: 1 })
        .returning({ id: schema.courseCurriculum.id }),
    );
    id[`module of ${name}`] = module?.id ?? "";
  };

  beforeAll(async () => {
    world = await openHelpWorld();
    for (const name of PEOPLE) id[name] = (await world.user(name)).id;
    id.moderator = (await world.user("moderator", { isModerator: true })).id;
    await addCourse("course", "welding", "gabriel");
    await addCourse("other", "weaving", "elsewhere");
    for (const name of TEACHERS) await world.certify(who(name), who("course"), who("gabriel"));
    await world.certify(who("resting"), who("course"), who("gabriel"), false);
  });

  beforeEach(async () => {
    await world.db((db) =>
      db.execute(sql`update help_summons set status = 'cancelled', cancelled_at = now()
        where status in ('pending', 'responded')`),
    );
    for (const name of PEOPLE) await world.available(who(name), name !== "away" && name !== "gabriel");
    await world.db((db) =>
      db.execute(sql`update user_availability set last_available_at = now() - interval '1 hour'
        where not is_available`),
    );
    await world.told();
  });
  afterAll(() => world.close());

  return {
    get world() {
      return world;
    },
    ...{ who, summons, call, accept, complete, cancel, byId, attend },
    ...{ student, pending, responded, lasted, spoke, runOut, row, notified, inSession },
  };
};
