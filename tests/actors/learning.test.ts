import { afterAll, beforeAll, expect, it } from "vitest";
import {
  type AnyFrame,
  openSocket,
  refusal,
  type SignedInPerson,
  signIn,
} from "../support/running/people.ts";
import { type TestRuntime, testRuntime } from "../support/running/runtime.ts";

let runtime: TestRuntime;
let course: { readonly id: string; readonly room_id: string; readonly first: string };

const signInAs = (name: string) => signIn(runtime, `${name}@peerloop.test`);
const send = async (who: SignedInPerson, method: string, path: string, body: unknown) => {
  const answer = await fetch(`${runtime.url}/api${path}`, {
    method,
    headers: { cookie: who.cookie, origin: runtime.url, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: (await answer.json()) as AnyFrame };
};
const inbox = async (who: SignedInPerson) => {
  const socket = await openSocket(runtime, who.cookie, "inbox", who.me.id);
  return { socket, welcome: await socket.next("Welcome") };
};

beforeAll(async () => {
  runtime = await testRuntime();
  [course] = (await runtime.sql`
    update courses c set price_cents = 0 where slug = 'intro-to-claude-code'
    returning id, (select r.id from chat_rooms r where r.course_id = c.id) as room_id,
      (select m.id from course_curriculum m where m.course_id = c.id order by m.module_order limit 1) as first
  `) as unknown as [typeof course];
});
afterAll(() => runtime.stop());

it("whoever enrolls is in the room at once, on every device; who teaches them sees each mark; and leaving ends it", async () => {
  const [student, marcus] = [await signInAs("employer"), await signInAs("marcus")];
  const [phone, desk, teacher] = [await inbox(student), await inbox(student), await inbox(marcus)];
  expect(phone.welcome.rooms).toEqual([]);
  expect(await refusal(openSocket(runtime, student.cookie, "chat", course.room_id))).toBe(403);

  const wanted = { courseId: course.id, studentTeacherId: marcus.me.id };
  const enrolled = await send(student, "POST", "/enrollments", wanted);
  expect(enrolled).toMatchObject({
    status: 201,
    body: { enrollment: { status: "enrolled", teacher: { handle: "marcus" } } },
  });
  const { id } = enrolled.body.enrollment;
  for (const { socket } of [phone, desk]) {
    const unread = await socket.next((frame) => frame._tag === "Unread" && frame.isAll);
    expect(unread.rooms).toMatchObject([{ roomId: course.room_id, courseId: course.id }]);
  }
  const told = await teacher.socket.next("Notification");
  expect(told.notification.title).toContain("chose you as a teacher");
  const room = await openSocket(runtime, student.cookie, "chat", course.room_id);
  await room.next("Welcome");

  const marked = await send(student, "PUT", `/enrollments/${id}/modules/${course.first}`, {
    isComplete: true,
  });
  expect(marked).toMatchObject({ status: 200, body: { progress: { done: 1 }, status: "in_progress" } });
  for (const { socket } of [phone, desk, teacher])
    expect(await socket.next("Progress")).toMatchObject({
      enrollmentId: id,
      studentId: student.me.id,
      moduleId: course.first,
      isComplete: true,
      done: 1,
      status: "in_progress",
    });

  const left = await send(student, "POST", `/enrollments/${id}/cancel`, { reason: "No time." });
  expect(left).toMatchObject({ status: 200, body: { status: "cancelled" } });
  expect((await room.closed).code).toBeGreaterThanOrEqual(4_000);
  for (const { socket } of [phone, desk])
    await socket.next((frame) => frame._tag === "Unread" && frame.isAll && frame.rooms.length === 0);
  expect(await refusal(openSocket(runtime, student.cookie, "chat", course.room_id))).toBe(403);
  await Promise.all([phone, desk, teacher].map(({ socket }) => socket.close()));
});

it("a priced course is entered through the sandbox on one's own machine", async () => {
  const admin = await signInAs("admin");
  const [priced] =
    (await runtime.sql`select id from courses where price_cents > 0 and is_active limit 1`) as unknown as [
      { id: string },
    ];
  const opened = await send(admin, "POST", "/enrollments", { courseId: priced.id });
  expect(opened.status).toBe(201);
  const { checkout } = opened.body;
  expect(checkout.url).toBe(`/checkout/${checkout.id}`);
  const marcus = await signInAs("marcus");
  expect(await send(marcus, "POST", `/checkouts/${checkout.id}/sandbox-payment`, {})).toMatchObject({
    status: 404,
  });
  const paid = await send(admin, "POST", `/checkouts/${checkout.id}/sandbox-payment`, {});
  expect(paid).toMatchObject({
    status: 200,
    body: { enrollment: { courseId: priced.id, status: "enrolled" } },
  });
  const money =
    await runtime.sql`select t.id from transactions t where t.enrollment_id = ${paid.body.enrollment.id}`;
  expect(money).toHaveLength(0);
});
