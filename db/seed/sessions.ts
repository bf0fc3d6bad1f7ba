import { sql } from "drizzle-orm";
import { figuresOf, outcomeOf } from "../../domain/sessions/outcome/rules.ts";
import { overlaps } from "../../domain/shared/intervals.ts";
import {
  attendanceObservations,
  sessionAssessments,
  sessionAttendance,
  sessionResources,
  sessions,
} from "../schema/index.ts";
import { type Calendar, makeCalendar } from "./calendar.ts";
import { seedAvailability, seedIntroSessions } from "./scheduling.ts";
import {
  after,
  ago,
  DAY,
  type Enrollment,
  flush,
  HOUR,
  idAt,
  insert,
  MINUTE,
  person,
  type Session,
  type World,
} from "./world.ts";

const LENGTH = 60 * MINUTE;

/** Sessions around this very hour, which fill the creator's dashboard: student, course, minutes from now. */
const aroundNow = [
  ["ben", "intro-to-claude-code", -200],
  ["joao", "intro-to-claude-code", -130],
  ["sarah", "intro-to-claude-code", -5],
  ["tariq", "intro-to-claude-code", -10],
  ["valentina", "intro-to-claude-code", 10],
  ["lee", "intro-to-claude-code", 55],
  ["hugo", "intro-to-claude-code", 60],
  ["malik", "claude-code-for-teams", 125],
  ["emma", "intro-to-claude-code", 120],
] as const;

const enrollmentOf = (world: World, handle: string, slug: string): Enrollment => {
  const found = world.enrollments.find(
    ({ student, course, status }) =>
      student.handle === handle && course.slug === slug && status !== "cancelled",
  );
  if (!found) throw new Error(`${handle} is not enrolled in ${slug}`);
  return found;
};

const pair = ({ teacher, student }: Enrollment) => [teacher.id, student.id];

/** Booked, held and cancelled sessions with attendance, assessments and the people's busy times. */
export async function seedSessions(world: World): Promise<void> {
  const calendar = makeCalendar(world);
  for (const [handle, slug, minutes] of aroundNow) {
    const enrollment = enrollmentOf(world, handle, slug);
    const id = idAt(world, ago(world, 3 * DAY));
    const slot = calendar.bookAt(pair(enrollment), ago(world, -minutes * MINUTE), LENGTH, "session", id);
    world.sessions.push({
      id,
      enrollment,
      ...slot,
      status: slot.end < world.now ? "completed" : "scheduled",
      outcome: null,
    });
  }
  for (const enrollment of world.enrollments) bookSessions(world, calendar, enrollment);
  const stays = attend(world);
  insertSessions(world, stays);
  await seedAttendance(world, stays);
  seedAssessments(world);
  seedResources(world);
  seedAvailability(world);
  seedIntroSessions(world, calendar);
  calendar.write();
  await flush(world);
  await countTaught(world);
}

function bookSessions(world: World, calendar: Calendar, enrollment: Enrollment): void {
  const { course, status, enrolledAt, endedAt } = enrollment;
  const soon = world.sessions.filter((session) => session.enrollment === enrollment).length;
  const held =
    status === "completed"
      ? course.sessionCount
      : status === "in_progress"
        ? Math.max(1, Math.min(course.sessionCount - 1 - soon, Math.ceil(course.sessionCount / 2)))
        : 0;
  const until = (endedAt ?? ago(world, 6 * HOUR)).getTime() - enrolledAt.getTime();
  for (let index = 0; index < held; index += 1) {
    const wanted = after(enrolledAt, (until * (index + 0.5)) / held - 4 * HOUR);
    const id = idAt(world, enrolledAt);
    const slot = calendar.bookBefore(ago(world, HOUR), pair(enrollment), wanted, LENGTH, "session", id);
    if (slot) world.sessions.push({ id, enrollment, ...slot, status: "completed", outcome: null });
  }
  const wantsNext = status === "in_progress" || (status === "enrolled" && world.random.chance(0.7));
  if (wantsNext && held + soon < course.sessionCount) {
    const id = idAt(world, ago(world, HOUR));
    const wanted = ago(world, -world.random.int(20, 9 * 24) * HOUR);
    const slot = calendar.book(pair(enrollment), wanted, LENGTH, "session", id);
    world.sessions.push({ id, enrollment, ...slot, status: "scheduled", outcome: null });
  }
  if (status === "cancelled" || world.random.chance(0.08)) {
    const start = after(enrolledAt, 5 * DAY);
    world.sessions.push({
      id: idAt(world, enrolledAt),
      enrollment,
      start,
      end: after(start, LENGTH),
      status: "cancelled",
      outcome: null,
    });
  }
}

