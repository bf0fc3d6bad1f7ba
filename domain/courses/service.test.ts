import { sql } from "drizzle-orm";
import { Effect, Layer } from "effect";
import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as schema from "../../db/schema/index.ts";
import { openWorld, type World } from "../../tests/support/worlds/world.ts";
import type { CourseFilter } from "./model.ts";
import { Courses } from "./service.ts";

type Reader = { id: string } | null;

let world: World<Courses>;
let creator: { id: string };
let teacher: { id: string };
let student: { id: string };
let engines: { id: string; roomId: string };
let enrollmentId: string;

const list = (filter: CourseFilter = {}, reader: Reader = null) =>
  world.run(Effect.flatMap(Courses, (courses) => courses.list(reader, filter)));
const slugs = async (filter: CourseFilter = {}, reader: Reader = null) =>
  (await list(filter, reader)).courses.map((course) => course.slug);
const bySlug = (slug: string, reader: Reader = null) =>
  world.run(Effect.flatMap(Courses, (courses) => courses.bySlug(reader, slug)));
const missing = (slug: string, reader: Reader = null) =>
  world.fails(Effect.flatMap(Courses, (courses) => courses.bySlug(reader, slug)));

beforeAll(async () => {
  world = await openWorld((ground) => Layer.provideMerge(Courses.layer, ground));
  creator = await world.user("ada", { name: "Ada Lovelace", title: "Analyst" });
  teacher = await world.user("tom", { title: "Engineer", bioShort: "Explains engines." });
  student = await world.user("sue");
  engines = await world.course("engines", creator.id, {
    title: "Analytical engines",
    tagline: "Weave numbers 100%",
    createdAt: new Date("2026-01-01T00:00:00.123Z"),
  });
  await world.course("looms", creator.id, {
    level: "advanced",
    description: "A loom is an engine too.",
    createdAt: new Date("2026-01-02"),
  });
  await world.course("draft", creator.id, { isActive: false });
  await world.course("retired", creator.id, { isActive: false, isRetired: true });
  await world.certify(teacher.id, engines.id, creator.id);
  enrollmentId = await world.enroll(student.id, engines.id);
});
afterAll(() => world.close());

describe("the catalogue", () => {
  it("lists what is active, the newest first", async () => {
    expect(await slugs()).toEqual(["looms", "engines"]);
  });

  it.each<[CourseFilter, string[]]>([
    [{ level: "advanced" }, ["looms"]],
    [{ category: "testing" }, ["looms", "engines"]],
    [{ category: "nothing" }, []],
    [{ q: "engine" }, ["engines", "looms"]],
    [{ q: "LOVELACE engines" }, ["engines"]],
    [{ q: "engine loom" }, ["looms"]],
    [{ q: "100%" }, ["engines"]],
    [{ q: "1_0" }, []],
    [{ q: "%" }, ["engines"]],
    [{ q: "   " }, ["looms", "engines"]],
    [{ q: "'; drop table courses; --" }, []],
  ])("filters by %o", async (filter, expected) => {
    expect(await slugs(filter)).toEqual(expected);
  });

  it("orders as it is asked to, and pages in that order", async () => {
    await world.db((db) =>
      db.execute(sql`update courses set price_cents = case slug when 'looms' then 5000 else 9000 end,
        student_count = case slug when 'looms' then 1 else 7 end`),
    );
    expect(await slugs({ sort: "popular" })).toEqual(["engines", "looms"]);
    expect(await slugs({ sort: "price" })).toEqual(["looms", "engines"]);
    expect(await slugs({ sort: "newest" })).toEqual(["looms", "engines"]);
    for (const sort of ["popular", "price", "rating", "newest"] as const) {
      const first = await list({ sort, limit: 1 });
      const second = await list({ sort, limit: 1, cursor: first.nextCursor ?? "" });
      expect(first.total).toBe(2);
      expect([...first.courses, ...second.courses].map(({ slug }) => slug)).toEqual(await slugs({ sort }));
      expect(second.nextCursor).toBeNull();
    }
  });

  it("filters by price, both bounds included", async () => {
    expect(await slugs({ maxPriceCents: 5_000 })).toEqual(["looms"]);
    expect(await slugs({ minPriceCents: 5_001 })).toEqual(["engines"]);
    expect(await slugs({ minPriceCents: 5_000, maxPriceCents: 9_000 })).toEqual(["looms", "engines"]);
    expect((await list({ maxPriceCents: 0 })).total).toBe(0);
  });

  it("searches for what misspelled words may mean, and says so", async () => {
    expect(await list({ q: "anayltical engins" })).toMatchObject({
      courses: [{ slug: "engines" }],
      searchedFor: "analytical engines",
      total: 1,
    });
    expect((await list({ q: "lovelcae", limit: 1 })).courses).toHaveLength(1);
    const first = await list({ q: "lovelcae", limit: 1 });
    const second = await list({ q: "lovelcae", limit: 1, cursor: first.nextCursor ?? "" });
    expect([...first.courses, ...second.courses].map(({ slug }) => slug)).toEqual(["engines", "looms"]);
    expect(second.searchedFor).toBe("lovelace");
    expect(await list({ q: "xylophone" })).toMatchObject({ courses: [], searchedFor: null, total: 0 });
    expect((await list({ q: "engines" })).searchedFor).toBeNull();
  });

  it("lists one's own with mine, what is not listed too", async () => {
    expect(await slugs({ mine: "true" }, student)).toEqual(["engines"]);
    expect((await slugs({ mine: "true" }, creator)).toSorted()).toEqual([
      "draft",
      "engines",
      "looms",
      "retired",
    ]);
    const refused = await world.fails(
      Effect.flatMap(Courses, (courses) => courses.list(null, { mine: "true" })),
    );
    expect(refused).toMatchObject({ _tag: "Unauthorized" });
  });

  it("pages without gap or repetition while courses are added", async () => {
    const first = await list({ limit: 1 });
    expect(first.courses.map((course) => course.slug)).toEqual(["looms"]);
    await world.course("newest", creator.id);
    const second = await list({ limit: 1, cursor: first.nextCursor ?? "" });
    expect(second.courses.map((course) => course.slug)).toEqual(["engines"]);
    expect(second.nextCursor).toBeNull();
  });

  it("pages a search by fit", async () => {
    const first = await list({ q: "engine", limit: 1 });
    const second = await list({ q: "engine", limit: 1, cursor: first.nextCursor ?? "" });
    expect([...first.courses, ...second.courses].map((course) => course.slug)).toEqual(["engines", "looms"]);
  });

  it.each(["x", "%%%", btoa("0.1.x"), btoa("9.1.019a0000-0000-7000-8000-000000000000")])(
    "refuses the cursor %s",
    async (cursor) => {
      const refused = await world.fails(Effect.flatMap(Courses, (courses) => courses.list(null, { cursor })));
      expect(refused).toMatchObject({ _tag: "BadRequest" });
    },
  );

  it("counts the listed courses of each category", async () => {
    const found = await world.run(Effect.flatMap(Courses, (courses) => courses.categories));
    expect(found).toEqual([expect.objectContaining({ slug: "testing", courseCount: 3 })]);
  });
});

