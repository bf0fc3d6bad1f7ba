import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type AnyFrame, openSocket, type SignedInPerson, signIn } from "../support/running/people.ts";
import { type TestRuntime, testRuntime } from "../support/running/runtime.ts";

let runtime: TestRuntime;
let course: { readonly id: string; readonly slug: string };

const signInAs = (name: string) => signIn(runtime, `${name}@peerloop.test`);
const send = async (who: SignedInPerson, method: string, path: string, body?: unknown) => {
  const answer = await fetch(`${runtime.url}/api${path}`, {
    method,
    headers: { cookie: who.cookie, origin: runtime.url, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: (text === "" ? null : JSON.parse(text)) as AnyFrame };
};
const inbox = (who: SignedInPerson) => openSocket(runtime, who.cookie, "inbox", who.me.id);
const told = async (socket: Awaited<ReturnType<typeof inbox>>, words: string) =>
  (
    await socket.next(
      (frame) => frame._tag === "Notification" && String(frame.notification.title).includes(words),
    )
  ).notification;

const fields = {
  moduleId: null,
  title: "One prompt, three ways",
  description: "",
  instructions: "Ask the same thing three times.",
  dueWithinDays: 7,
  dueOn: null,
  acceptsLate: true,
  isRequired: true,
  maxPoints: 10,
  maxAttempts: 2,
};

beforeAll(async () => {
  runtime = await testRuntime({ client: true });
  [course] = (await runtime.sql`
    update courses set price_cents = 0 where slug = 'intro-to-claude-code' returning id, slug`) as unknown as [
    typeof course,
  ];
});
afterAll(() => runtime.stop());

it("goes from the creator's draft to the accepted version, and everybody hears of what is theirs at once", async () => {
  const [gabriel, marcus, student, stranger] = await Promise.all(
    ["gabriel", "marcus", "employer", "admin"].map(signInAs),
  );
  if (!gabriel || !marcus || !student || !stranger) throw new Error("nobody");
  await send(student, "POST", "/enrollments", { courseId: course.id, studentTeacherId: marcus.me.id });
  const [atStudent, atMarcus] = [await inbox(student), await inbox(marcus)];

  const id = randomUUID();
  const draft = await send(gabriel, "PUT", `/homework/${id}`, { courseId: course.id, version: 0, fields });
  expect(draft).toMatchObject({ status: 200, body: { state: "draft", version: 1 } });
  const page = `/learning/${course.slug}/homework/${id}`;
  for (const who of [student, stranger]) expect((await send(who, "GET", page)).status).toBe(404);
  for (const who of [student, marcus, stranger]) {
    expect((await send(who, "POST", `/homework/${id}/publish`, { version: 1 })).status).toBe(404);
    expect((await send(who, "GET", `/courses/${course.id}/homework`)).status).toBe(404);
  }
  await send(gabriel, "POST", `/homework/${id}/publish`, { version: 1 });
  expect((await told(atStudent, "set new homework")).actionUrl).toBe(
    `/courses/${course.slug}/homework/${id}`,
  );
  expect((await send(student, "GET", page)).body).toMatchObject({ refusal: null, submission: null });
  expect((await send(stranger, "GET", page)).status).toBe(404);

  const first = { id: randomUUID(), content: "Three ways.", links: ["https://example.org/three"] };
  const handed = await send(student, "POST", `/homework/${id}/submissions`, first);
  expect(handed).toMatchObject({ status: 200, body: { submission: { attempts: [{ number: 1 }] } } });
  expect((await told(atStudent, "Your homework is in")).body).toContain(fields.title);
  const { actionUrl } = await told(atMarcus, "handed in homework");
  const submission = handed.body.submission.id;
  expect(actionUrl).toBe(`/homework/${submission}`);
  // Bodies that are none of these are refused, and nothing comes of them.
  for (const bad of [
    {},
    { ...first, id: randomUUID(), links: ["javascript:alert(1)"] },
    { ...first, id: randomUUID(), content: " ", links: [] },
  ])
    expect((await send(student, "POST", `/homework/${id}/submissions`, bad)).status).toBeGreaterThanOrEqual(
      400,
    );
  for (const who of [student, stranger])
    expect((await send(who, "GET", `/submissions/${submission}`)).status).toBe(404);

  const claimed = await send(marcus, "POST", `/submissions/${submission}/claim`, { version: 1 });
  expect(claimed.body.claimedBy.handle).toBe("marcus");
  expect(await send(gabriel, "POST", `/submissions/${submission}/claim`, { version: 1 })).toMatchObject({
    status: 409,
    body: { _tag: "Conflict", message: `${marcus.me.name} is reviewing this.` },
  });
  const ask = { version: 2, verdict: "resubmit", points: null, feedback: "Shorter.", dueOn: "2099-01-01" };
  expect((await send(gabriel, "POST", `/submissions/${submission}/review`, ask)).status).toBe(409);
  expect((await send(marcus, "POST", `/submissions/${submission}/review`, ask)).status).toBe(200);
  await told(atStudent, "asked for another version");

  await send(student, "POST", `/submissions/${submission}/messages`, {
    id: randomUUID(),
    body: "How short?",
  });
  await told(atMarcus, "wrote about");
  const second = { id: randomUUID(), content: "Shorter.", links: [] };
  await send(student, "POST", `/homework/${id}/submissions`, second);
  const review = await send(marcus, "GET", `/submissions/${submission}`);
  expect(review.body.attempts).toMatchObject([
    { number: 1, feedback: "Shorter.", content: "Three ways." },
    { number: 2, feedback: null, content: "Shorter." },
  ]);
  const { version } = review.body;
  await send(gabriel, "POST", `/submissions/${submission}/claim`, { version });
  const accept = { version: version + 1, verdict: "accept", points: 11, feedback: "Yes.", dueOn: null };
  expect((await send(gabriel, "POST", `/submissions/${submission}/review`, accept)).status).toBe(400);
  const accepted = await send(gabriel, "POST", `/submissions/${submission}/review`, {
    ...accept,
    points: 10,
  });
  expect(accepted.body).toMatchObject({ status: "reviewed", attempts: [{}, { points: 10, maxPoints: 10 }] });
  await told(atStudent, "accepted your homework");
  expect(
    (await send(student, "POST", `/homework/${id}/submissions`, { ...second, id: randomUUID() })).status,
  ).toBe(409);
  await Promise.all([atStudent, atMarcus].map((socket) => socket.close()));
});

it("its pages are there for whom they are for, and not found for everybody else", async () => {
  const [sarah, marcus, gabriel, employer] = await Promise.all(
    ["sarah", "marcus", "gabriel", "admin"].map(signInAs),
  );
  const [row] = await runtime.sql<{ submission: string; assignment: string }[]>`
    select s.id as submission, s.assignment_id as assignment from homework_submissions s
      join users u on u.id = s.student_id and u.handle = 'sarah' 
      join homework_assignments a on a.id = s.assignment_id and a.course_id = ${course.id}
    where s.status = 'submitted'`;
  if (!row || !sarah || !marcus || !gabriel || !employer) throw new Error("nobody");
  const status = async (who: SignedInPerson, path: string) =>
    (await fetch(`${runtime.url}${path}`, { headers: { cookie: who.cookie, accept: "text/html" } })).status;
  const student = `/courses/${course.slug}/homework/${row.assignment}`;
  expect([await status(sarah, student), await status(employer, student)]).toEqual([200, 404]);
  const review = `/homework/${row.submission}`;
  expect([await status(marcus, review), await status(sarah, review)]).toEqual([200, 404]);
  const setting = `/studio/${course.id}/homework`;
  expect([await status(gabriel, setting), await status(marcus, setting)]).toEqual([200, 404]);
});