function insertSessions(world: World, stays: Stays): void {
  insert(
    world,
    sessions,
    world.sessions.map(({ id, enrollment, start, end, status, outcome }) => ({
      id,
      enrollmentId: enrollment.id,
      teacherId: enrollment.teacher.id,
      studentId: enrollment.student.id,
      scheduledStart: start,
      scheduledEnd: end,
      status,
      outcome,
      ...(outcome === null ? {} : heldTimes(enrollment, stays.get(id), end)),
      cancelledBy: status === "cancelled" ? enrollment.student.id : null,
      cancelReason: status === "cancelled" ? "I cannot make it, sorry." : null,
      createdAt: new Date(Math.min(after(start, -2 * DAY).getTime(), ago(world, HOUR).getTime())),
    })),
  );
}

interface Stay {
  readonly from: Date;
  readonly to: Date;
}

/** Who was in a session when, by session and person. */
type Stays = ReadonlyMap<string, ReadonlyMap<string, readonly Stay[]>>;

const intervalsOf = (stays: readonly Stay[] = []) =>
  stays.map(({ from, to }) => ({ joinedAt: from.getTime(), leftAt: to.getTime() }));

/** When the two were together first and last; one in which they never were ended as it was booked to. */
const heldTimes = ({ teacher, student }: Enrollment, stays: ReturnType<Stays["get"]>, end: Date) => {
  const together = overlaps(intervalsOf(stays?.get(teacher.id)), intervalsOf(stays?.get(student.id)));
  const [first, last] = [together[0]?.joinedAt, together.at(-1)?.leftAt];
  return {
    startedAt: first === undefined ? null : new Date(first),
    endedAt: last === undefined || last === null ? end : new Date(last),
  };
};

/** What became of the sessions of the last hours that were not held, by their student. */
const missedToday = new Map([["joao", "cut_short"]]);

/** Of running enrolments, every so many-th session came to nothing: the number of the session, and what became of it. */
const misses = [
  { every: 9, at: 4, outcome: "student_absent" },
  { every: 13, at: 6, outcome: "teacher_absent" },
  { every: 11, at: 8, outcome: "cut_short" },
] as const;

/** Decides who was in each past session when, and what that made of it. */
function attend(world: World): Stays {
  const stays = new Map<string, ReadonlyMap<string, readonly Stay[]>>();
  let count = 0;
  for (const session of world.sessions.filter((one) => one.status === "completed")) {
    const { enrollment, start, end } = session;
    const [teacher, student] = [presence(world, session), presence(world, session)];
    const isToday = start > ago(world, 4 * HOUR);
    const missed = isToday
      ? missedToday.get(enrollment.student.handle)
      : misses.find(({ every, at }) => enrollment.status === "in_progress" && count % every === at)?.outcome;
    count += 1;
    const late = [{ from: after(end, -21 * MINUTE), to: after(end, -MINUTE) }];
    const own = new Map([
      [enrollment.teacher.id, missed === "teacher_absent" ? [] : teacher],
      [enrollment.student.id, missed === "student_absent" ? [] : missed === "cut_short" ? late : student],
    ]);
    stays.set(session.id, own);
    session.outcome = outcomeOf(
      figuresOf(
        { scheduledStart: start.getTime(), scheduledEnd: end.getTime() },
        intervalsOf(own.get(enrollment.teacher.id)),
        intervalsOf(own.get(enrollment.student.id)),
        world.now.getTime(),
      ),
    );
  }
  return stays;
}

/** Mostly the whole hour; some come late, some drop out for a few minutes, a few leave early. */
function presence(world: World, session: Session): Stay[] {
  const { random } = world;
  const late = random.chance(0.15) ? random.int(6, 14) : random.int(0, 3);
  const from = after(session.start, late * MINUTE + random.int(0, 50) * 1_000);
  const to = after(session.end, -(random.chance(0.1) ? random.int(8, 20) : random.int(0, 1)) * MINUTE);
  if (random.chance(0.75)) return [{ from, to }];
  const dropped = after(from, random.int(10, 25) * MINUTE);
  return [
    { from, to: dropped },
    { from: after(dropped, random.int(1, 4) * MINUTE), to },
  ];
}

