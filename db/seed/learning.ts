import { remindersDue } from "../../domain/homework/rules.ts";
import {
  enrollments,
  homeworkAssignments,
  homeworkSubmissions,
  homeworkSubmissionVersions,
  instructorFollowers,
  moduleProgress,
  studentTeachers,
} from "../schema/index.ts";
import { learners } from "./data/people.ts";
import {
  after,
  ago,
  type Course,
  course,
  DAY,
  dateOf,
  type Enrollment,
  HOUR,
  idAt,
  insert,
  MINUTE,
  type Person,
  person,
  type World,
} from "./world.ts";

/** Enrolments that the demo accounts rely on: student, course, S-T, status, days ago. */
const promised = [
  ["sarah", "intro-to-claude-code", "marcus", "in_progress", 16],
  ["lee", "intro-to-claude-code", "nadia", "in_progress", 13],
  ["sarah", "prompt-engineering-that-works", "mei", "completed", 55],
  ["sarah", "business-analytics-that-decides", "grace", "enrolled", 4],
  ["lee", "clinical-ai-for-practitioners", null, "in_progress", 30],
  ["finn", "intro-to-claude-code", "marcus", "enrolled", 5],
  ["ben", "intro-to-claude-code", "marcus", "in_progress", 20],
  ["tariq", "intro-to-claude-code", "nadia", "in_progress", 18],
  ["hugo", "intro-to-claude-code", "marcus", "in_progress", 15],
  ["carmen", "intro-to-claude-code", "nadia", "completed", 36],
  ["emma", "intro-to-claude-code", "nadia", "in_progress", 11],
  ["valentina", "intro-to-claude-code", null, "in_progress", 14],
  ["joao", "intro-to-claude-code", "marcus", "in_progress", 9],
  ["freya", "intro-to-claude-code", "nadia", "enrolled", 6],
  ["malik", "claude-code-for-teams", "marcus", "in_progress", 17],
  ["pavel", "claude-code-for-teams", null, "completed", 40],
] as const;

function enrol(
  world: World,
  student: Person,
  of: Course,
  teacher: Person,
  status: Enrollment["status"],
  days: number,
): void {
  const known = world.enrollments.some((other) => other.student === student && other.course === of);
  if (known || student === of.creator) return;
  const since = Math.max(student.joinedAt.getTime(), of.publishedAt.getTime());
  const elapsed = Math.min(days, Math.floor((world.now.getTime() - since) / DAY));
  const enrolledAt = ago(world, elapsed * DAY - world.random.int(0, 8) * HOUR);
  const ended = status === "completed" || status === "cancelled";
  const length = Math.max(1, Math.min(elapsed - 2, 30));
  world.enrollments.push({
    id: idAt(world, enrolledAt),
    student,
    course: of,
    teacher,
    status,
    enrolledAt,
    endedAt: ended ? after(enrolledAt, (status === "cancelled" ? 2 : length) * DAY) : null,
  });
}

/** Who learns what, who is certified to teach it, and how far each has come. */
export async function seedLearning(world: World): Promise<void> {
  for (const of of world.courses.values()) {
    // Whoever teaches a course has completed it.
    for (const teacher of of.teachers)
      enrol(world, teacher, of, of.creator, "completed", 110 + world.random.int(0, 25));
  }
  for (const [handle, slug, teacher, status, days] of promised) {
    const of = course(world, slug);
    enrol(world, person(world, handle), of, teacher ? person(world, teacher) : of.creator, status, days);
  }
  for (const { handle, joined } of learners) {
    const student = person(world, handle);
    for (const of of world.random.sample([...world.courses.values()], world.random.int(1, 3))) {
      const days = world.random.int(1, Math.max(2, Math.min(joined - 1, 100)));
      const status =
        days > 35
          ? world.random.pick(["completed", "completed", "in_progress", "cancelled"] as const)
          : days > 7
            ? "in_progress"
            : "enrolled";
      const teachers = of.teachers.filter((teacher) => teacher !== student);
      enrol(
        world,
        student,
        of,
        world.random.chance(0.75) ? (teachers[0] ?? of.creator) : of.creator,
        status,
        days,
      );
    }
  }
  insertEnrollments(world);
  seedProgress(world);
  seedTeachers(world);
  await seedHomework(world);
}

function insertEnrollments(world: World): void {
  insert(
    world,
    enrollments,
    world.enrollments.map((enrollment) => ({
      id: enrollment.id,
      studentId: enrollment.student.id,
      courseId: enrollment.course.id,
      studentTeacherId: enrollment.teacher === enrollment.course.creator ? null : enrollment.teacher.id,
      status: enrollment.status,
      enrolledAt: enrollment.enrolledAt,
      priceCents: enrollment.course.priceCents,
      sessionCount: enrollment.course.sessionCount,
      completedAt: enrollment.status === "completed" ? enrollment.endedAt : null,
      cancelledAt: enrollment.status === "cancelled" ? enrollment.endedAt : null,
      cancelReason:
        enrollment.status === "cancelled" ? "My shifts changed; I will come back in autumn." : null,
    })),
  );
  const first = new Map<string, Enrollment>();
  for (const enrollment of world.enrollments) {
    const key = `${enrollment.course.creator.id} ${enrollment.student.id}`;
    const earlier = first.get(key);
    if (!earlier || enrollment.enrolledAt < earlier.enrolledAt) first.set(key, enrollment);
  }
  insert(
    world,
    instructorFollowers,
    [...first.values()].map((enrollment) => ({
      instructorId: enrollment.course.creator.id,
      followerId: enrollment.student.id,
      firstEnrollmentAt: enrollment.enrolledAt,
      createdAt: enrollment.enrolledAt,
    })),
  );
}