describe("a course", () => {
  const moduleIds = [v7(), v7()];

  beforeAll(async () => {
    const courseId = engines.id;
    await world.db((db) =>
      db.insert(schema.courseCurriculum).values(
        moduleIds.map((id, index) => ({
          id,
          courseId,
          title: `Module ${index}`,
          description: "…",
          duration: "20 min",
          moduleOrder: 2 - index,
        })),
      ),
    );
    await world.db((db) => db.insert(schema.courseTags).values({ courseId, tag: "maths" }));
    await world.db((db) =>
      db.insert(schema.coursePrerequisites).values([
        { courseId, type: "nice_to_have", content: "Patience" },
        { courseId, type: "required", content: "Paper" },
      ]),
    );
    await world.db((db) =>
      db.insert(schema.moduleProgress).values({
        enrollmentId,
        moduleId: moduleIds[0] ?? "",
        isComplete: true,
        completedAt: new Date(),
      }),
    );
    await world.db((db) =>
      db.insert(schema.userAvailability).values({ userId: teacher.id, isAvailable: true }),
    );
    await connected(true);
  });

  it("comes whole, with its viewer's state", async () => {
    const course = await bySlug("engines", student);
    expect(course).toMatchObject({
      id: engines.id,
      chatRoomId: engines.roomId,
      tags: ["maths"],
      creator: { handle: "ada" },
      creatorTitle: "Analyst",
      prerequisites: [
        { type: "required", content: "Paper" },
        { type: "nice_to_have", content: "Patience" },
      ],
      teachers: [
        {
          person: { handle: "tom" },
          title: "Engineer",
          bioShort: "Explains engines.",
          available: true,
          studentsTaught: 0,
        },
      ],
      viewer: { membership: "student", enrollmentId, completedModuleIds: [moduleIds[0]] },
    });
    expect(course.curriculum.map((module) => module.id)).toEqual(moduleIds.toReversed());
  });

  it("lists one's own courses with what one is in them and how far, and nobody's else", async () => {
    const own = async (reader: Reader) =>
      (await list({ mine: "true" }, reader)).courses
        .filter(({ slug }) => slug === "engines")
        .map(({ membership, progress }) => ({ membership, progress }));
    expect(await own(student)).toEqual([{ membership: "student", progress: { done: 1, total: 2 } }]);
    expect(await own(teacher)).toEqual([{ membership: "student_teacher", progress: null }]);
    expect(await own(creator)).toEqual([{ membership: "creator", progress: null }]);
    expect(await own(await world.user("nobody_here"))).toEqual([]);
    for (const course of (await list({}, student)).courses) {
      expect(course).not.toHaveProperty("progress");
      expect(course).not.toHaveProperty("membership");
    }
  });

  const connected = (is: boolean) =>
    world.db((db) =>
      db.execute(sql`insert into inbox_presence (user_id, online_until, connected_until)
        values (${teacher.id}, now(), now() + make_interval(mins => ${is ? 5 : 0}))
        on conflict (user_id) do update set connected_until = excluded.connected_until`),
    );

  it("shows no teacher as ready who has closed the browser", async () => {
    await connected(false);
    expect((await bySlug("engines", student)).teachers).toMatchObject([{ available: false }]);
    await connected(true);
    expect((await bySlug("engines", student)).teachers).toMatchObject([{ available: true }]);
  });

  it("leads to no profile that its reader may not open", async () => {
    const leads = async (reader: Reader) => {
      const { teachers, creatorHasProfile } = await bySlug("engines", reader);
      return [teachers[0]?.hasProfile, creatorHasProfile];
    };
    const stranger = await world.user("no_member");
    expect(await leads(null)).toEqual([false, false]);
    expect(await leads(stranger)).toEqual([false, false]);
    expect(await leads(student)).toEqual([true, true]);
    expect(await leads(teacher)).toEqual([true, true]);
    await world.db((db) => db.execute(sql`update users set privacy_public = true where handle = 'tom'`));
    expect(await leads(null)).toEqual([true, false]);
    expect(await leads(stranger)).toEqual([true, false]);
  });

  it("shows no teacher as ready who has not been seen for long", async () => {
    const chosen = (minutes: number) =>
      world.db((db) =>
        db.execute(sql`with seen as (
            update inbox_presence set online_until = now() - make_interval(mins => ${minutes}))
          update user_availability set updated_at = now() - make_interval(mins => ${minutes})
          where is_available`),
      );
    await chosen(11);
    expect((await bySlug("engines", student)).teachers).toMatchObject([{ available: false }]);
    await chosen(0);
    expect((await bySlug("engines", student)).teachers).toMatchObject([{ available: true }]);
  });

  it("shows no teacher as ready who was removed from the course's room", async () => {
    await world.db((db) =>
      db.execute(sql`insert into chat_sanctions (room_id, user_id, kind, reason, imposed_by)
        select r.id, ${teacher.id}, 'remove', 'Enough.', c.creator_id
        from chat_rooms r join courses c on c.id = r.course_id where c.slug = 'engines'`),
    );
    expect((await bySlug("engines", student)).teachers).toMatchObject([{ available: false }]);
    await world.db((db) => db.execute(sql`delete from chat_sanctions`));
    expect((await bySlug("engines", student)).teachers).toMatchObject([{ available: true }]);
  });

  it("tells strangers nothing of anybody's progress", async () => {
    for (const reader of [null, await world.user("passer_by")]) {
      expect((await bySlug("engines", reader)).viewer).toEqual({
        membership: null,
        enrollmentId: null,
        completedModuleIds: [],
      });
    }
    expect((await bySlug("engines", teacher)).viewer).toMatchObject({
      membership: "student_teacher",
    });
  });

  it("exists for its members alone while it is not listed", async () => {
    expect(await bySlug("draft", creator)).toMatchObject({ viewer: { membership: "creator" } });
    const nothing = await missing("no-such-course");
    expect(nothing).toMatchObject({ _tag: "NotFound" });
    for (const reader of [null, student]) expect(await missing("draft", reader)).toEqual(nothing);
    expect(await missing("\0")).toEqual(nothing);
  });
});