async function seedAttendance(world: World, stays: Stays): Promise<void> {
  const attended: (typeof sessionAttendance.$inferInsert)[] = [];
  const observed: (typeof attendanceObservations.$inferInsert)[] = [];
  for (const [sessionId, people] of stays)
    for (const [userId, own] of people)
      own.forEach(({ from, to }, index) => {
        attended.push({ sessionId, userId, joinedAt: from, leftAt: to });
        observed.push({
          sessionId,
          userId,
          source: "socket",
          sourceKey: `${userId}:${index}`,
          joinedAt: from,
          leftAt: to,
          lastSeenAt: to,
        });
      });
  insert(world, sessionAttendance, attended);
  insert(world, attendanceObservations, observed);
  await flush(world);
}

const praise = [
  "Patient, and never took the keyboard from me.",
  "We built exactly what I needed for work.",
  "Asked the right questions. I found the mistake myself.",
  "Well prepared, on time, and honest about what to skip.",
  "Good pace. I would have liked five more minutes on errors.",
];
const thanks = [
  "Came prepared and asked good questions.",
  "Great progress since last week.",
  "Tried everything before asking. A pleasure.",
  "Next time with a charged laptop, please.",
];

function seedAssessments(world: World): void {
  const rating = () => world.random.pick([5, 5, 5, 5, 4, 5, 5, 4, 5, 3]);
  const rows = world.sessions
    .filter(({ outcome }) => outcome === "held" || outcome === "cut_short")
    .flatMap(({ id, enrollment, end }) => {
      const both = world.random.chance(0.8);
      const bySide = (mine: string, theirs: string, comments: readonly string[], minutes: number) => ({
        sessionId: id,
        assessorId: mine,
        assesseeId: theirs,
        rating: rating(),
        comment: world.random.chance(0.6) ? world.random.pick(comments) : null,
        createdAt: after(end, minutes * MINUTE),
      });
      const { student, teacher } = enrollment;
      const given = world.random.chance(0.85)
        ? [bySide(student.id, teacher.id, praise, world.random.int(3, 40))]
        : [];
      return both ? [...given, bySide(teacher.id, student.id, thanks, world.random.int(3, 40))] : given;
    });
  insert(world, sessionAssessments, rows);
}

function seedResources(world: World): void {
  const bySlug = [...world.courses.values()];
  insert(
    world,
    sessionResources,
    bySlug.map((course) => ({
      courseId: course.id,
      createdBy: course.creator.id,
      type: "document" as const,
      name: `${course.title}: checklist.pdf`,
      r2Key: `courses/${course.id}/checklist.pdf`,
      sizeBytes: 84_000 + world.random.int(0, 40_000),
      mimeType: "application/pdf",
      isPublic: true,
      createdAt: ago(world, 60 * DAY),
    })),
  );
  const marcus = person(world, "marcus");
  const recorded = world.sessions.filter(
    ({ outcome, enrollment }) => outcome === "held" && enrollment.teacher === marcus,
  );
  insert(
    world,
    sessionResources,
    recorded.slice(0, 3).map(({ id, enrollment, end }) => ({
      sessionId: id,
      courseId: enrollment.course.id,
      createdBy: marcus.id,
      type: "slide" as const,
      name: "Our notes and commands.md",
      r2Key: `sessions/${id}/notes.md`,
      sizeBytes: 3_200 + world.random.int(0, 900),
      mimeType: "text/markdown",
      createdAt: after(end, 10 * MINUTE),
    })),
  );
}

/** Brings counts and ratings in step with the sessions held. */
async function countTaught(world: World): Promise<void> {
  await world.db.execute(sql`
    update student_teachers t
    set students_taught = (
      select count(distinct s.student_id) from sessions s join enrollments e on e.id = s.enrollment_id
      where s.teacher_id = t.user_id and e.course_id = t.course_id and s.outcome = 'held')`);
  await world.db.execute(sql`
    update courses c
    set student_count = (select count(*) from enrollments e where e.course_id = c.id and e.status <> 'cancelled'),
      rating = r.average,
      rating_count = coalesce(r.total, 0)
    from courses same
    left join (
      select e.course_id, round(avg(a.rating), 2) as average, count(*) as total
      from session_assessments a
      join sessions s on s.id = a.session_id and a.assessor_id = s.student_id and s.outcome = 'held'
      join enrollments e on e.id = s.enrollment_id
      group by 1
    ) r on r.course_id = same.id
    where same.id = c.id`);
}
