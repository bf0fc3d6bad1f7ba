import { eq } from "drizzle-orm";
import { Effect, Layer } from "effect";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { courses, users } from "../../db/schema/index.ts";
import { openWorld, type World } from "../../tests/support/worlds/world.ts";
import { CourseAccess, membershipSql, shareCourseSql } from "./access.ts";

let world: World<CourseAccess>;
const id: Record<string, string> = {};

const membershipOf = (userId: string | undefined, courseId: string | undefined) =>
  world.run(Effect.flatMap(CourseAccess, (access) => access.membershipOf(userId ?? "", courseId ?? "")));

beforeAll(async () => {
  world = await openWorld((database) => Layer.provideMerge(CourseAccess.layer, database));
  for (const handle of ["creator", "teacher", "resting", "student", "left", "stranger"]) {
    id[handle] = (await world.user(handle)).id;
  }
  id.moderator = (await world.user("moderator", { isModerator: true })).id;
  id.admin = (await world.user("admin", { isAdmin: true })).id;
  id.course = (await world.course("welding", id.creator ?? "")).id;
  id.other = (await world.course("weaving", id.stranger ?? "")).id;
  const course = id.course;
  await world.certify(id.teacher ?? "", course, id.creator ?? "");
  await world.enroll(id.teacher ?? "", course);
  await world.certify(id.resting ?? "", course, id.creator ?? "", false);
  await world.enroll(id.student ?? "", course);
  await world.enroll(id.left ?? "", course, true);
});
afterAll(() => world.close());

describe("membership of a course", () => {
  it.each([
    ["creator", "creator"],
    ["teacher", "student_teacher"],
    ["resting", null],
    ["student", "student"],
    ["left", null],
    ["stranger", null],
    ["moderator", "moderator"],
    ["admin", "moderator"],
  ] as const)("%s is %s", async (handle, membership) => {
    expect(await membershipOf(id[handle], id.course)).toBe(membership);
  });

  it("is nothing in another course, and in none", async () => {
    expect(await membershipOf(id.student, id.other)).toBeNull();
    expect(await membershipOf(id.creator, "019a0000-0000-7000-8000-000000000000")).toBeNull();
    expect(await membershipOf(id.admin, "019a0000-0000-7000-8000-000000000000")).toBeNull();
  });

  it("means the same inside a query over courses alone", async () => {
    const rows = await world.db((db) =>
      db.select({ slug: courses.slug, is: membershipSql(id.student ?? "", courses.id) }).from(courses),
    );
    expect(Object.fromEntries(rows.map((row) => [row.slug, row.is]))).toEqual({
      welding: "student",
      weaving: null,
    });
  });
});

describe("sharing a course", () => {
  const share = async (one: string, other: string) => {
    const [row] = await world.db((db) =>
      db
        .select({ shares: shareCourseSql(users.id, id[other] ?? "") })
        .from(users)
        .where(eq(users.id, id[one] ?? "")),
    );
    return row?.shares;
  };

  it.each([
    ["student", "teacher", true],
    ["student", "creator", true],
    ["teacher", "creator", true],
    ["student", "left", false],
    ["student", "resting", false],
    ["student", "stranger", false],
    ["student", "moderator", false],
  ])("%s and %s: %s", async (one, other, expected) => {
    expect(await share(one, other)).toBe(expected);
    expect(await share(other, one)).toBe(expected);
  });
});
