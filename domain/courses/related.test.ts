import { sql } from "drizzle-orm";
import { Effect, Layer } from "effect";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as schema from "../../db/schema/index.ts";
import { openWorld, type World } from "../../tests/support/worlds/world.ts";
import { Courses } from "./service.ts";

type Reader = { readonly id: string } | null;

let world: World<Courses>;
let creator: { readonly id: string };
let teacher: { readonly id: string };
const ids = new Map<string, string>();

const related = async (slug: string, reader: Reader = null) =>
  (await world.run(Effect.flatMap(Courses, (courses) => courses.related(reader, slug)))).map(
    (course) => course.slug,
  );
const freeNow = (slug: string, reader: Reader = null) =>
  world.run(Effect.flatMap(Courses, (courses) => courses.freeNow(reader, slug)));

beforeAll(async () => {
  world = await openWorld((ground) => Layer.provideMerge(Courses.layer, ground));
  creator = await world.user("ada");
  teacher = await world.user("tom");
  const add = async (
    slug: string,
    tags: readonly string[],
    fields: Parameters<typeof world.course>[2] = {},
  ) => {
    const { id } = await world.course(slug, creator.id, fields);
    ids.set(slug, id);
    if (tags.length > 0)
      await world.db((db) => db.insert(schema.courseTags).values(tags.map((tag) => ({ courseId: id, tag }))));
  };
  await add("looms", ["weaving", "wool"]);
  await world.db((db) =>
    db.insert(schema.categories).values({ name: "Other", slug: "other", displayOrder: 2 }),
  );
  const [other] = await world.db((db) => db.select().from(schema.categories).where(sql`slug = 'other'`));
  const categoryId = other?.id ?? "";
  await add("spinning", ["wool"]);
  await add("tapestry", ["weaving", "wool"], { categoryId });
  await add("neighbor", []);
  await add("astronomy", ["stars"], { categoryId });
  await add("weaving-draft", ["weaving", "wool"], { isActive: false, publishedAt: null });
  await add("weaving-paused", ["weaving", "wool"], { isActive: false });
  await add("weaving-retired", ["weaving", "wool"], { isActive: false, isRetired: true });
});
afterAll(() => world.close());

describe("courses like one", () => {
  it("share tags, or the category, the nearest first, and are listed", async () => {
    expect(await related("looms")).toEqual(["tapestry", "spinning", "neighbor"]);
    expect(await related("astronomy")).toEqual(["tapestry"]);
  });

  it("are nobody's of a course that is not theirs to see", async () => {
    for (const slug of ["weaving-draft", "weaving-paused", "weaving-retired", "no-such-course"])
      for (const ask of ["related", "freeNow"] as const)
        expect(
          await world.fails(
            Effect.flatMap(
              Courses,
              (courses): Effect.Effect<unknown, unknown> => courses[ask](teacher, slug),
            ),
          ),
        ).toMatchObject({ _tag: "NotFound" });
    expect(await related("weaving-paused", creator)).toContain("looms");
  });
});

describe("who is free in a course right now", () => {
  it("are its student-teachers who are ready and here", async () => {
    await world.certify(teacher.id, ids.get("looms") ?? "", creator.id);
    expect(await freeNow("looms")).toEqual({ count: 0, people: [] });
    await world.db((db) =>
      db.insert(schema.userAvailability).values({ userId: teacher.id, isAvailable: true }),
    );
    await world.db((db) =>
      db.execute(sql`insert into inbox_presence (user_id, online_until, connected_until)
        values (${teacher.id}, now() + interval '5 minutes', now() + interval '5 minutes')`),
    );
    expect(await freeNow("looms")).toMatchObject({ count: 1, people: [{ handle: "tom" }] });
    expect(await freeNow("spinning")).toEqual({ count: 0, people: [] });
    await world.db((db) =>
      db.execute(sql`update inbox_presence set connected_until = now() where user_id = ${teacher.id}`),
    );
    expect(await freeNow("looms")).toEqual({ count: 0, people: [] });
    await world.db((db) =>
      db.execute(sql`update inbox_presence set connected_until = now() + interval '5 minutes'`),
    );
    await world.db((db) => db.execute(sql`update student_teachers set is_active = false`));
    expect(await freeNow("looms")).toEqual({ count: 0, people: [] });
  });
});
