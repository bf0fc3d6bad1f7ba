import { and, asc, eq } from "drizzle-orm";
import { Effect, Layer } from "effect";
import { v7 } from "uuid";
import * as schema from "../../../db/schema/index.ts";
import { Certificates } from "../../../domain/certificates/service.ts";
import { PaymentPage } from "../../../domain/learning/enrolling/payment-page.ts";
import { Enrollments } from "../../../domain/learning/service.ts";
import { outboxLayer } from "../../../domain/platform/outbox.ts";
import { Actors } from "../../../domain/shared/actors.ts";
import { learningLayer } from "./learning-layer.ts";
import { openWorld } from "./world.ts";

/** A payment page on which nothing is paid, as on somebody's own machine. */
const sandbox = Layer.succeed(PaymentPage, {
  isSandbox: true,
  open: ({ checkoutId }) => Effect.succeed(`/checkout/${checkoutId}`),
});

/**
 * Gabriel’s free course in welding with four modules, taught by Marcus; and a priced one. Sarah, Lee and a moderator learn
 * nothing yet.
 */
export const openLearningWorld = async () => {
  const reached = Layer.succeed(Actors, Actors.of({ tell: () => Effect.void }));
  const world = await openWorld<Enrollments | Certificates>((database) =>
    learningLayer.pipe(
      Layer.provideMerge(outboxLayer),
      Layer.provideMerge(Layer.mergeAll(reached, database, sandbox)),
    ),
  );
  const people = new Map<string, string>();
  for (const name of ["gabriel", "marcus", "sarah", "lee"]) people.set(name, (await world.user(name)).id);
  const who = (name: string) => people.get(name) ?? "";
  const modulesOf = async (courseId: string, count: number) => {
    const ids = Array.from({ length: count }, () => v7());
    await world.db((db) =>
      db.insert(schema.courseCurriculum).values(
        ids.map((id, index) => ({
          id,
          courseId,
          title: `Module ${index + 1}`,
          description: "…",
          duration: "20 min",
          moduleOrder: index + 1,
        })),
      ),
    );
    return ids;
  };
  const free = await world.course("welding", who("gabriel"), { priceCents: 0 });
  const priced = await world.course("brazing", who("gabriel"), { priceCents: 19_900, sessionCount: 2 });
  await world.certify(who("marcus"), free.id, who("gabriel"));
  const modules = await modulesOf(free.id, 4);

  /** Runs what the service is asked for; what it refuses rejects. */
  const ask = <A, E>(call: (service: Enrollments["Service"]) => Effect.Effect<A, E>) =>
    world.run(Enrollments.use(call));
  /** The tag of the error with which the service refuses. */
  const refusal = async (
    call: (service: Enrollments["Service"]) => Effect.Effect<unknown, { _tag: string }>,
  ) => (await world.fails(Enrollments.use(call)))._tag;

  /** The same of certificates. */
  const certificates = <A, E>(call: (service: Certificates["Service"]) => Effect.Effect<A, E>) =>
    world.run(Certificates.use(call));
  const certificateRefusal = async (
    call: (service: Certificates["Service"]) => Effect.Effect<unknown, { _tag: string }>,
  ) => (await world.fails(Certificates.use(call)))._tag;

  return {
    ...world,
    certificates,
    certificateRefusal,
    who,
    free,
    priced,
    modules,
    modulesOf,
    ask,
    refusal,
    /** The id of the enrolment that somebody gets in a free course. */
    enrolls: async (userId: string, courseId = free.id) => {
      const answer = await ask((s) => s.enroll(userId, { courseId }));
      if (!("enrollment" in answer)) throw new Error("not free");
      return answer.enrollment.id;
    },
    course: async (id: string) => {
      const [row] = await world.db((db) => db.select().from(schema.courses).where(eq(schema.courses.id, id)));
      return row;
    },
    newCourse: world.course,
    enrollmentsOf: (userId: string, courseId: string) =>
      world.db((db) =>
        db
          .select()
          .from(schema.enrollments)
          .where(and(eq(schema.enrollments.studentId, userId), eq(schema.enrollments.courseId, courseId)))
          .orderBy(asc(schema.enrollments.enrolledAt)),
      ),
    notified: async (userId: string) =>
      (
        await world.db((db) =>
          db.select().from(schema.notifications).where(eq(schema.notifications.userId, userId)),
        )
      ).map(({ title }) => title),
    mailed: async (userId: string) => {
      const rows = await world.db((db) => db.select().from(schema.mailQueue));
      return rows.filter((row) => JSON.stringify(row).includes(userId)).length;
    },
  };
};