function seedProgress(world: World): void {
  const rows = world.enrollments.flatMap((enrollment) => {
    const { moduleIds } = enrollment.course;
    const done =
      enrollment.status === "completed"
        ? moduleIds.length
        : enrollment.status === "in_progress"
          ? world.random.int(1, moduleIds.length - 1)
          : 0;
    const until = (enrollment.endedAt ?? world.now).getTime() - enrollment.enrolledAt.getTime();
    return moduleIds.slice(0, done).map((moduleId, index) => {
      const completedAt = after(enrollment.enrolledAt, (until * (index + 1)) / (done + 1));
      return { enrollmentId: enrollment.id, moduleId, isComplete: true, completedAt, markedAt: completedAt };
    });
  });
  insert(world, moduleProgress, rows);
}

function seedTeachers(world: World): void {
  const finished = world.enrollments.filter((enrollment) => enrollment.status === "completed");
  const certified = finished.filter(({ course: of, student }) => of.teachers.includes(student));
  insert(
    world,
    studentTeachers,
    certified.map(({ course: of, student, endedAt }) => ({
      userId: student.id,
      courseId: of.id,
      certifiedDate: dateOf(after(endedAt ?? world.now, 2 * DAY)),
      approvedBy: of.creator.id,
    })),
  );
}

const answers = [
  "I kept it to seven lines in the end. The part about what must never change was the hardest to write and the most useful.",
  "Done, with a table at the end. Two of the numbers surprised me, so I measured them twice.",
  "It took me three attempts. The first two are in the notes because I learned more from them than from the one that works.",
  "Here is mine. I am not sure about the last step and would like to talk about it in our session.",
];

async function seedHomework(world: World): Promise<void> {
  const assignments = await world.db.select().from(homeworkAssignments).orderBy(homeworkAssignments.title);
  for (const enrollment of world.enrollments) {
    if (enrollment.status !== "in_progress" && enrollment.status !== "completed") continue;
    for (const assignment of assignments.filter(({ courseId }) => courseId === enrollment.course.id)) {
      const completed = enrollment.status === "completed";
      if (!completed && world.random.chance(0.5)) continue;
      const until = (enrollment.endedAt ?? world.now).getTime() - enrollment.enrolledAt.getTime();
      const submittedAt = after(enrollment.enrolledAt, until * 0.6);
      const status = completed
        ? "reviewed"
        : world.random.pick(["submitted", "reviewed", "resubmit_requested"] as const);
      const reviewed = status !== "submitted";
      const points =
        assignment.maxPoints === null
          ? null
          : Math.round(assignment.maxPoints * (0.7 + 0.3 * world.random.next()));
      const id = idAt(world, submittedAt);
      const content = world.random.pick(answers);
      const hasEarlier = completed && world.random.chance(0.3);
      insert(world, homeworkSubmissions, [
        {
          id,
          assignmentId: assignment.id,
          studentId: enrollment.student.id,
          enrollmentId: enrollment.id,
          content,
          status,
          submittedAt,
          reviewedBy: reviewed ? enrollment.teacher.id : null,
          reviewedAt: reviewed ? after(submittedAt, Math.min(until * 0.2, 20 * HOUR)) : null,
          feedback: reviewed
            ? status === "reviewed"
              ? "Clear and short, and you checked it. That is the habit."
              : "Good start. Say how you will check the result, then send it again."
            : null,
          points: status === "reviewed" ? points : null,
          maxPoints: status === "reviewed" ? assignment.maxPoints : null,
          attempt: hasEarlier ? 2 : 1,
          // Who reviews it has been told long ago, and is not told all of it at the first start.
          reminders: status === "submitted" ? remindersDue(submittedAt.getTime(), world.now.getTime()) : 0,
          createdAt: submittedAt,
          updatedAt: submittedAt,
        },
      ]);
      if (hasEarlier) seedEarlierVersion(world, id, enrollment, submittedAt);
    }
  }
}

function seedEarlierVersion(world: World, submissionId: string, enrollment: Enrollment, latest: Date): void {
  const submittedAt = after(latest, -6 * HOUR);
  insert(world, homeworkSubmissionVersions, [
    {
      submissionId,
      version: 1,
      content: "First try. I think step two is missing.",
      status: "resubmit_requested",
      submittedAt,
      reviewedBy: enrollment.teacher.id,
      reviewedAt: after(submittedAt, 2 * HOUR),
      feedback: "It is. Have another look at what you promised in the first line.",
      createdAt: after(submittedAt, 4 * HOUR + MINUTE),
    },
  ]);
}