describe("the search of the catalogue", () => {
  beforeAll(async () => {
    const zoe = await world.user("zoe", { name: "Zoë Ångström-O’Brien" });
    await world.course("cafe", zoe.id, {
      title: "Café culture for front-end folk",
      tagline: "Naïve no more",
    });
    await world.course("japanese", zoe.id, { title: "日本語の文法", description: "Straße und Łódź" });
  });

  it.each<[q: string, slugs: string[]]>([
    ["cafe", ["cafe"]],
    ["CAFÉ culture", ["cafe"]],
    ["culture cafe", ["cafe"]],
    ["Cafe\u0301", ["cafe"]],
    ["naive", ["cafe"]],
    ["frontend", ["cafe"]],
    ["front-end", ["cafe"]],
    ["front/end", ["cafe"]],
    ["front end", ["cafe"]],
    ["end-front", []],
    ["angstrom brien", ["japanese", "cafe"]],
    ["o'brien", ["japanese", "cafe"]],
    ["obrien", ["japanese", "cafe"]],
    ["文法", ["japanese"]],
    ["strasse lodz", ["japanese"]],
  ])("%s", async (q, expected) => {
    expect((await slugs({ q })).toSorted()).toEqual(expected.toSorted());
  });

  it("has the best fit first, whatever its accents", async () => {
    await world.course("mention", creator.id, { description: "Better than any café" });
    expect(await slugs({ q: "cafe" })).toEqual(["cafe", "mention"]);
  });
});
