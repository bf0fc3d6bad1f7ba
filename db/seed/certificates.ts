import { sql } from "drizzle-orm";
import { certificateNameOf } from "../../domain/certificates/rules.ts";
import { certificates, courses, users } from "../schema/index.ts";
import { after, DAY, dateOf, type Enrollment, HOUR, insert, person, type World } from "./world.ts";

/** Those whose holders keep them to themselves. */
const PRIVATE = new Set(["carmen"]);

/** The one that was revoked: whose, of which course, and why. */
const REVOKED = {
  handle: "pavel",
  slug: "claude-code-for-teams",
  reason:
    "Two of the assignments turned out to be somebody else’s. Hand in your own, and I’ll gladly award it again.",
};

/** Whom Gabriel has awarded mastery of his introduction. */
const MASTERS = ["marcus", "carmen"];

type Type = "completion" | "mastery" | "teaching";

/** What people have earned in the courses that they completed. */
export async function seedCertificates(world: World): Promise<void> {
  const facts = await world.db
    .select({
      id: courses.id,
      hasCertificate: courses.hasCertificate,
      certificateName: courses.certificateName,
      objectives: sql<string[]>`(select coalesce(array_agg(o.objective order by o.display_order, o.id), '{}')
        from course_objectives o where o.course_id = courses.id)`,
      modules: sql<string[]>`(select coalesce(array_agg(m.title order by m.module_order), '{}')
        from course_curriculum m where m.course_id = courses.id)`,
    })
    .from(courses);
  const of = new Map(facts.map((course) => [course.id, course]));
  const names = new Map((await world.db.select().from(users)).map(({ id, name }) => [id, name]));

  const certificate = (enrollment: Enrollment, type: Type, issuedAt: Date) => {
    const { student, course, teacher } = enrollment;
    const isRevoked =
      type === "completion" && student.handle === REVOKED.handle && course.slug === REVOKED.slug;
    return {
      userId: student.id,
      courseId: course.id,
      type,
      issuedAt,
      issuedOn: dateOf(issuedAt),
      issuedBy: course.creator.id,
      recommendedBy: type === "completion" && teacher !== course.creator ? teacher.id : null,
      code: Buffer.from(world.random.bytes(16)).toString("hex"),
      recipientName: names.get(student.id) ?? student.name,
      creatorName: names.get(course.creator.id) ?? course.creator.name,
      courseTitle: course.title,
      name: certificateNameOf(type, of.get(course.id)?.certificateName ?? null),
      objectives: of.get(course.id)?.objectives ?? [],
      modules: of.get(course.id)?.modules ?? [],
      isShared: !PRIVATE.has(student.handle),
      ...(isRevoked
        ? { revokedAt: after(issuedAt, 3 * DAY), revokedBy: course.creator.id, revokeReason: REVOKED.reason }
        : {}),
    };
  };

  const masters = MASTERS.map((handle) => person(world, handle));
  const finished = world.enrollments.filter(({ status }) => status === "completed");
  insert(
    world,
    certificates,
    finished.flatMap((enrollment) => {
      const { student, course, endedAt } = enrollment;
      const at = endedAt ?? world.now;
      return [
        ...(of.get(course.id)?.hasCertificate ? [certificate(enrollment, "completion", at)] : []),
        ...(course.slug === "intro-to-claude-code" && masters.includes(student)
          ? [certificate(enrollment, "mastery", after(at, 5 * HOUR))]
          : []),
        ...(course.teachers.includes(student) ? [certificate(enrollment, "teaching", after(at, DAY))] : []),
      ];
    }),
  );
}
