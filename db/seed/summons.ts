import { helpSummons, summonAttendance, summonMessages } from "../schema/index.ts";
import { after, ago, DAY, type Enrollment, idAt, insert, MINUTE, type World } from "./world.ts";

const asked = [
  "My script stops with “permission denied” and I do not see which file it means.",
  "I understand the example but not how to use it on my own data.",
  "The test passes here and fails on the other machine. I have ten minutes before my shift.",
  "Could you look at my homework idea? I am not sure that it is small enough.",
  "I changed one line and now nothing starts.",
  "Which of the two ways from module three fits my case?",
  "My result is off by exactly one, everywhere.",
];

const talk = [
  ["s", "Thank you for coming so fast!"],
  ["r", "With pleasure. Show me the first line that surprises you."],
  ["s", "This one. I expected the old value here."],
  ["r", "Good. What would have to be true for the new value to be right?"],
  ["s", "Oh. It runs twice."],
  ["r", "It runs twice. Where is the first call?"],
  ["s", "Found it. I can take it from here, thank you!"],
] as const;

/** Students begin with 50 points; two summons of at most 20 never overdraw them. */
const MAX_SUMMONS = 2;

/** Asked and answered, cancelled and unanswered calls for help of the last six weeks; none of them still open. */
export function seedSummons(world: World): void {
  const { random } = world;
  const count = new Map<string, number>();
  const summons: (typeof helpSummons.$inferInsert)[] = [];
  const attendance: (typeof summonAttendance.$inferInsert)[] = [];
  const messages: (typeof summonMessages.$inferInsert)[] = [];
  const candidates = world.enrollments.filter(
    ({ status, course, student }) =>
      (status === "in_progress" || status === "completed") && course.teachers.some((who) => who !== student),
  );
  for (const enrollment of candidates) {
    const { student, course } = enrollment;
    const before = count.get(student.id) ?? 0;
    if (before >= MAX_SUMMONS || random.chance(0.35)) continue;
    count.set(student.id, before + 1);
    const at = momentWithin(world, enrollment);
    const id = idAt(world, at);
    const pointsOffered = random.pick([10, 10, 15, 20]);
    const base = {
      id,
      studentId: student.id,
      courseId: course.id,
      moduleId: random.pick(course.moduleIds),
      message: random.pick(asked),
      pointsOffered,
      createdAt: at,
      expiresAt: after(at, 10 * MINUTE),
    };
    const fate = random.next();
    if (fate < 0.1) {
      summons.push({ ...base, status: "cancelled", cancelledAt: after(at, 3 * MINUTE) });
      continue;
    }
    if (fate < 0.2) {
      summons.push({ ...base, status: "expired", expiredAt: base.expiresAt });
      continue;
    }
    const helper = random.pick(course.teachers.filter((who) => who !== student));
    const respondedAt = after(at, random.int(5, 200) * 1_000);
    const minutes = random.int(6, 24);
    const completedAt = after(respondedAt, minutes * MINUTE + 20_000);
    summons.push({
      ...base,
      status: "completed",
      responderId: helper.id,
      respondedAt,
      startedAt: after(respondedAt, 10_000),
      completedAt,
      pointsAwarded: pointsOffered,
      sessionDurationMins: minutes,
    });
    for (const userId of [student.id, helper.id]) {
      attendance.push({
        summonId: id,
        userId,
        joinedAt: after(respondedAt, 10_000),
        leftAt: completedAt,
        lastSeenAt: completedAt,
      });
    }
    talk.forEach(([who, content], index) => {
      const createdAt = after(respondedAt, 15_000 + index * random.int(20, 40) * 1_000);
      const userId = who === "s" ? student.id : helper.id;
      messages.push({ id: idAt(world, createdAt), summonId: id, userId, content, seq: index + 1, createdAt });
    });
    world.goodwill.push({
      from: student,
      to: helper,
      points: pointsOffered,
      reason: "summon_help",
      cause: `summon:${id}`,
      course,
      summonId: id,
      at: completedAt,
    });
  }
  insert(world, helpSummons, summons);
  insert(world, summonAttendance, attendance);
  insert(world, summonMessages, messages);
}

function momentWithin(world: World, { enrolledAt, endedAt }: Enrollment): Date {
  const end = (endedAt ?? ago(world, DAY)).getTime();
  const span = Math.max(0, end - enrolledAt.getTime());
  return new Date(enrolledAt.getTime() + Math.floor(span * world.random.next()));
}
