import { and, eq } from "drizzle-orm";
import {
  homeworkAssignments,
  homeworkMessages,
  homeworkSavedComments,
  homeworkSubmissions,
} from "../schema/index.ts";
import { ago, course, DAY, HOUR, idAt, insert, person, type World } from "./world.ts";

const comments = [
  "Clear and short. Say how you checked it, and it’s done.",
  "Good start. Which of these would you still understand in three months?",
  "Try it once without the last line, and tell me what changes.",
];

/**
 * What Sarah has handed in of Claude Code and Marcus reviews: one that waits, one with a question below it; a draft of
 * Gabriel's; and the comments that Marcus uses again.
 */
export async function seedHomework(world: World): Promise<void> {
  const intro = course(world, "intro-to-claude-code");
  const [sarah, marcus] = [person(world, "sarah"), person(world, "marcus")];
  const found = await world.db
    .select()
    .from(homeworkAssignments)
    .where(eq(homeworkAssignments.courseId, intro.id))
    .orderBy(homeworkAssignments.title);
  const enrollment = world.enrollments.find(
    ({ student, course: of }) => student.id === sarah.id && of.id === intro.id,
  );
  if (!enrollment) throw new Error("Sarah does not learn Claude Code");
  await world.db
    .delete(homeworkSubmissions)
    .where(
      and(eq(homeworkSubmissions.studentId, sarah.id), eq(homeworkSubmissions.enrollmentId, enrollment.id)),
    );
  const [asked, waiting] = found;
  if (asked) {
    const at = ago(world, 4 * DAY);
    const id = idAt(world, at);
    insert(world, homeworkSubmissions, [
      {
        id,
        assignmentId: asked.id,
        studentId: sarah.id,
        enrollmentId: enrollment.id,
        content: "I let it rename the helpers, and checked by running the tests before and after.",
        status: "resubmit_requested",
        submittedAt: at,
        reviewedBy: marcus.id,
        reviewedAt: ago(world, 3 * DAY),
        feedback: "Good start. Say how long it took you before, then send it again.",
        points: null,
        version: 3,
        createdAt: at,
        updatedAt: ago(world, 3 * DAY),
      },
    ]);
    insert(world, homeworkMessages, [
      {
        submissionId: id,
        authorId: sarah.id,
        body: "Does a rough guess do, or should I time it?",
        createdAt: ago(world, 2 * DAY),
      },
      {
        submissionId: id,
        authorId: marcus.id,
        body: "A guess is fine.",
        createdAt: ago(world, 2 * DAY - HOUR),
      },
    ]);
  }
  if (waiting) {
    const at = ago(world, 20 * HOUR);
    insert(world, homeworkSubmissions, [
      {
        id: idAt(world, at),
        assignmentId: waiting.id,
        studentId: sarah.id,
        enrollmentId: enrollment.id,
        content: "Seven lines in the end. The part about what must never change was the hardest to write.",
        links: ["https://github.com/sarah-example/notes/blob/main/CLAUDE.md"],
        status: "submitted",
        submittedAt: at,
        createdAt: at,
        updatedAt: at,
      },
    ]);
  }
  insert(world, homeworkAssignments, [
    {
      id: idAt(world, ago(world, 3 * HOUR)),
      courseId: intro.id,
      moduleId: null,
      createdBy: intro.creator.id,
      title: "Teach it to somebody",
      description: "Optional, and worth it.",
      instructions:
        "Show one thing you’ve learned to somebody who hasn’t. What did they ask that you couldn’t answer?",
      dueWithinDays: 21,
      isRequired: false,
      createdAt: ago(world, 3 * HOUR),
      updatedAt: ago(world, 3 * HOUR),
    },
  ]);
  insert(
    world,
    homeworkSavedComments,
    comments.map((body, index) => ({
      id: idAt(world, ago(world, (30 - index) * DAY)),
      ownerId: marcus.id,
      body,
      createdAt: ago(world, (30 - index) * DAY),
    })),
  );
}
