import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Api, Browser, openApi, signedIn } from "../../tests/support/running/api.ts";

/** People of the demo data by what they are to Sarah’s enrolment in Gabriel’s course, which Marcus teaches. */
const people = ["sarah", "lee", "marcus", "gabriel", "moderator", "admin", "employer", "stranger"] as const;
type Person = (typeof people)[number];

let api: Api;
let browsers: Record<Person, Browser>;
let enrollment: { id: string; courseId: string; moduleId: string };

beforeAll(async () => {
  api = await openApi({ seeded: true });
  const entries = await Promise.all(
    people.map(
      async (name) => [name, name === "stranger" ? new Browser(api) : await signedIn(api, name)] as const,
    ),
  );
  browsers = Object.fromEntries(entries) as Record<Person, Browser>;
  const rows = await api.db((db) =>
    db.execute<typeof enrollment>(sql`
      update enrollments e set student_teacher_id = (select id from users where handle = 'marcus')
      from courses c, users s where c.slug = 'intro-to-claude-code' and c.id = e.course_id
        and s.handle = 'sarah' and s.id = e.student_id and e.status <> 'cancelled'
      returning e.id, e.course_id as "courseId", (select m.id from course_curriculum m
        where m.course_id = c.id order by m.module_order limit 1) as "moduleId"`),
  );
  [enrollment] = rows as unknown as [typeof enrollment];
});
afterAll(() => api.close());

/** What each may do, and the status for everybody else who is signed in; strangers get 401 everywhere. */
const routes: [
  what: string,
  method: string,
  path: () => string,
  body: unknown,
  may: Partial<Record<Person, number>>,
  others: number,
][] = [
  [
    "the page of a course that one learns",
    "GET",
    () => "/learning/intro-to-claude-code",
    undefined,
    { sarah: 200, lee: 200, marcus: 200 },
    404,
  ],
  [
    "a mark",
    "PUT",
    () => `/enrollments/${enrollment.id}/modules/${enrollment.moduleId}`,
    { isComplete: true },
    { sarah: 200 },
    404,
  ],
  [
    "a note",
    "PUT",
    () => `/enrollments/${enrollment.id}/modules/${enrollment.moduleId}/note`,
    { body: "Mine.", version: 0 },
    { sarah: 200 },
    404,
  ],
  [
    "the place where one is",
    "PUT",
    () => `/enrollments/${enrollment.id}/place`,
    {
      get moduleId() {
        return enrollment.moduleId;
      },
    },
    { sarah: 204 },
    404,
  ],
  [
    "the choice of a teacher",
    "PUT",
    () => `/enrollments/${enrollment.id}/teacher`,
    { studentTeacherId: null },
    { sarah: 200 },
    404,
  ],
  [
    "where students are",
    "GET",
    () => `/courses/${enrollment.courseId}/drop-off`,
    undefined,
    { gabriel: 200 },
    404,
  ],
  ["leaving", "POST", () => `/enrollments/${enrollment.id}/cancel`, { reason: "" }, {}, 404],
];

describe("who may do what to an enrolment", () => {
  it.each(routes)("%s", async (_, method, path, body, may, others) => {
    for (const name of people) {
      if (name === "sarah" && may.sarah === undefined) continue;
      const { status } = await browsers[name].send(`/api${path()}`, {
        method,
        ...(body === undefined ? {} : { body }),
      });
      const expected = name === "stranger" ? 401 : (may[name] ?? others);
      expect([name, status]).toEqual([name, expected]);
    }
  });

  it("a nudge is for those who teach the student, once", async () => {
    const path = `/api/enrollments/${enrollment.id}/nudge`;
    for (const name of ["lee", "moderator", "admin", "employer", "sarah"] as const)
      expect([name, (await browsers[name].post(path, { message: "Hello" })).status]).toEqual([name, 404]);
    expect((await browsers.gabriel.post(path, { message: "How is it going?" })).status).toBe(204);
    expect((await browsers.gabriel.post(path, { message: "And now?" })).status).toBe(429);
    expect((await browsers.gabriel.post(path, { message: "  " })).status).toBe(400);
  });

  it("students are listed for those whose they are", async () => {
    const count = async (name: Person, of: string) =>
      (await browsers[name].get(`/api/students?of=${of}`)).body.students.length;
    expect(await count("gabriel", "creator")).toBeGreaterThan(3);
    expect(await count("gabriel", "teacher")).toBe(0);
    expect(await count("marcus", "creator")).toBe(0);
    expect(await count("sarah", "creator")).toBe(0);
    expect(await count("admin", "creator")).toBe(0);
    expect((await browsers.gabriel.get("/api/students?of=creator&cursor=nonsense")).status).toBe(400);
  });

  it("bodies that fit nothing are refused with words", async () => {
    const post = (body: unknown) => browsers.employer.post("/api/enrollments", body);
    for (const body of [
      {},
      { courseId: "x" },
      { courseId: 1 },
      "nonsense",
      { courseId: enrollment.courseId, studentTeacherId: "me" },
    ])
      expect((await post(body)).status).toBe(400);
    const at = (when: unknown) =>
      browsers.sarah.send(`/api/enrollments/${enrollment.id}/modules/${enrollment.moduleId}`, {
        method: "PUT",
        body: { isComplete: true, at: when },
      });
    for (const when of [-1, 1e17, 1.5, "now", null]) expect((await at(when)).status).toBe(400);
  });
});

it("without a payment service a priced course is not on sale", async () => {
  const deployed = await openApi({ seeded: true, isLocal: false });
  const browser = await signedIn(deployed, "employer");
  const rows = await deployed.db((db) =>
    db.execute<{ id: string }>(sql`select id from courses where price_cents > 0 and is_active limit 1`),
  );
  const [course] = rows as unknown as [{ id: string }];
  const { status, body } = await browser.post("/api/enrollments", { courseId: course.id });
  expect([status, body._tag]).toEqual([409, "Conflict"]);
  await deployed.close();
});
