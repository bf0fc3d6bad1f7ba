import { eq, sql } from "drizzle-orm";
import { Effect, Layer } from "effect";
import { v7 } from "uuid";
import * as schema from "../../../db/schema/index.ts";
import type { AssignmentFields } from "../../../domain/homework/model.ts";
import { Assignments, Homeworks } from "../../../domain/homework/service.ts";
import { PaymentPage } from "../../../domain/learning/enrolling/payment-page.ts";
import { Enrollments } from "../../../domain/learning/service.ts";
import { outboxLayer } from "../../../domain/platform/outbox.ts";
import { Actors } from "../../../domain/shared/actors.ts";
import { learningLayer } from "./learning-layer.ts";
import { openWorld } from "./world.ts";

const sandbox = Layer.succeed(PaymentPage, {
  isSandbox: true,
  open: ({ checkoutId }) => Effect.succeed(`/checkout/${checkoutId}`),
});

type Services = Assignments | Homeworks | Enrollments;

export const someFields: AssignmentFields = {
  moduleId: null,
  title: "A seam of your own",
  description: "",
  instructions: "Weld two plates, and say what went wrong.",
  dueWithinDays: 7,
  dueOn: null,
  acceptsLate: true,
  isRequired: true,
  maxPoints: 10,
  maxAttempts: null,
};

/** Gabriel’s free course in welding with one module; Marcus and Nadia teach it, Otto makes other courses. */
export const openHomeworkWorld = async () => {
  const reached = Layer.succeed(Actors, Actors.of({ tell: () => Effect.void }));
  const world = await openWorld<Services>((database) =>
    Layer.merge(Assignments.layer, Homeworks.layer).pipe(
      Layer.provideMerge(learningLayer),
      Layer.provideMerge(outboxLayer),
      Layer.provideMerge(Layer.mergeAll(reached, database, sandbox)),
    ),
  );
  const user = (name: string, fields = {}) => world.user(name, fields).then(({ id }) => id);
  const [gabriel, otto] = [
    await user("gabriel", { isCreator: true }),
    await user("otto", { isCreator: true }),
  ];
  const [marcus, nadia] = [await user("marcus"), await user("nadia")];
  const course = await world.course("welding", gabriel, { priceCents: 0 });
  const other = await world.course("brazing", otto, { priceCents: 0 });
  for (const teacher of [marcus, nadia]) await world.certify(teacher, course.id, gabriel);
  const moduleId = v7();
  await world.db((db) =>
    db.insert(schema.courseCurriculum).values({
      id: moduleId,
      courseId: course.id,
      title: "Seams",
      description: "…",
      duration: "20 min",
      moduleOrder: 1,
    }),
  );

  const homework = <A, E>(call: (service: Homeworks["Service"]) => Effect.Effect<A, E>) =>
    world.run(Homeworks.use(call));
  const assignments = <A, E>(call: (service: Assignments["Service"]) => Effect.Effect<A, E>) =>
    world.run(Assignments.use(call));
  const enrollments = <A, E>(call: (service: Enrollments["Service"]) => Effect.Effect<A, E>) =>
    world.run(Enrollments.use(call));

  let taken = 0;
  const enrolls = async (userId: string, teacherId: string | null = marcus) => {
    const answer = await enrollments((s) =>
      s.enroll(userId, { courseId: course.id, studentTeacherId: teacherId }),
    );
    if (!("enrollment" in answer)) throw new Error("not free");
    return answer.enrollment.id;
  };
  return {
    ...world,
    gabriel,
    otto,
    marcus,
    nadia,
    courseId: course.id,
    otherCourseId: other.id,
    moduleId,
    homework,
    assignments,
    enrollments,
    enrolls,
    /** A new student of Marcus's, or of that teacher. */
    student: async (teacherId: string | null = marcus, fields = {}) => {
      taken += 1;
      const id = await user(`student${taken}`, fields);
      return { id, enrollmentId: await enrolls(id, teacherId) };
    },
    /** Homework that is published, and is not any more when the test has `retire`d it. */
    set: async (fields: Partial<AssignmentFields> = {}) => {
      const id = v7();
      await assignments((s) =>
        s.write(gabriel, id, { courseId: course.id, version: 0, fields: { ...someFields, ...fields } }),
      );
      const { version } = await assignments((s) => s.publish(gabriel, id, 1));
      return {
        id,
        version,
        retire: () =>
          assignments((s) =>
            Effect.flatMap(s.ofCourse(gabriel, course.id), ({ assignments: all }) =>
              s.retire(gabriel, id, all.find((one) => one.id === id)?.version ?? 0),
            ),
          ),
      };
    },
    /** The tag and words of a refusal. */
    refused: (
      call: (service: Homeworks["Service"]) => Effect.Effect<unknown, { _tag: string; message: string }>,
    ) => world.fails(Homeworks.use(call)),
    refusedSetting: (
      call: (service: Assignments["Service"]) => Effect.Effect<unknown, { _tag: string; message: string }>,
    ) => world.fails(Assignments.use(call)),
    notified: async (userId: string) =>
      (
        await world.db((db) =>
          db.select().from(schema.notifications).where(eq(schema.notifications.userId, userId)),
        )
      ).map(({ title }) => title),
    mailsTo: async (userId: string, name: string) => {
      const rows = await world.db((db) => db.select().from(schema.mailQueue));
      return rows.filter((row) => {
        const text = JSON.stringify(row);
        return text.includes(userId) && text.includes(name);
      }).length;
    },
    /** Lets a submission have waited for some days. */
    age: (submissionId: string, days: number) =>
      world.db((db) =>
        db.execute(
          sql`update homework_submissions set submitted_at = now() - make_interval(days => ${days}) where id = ${submissionId}`,
        ),
      ),
    rowsOf: (assignmentId: string) =>
      world.db((db) =>
        db
          .select()
          .from(schema.homeworkSubmissions)
          .where(eq(schema.homeworkSubmissions.assignmentId, assignmentId)),
      ),
    statusOf: async (enrollmentId: string) =>
      (
        await world.db((db) =>
          db.select().from(schema.enrollments).where(eq(schema.enrollments.id, enrollmentId)),
        )
      )[0]?.status,
  };
};
