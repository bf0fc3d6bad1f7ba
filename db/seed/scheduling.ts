import { availability, introSessions } from "../schema/index.ts";
import type { Calendar } from "./calendar.ts";
import { ago, course, DAY, HOUR, idAt, insert, MINUTE, type Person, person, type World } from "./world.ts";

const zones = new Map([
  ["gabriel", "America/New_York"],
  ["marcus", "America/Chicago"],
  ["nadia", "Asia/Dhaka"],
]);

/** Teaching hours of everybody who teaches: weekday slots, an extra day and a day off. */
export function seedAvailability(world: World): void {
  const teachers = new Set<Person>();
  for (const of of world.courses.values()) for (const who of [of.creator, ...of.teachers]) teachers.add(who);
  insert(
    world,
    availability,
    [...teachers].flatMap((who) => {
      const timezone = zones.get(who.handle) ?? "UTC";
      const days = world.random.sample([1, 2, 3, 4, 5, 6], 4);
      const weekly = days.flatMap((dayOfWeek) => [
        { userId: who.id, dayOfWeek, startTime: "09:00", endTime: "12:00", timezone },
        { userId: who.id, dayOfWeek, startTime: "17:00", endTime: "20:00", timezone },
      ]);
      const single = (inDays: number, startTime: string, endTime: string, isException: boolean) => {
        const day = new Date(world.now.getTime() + inDays * DAY);
        const date = day.toISOString().slice(0, 10);
        return {
          userId: who.id,
          dayOfWeek: day.getUTCDay(),
          startTime,
          endTime,
          timezone,
          isRecurring: false,
          date,
          isException,
        };
      };
      return [...weekly, single(9, "10:00", "15:00", false), single(16, "00:00", "23:59", true)];
    }),
  );
}

/** Free quarter hours with an S-T: some held, one missed, two to come. */
export function seedIntroSessions(world: World, calendar: Calendar): void {
  const rows = [
    ["rosa@peerloop.test", "Rosa", null, "marcus", "intro-to-claude-code", -5, "completed", 15, false],
    ["wim@peerloop.test", "Wim", null, "fatima", "computer-vision-in-practice", -22, "completed", 14, true],
    ["nia@peerloop.test", "Nia", null, "diego", "backends-that-stay-up", -8, "no_show", null, false],
    ["theo@peerloop.test", "Theo", "theo", "nadia", "intro-to-claude-code", 1, "scheduled", null, false],
    ["petr@peerloop.test", "Petr", null, "marcus", "intro-to-claude-code", 2, "scheduled", null, false],
  ] as const;
  for (const [
    visitorEmail,
    visitorName,
    visitor,
    teacher,
    slug,
    inDays,
    status,
    durationMinutes,
    converted,
  ] of rows) {
    const visitorId = visitor ? person(world, visitor).id : null;
    const teacherId = person(world, teacher).id;
    const people = [teacherId, ...(visitorId ? [visitorId] : [])];
    const createdAt = ago(world, (inDays < 0 ? -inDays + 2 : 1) * DAY);
    const id = idAt(world, createdAt);
    const { start } = calendar.book(
      people,
      new Date(world.now.getTime() + inDays * DAY + 2 * HOUR),
      15 * MINUTE,
      "intro_session",
      id,
    );
    insert(world, introSessions, [
      {
        id,
        visitorEmail,
        visitorName,
        visitorId,
        studentTeacherId: teacherId,
        courseId: course(world, slug).id,
        scheduledAt: start,
        status,
        durationMinutes,
        convertedToEnrollment: converted,
        createdAt,
      },
    ]);
  }
}
