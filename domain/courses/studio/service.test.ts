import { eq } from "drizzle-orm";
import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as schema from "../../../db/schema/index.ts";
import {
  aModule,
  modulesOf,
  openStudioWorld,
  type StudioWorld,
} from "../../../tests/support/worlds/studio-world.ts";
import { MAX_DRAFTS } from "./limits.ts";
import { EMPTY_DOCUMENT } from "./rules.ts";

let world: StudioWorld;

beforeAll(async () => {
  world = await openStudioWorld();
});
afterAll(() => world.close());

const load = (id: string) => world.run(world.studio((studio) => studio.load(world.creator.id, id)));

describe("who may", () => {
  it("is the course’s own creator alone, whatever is asked for", async () => {
    const { id, version } = await world.published();
    const draft = await world.draft();
    const routes = [
      (userId: string, course: string) => world.studio((studio) => studio.load(userId, course)),
      (userId: string, course: string) =>
        world.studio((studio) => studio.save(userId, course, { version, title: "Mine" })),
      (userId: string, course: string) => world.studio((studio) => studio.publish(userId, course, version)),
      (userId: string, course: string) => world.studio((studio) => studio.pause(userId, course)),
      (userId: string, course: string) => world.studio((studio) => studio.resume(userId, course)),
      (userId: string, course: string) => world.studio((studio) => studio.retire(userId, course)),
      (userId: string, course: string) => world.studio((studio) => studio.remove(userId, course)),
    ];
    for (const course of [id, draft.id])
      for (const { id: userId } of [world.student, world.other, world.admin])
        for (const route of routes)
          expect(await world.fails(route(userId, course))).toMatchObject({ _tag: "NotFound" });
    const copy = (userId: string) => world.studio((studio) => studio.duplicate(userId, id));
    expect(await world.fails(copy(world.other.id))).toMatchObject({ _tag: "NotFound" });
    expect(await world.fails(copy(world.student.id))).toMatchObject({ _tag: "Forbidden" });
    expect((await load(id)).state).toBe("published");
  });

  it("begins courses is a creator whose address is confirmed", async () => {
    const create = (userId: string) => world.studio((studio) => studio.create(userId, {}));
    const list = (userId: string) => world.studio((studio) => studio.list(userId));
    const unconfirmed = await world.user("unconfirmed", { isCreator: true, emailVerified: false });
    expect(await world.fails(create(unconfirmed.id))).toMatchObject({
      _tag: "Forbidden",
      code: "unverified",
    });
    for (const { id } of [world.student, world.admin]) {
      expect(await world.fails(create(id))).toMatchObject({ _tag: "Forbidden" });
      expect(await world.fails(list(id))).toMatchObject({ _tag: "Forbidden" });
    }
    expect(await world.run(list(world.other.id))).toEqual([]);
  });

  it("is nobody any more from whom an administrator has taken it", async () => {
    const { id } = await world.draft();
    const set = (isCreator: boolean) =>
      world.db((db) =>
        db.update(schema.users).set({ isCreator }).where(eq(schema.users.id, world.creator.id)),
      );
    await set(false);
    const refused = await world.fails(world.studio((studio) => studio.load(world.creator.id, id)));
    await set(true);
    expect(refused).toMatchObject({ _tag: "Forbidden" });
  });
});

describe("a new course", () => {
  it("is empty but for what is given, and begun once under one id", async () => {
    const id = v7();
    const begin = (title: string) => world.studio((studio) => studio.create(world.creator.id, { id, title }));
    const course = await world.run(begin("Welding"));
    expect(course).toMatchObject({
      id,
      slug: null,
      state: "draft",
      version: 1,
      publishedVersion: null,
      published: null,
      document: { ...EMPTY_DOCUMENT, title: "Welding" },
    });
    expect(await world.run(begin("Other"))).toEqual(course);
    const taken = world.studio((studio) => studio.create(world.other.id, { id }));
    expect(await world.fails(taken)).toMatchObject({ _tag: "Conflict" });
  });

  it("is one too many past so many drafts", async () => {
    const many = await world.user("prolific", { isCreator: true });
    const begin = world.studio((studio) => studio.create(many.id, {}));
    await world.db((db) =>
      db.insert(schema.courses).values(
        Array.from({ length: MAX_DRAFTS }, (_, index) => ({
          creatorId: many.id,
          title: "Untitled course",
          slug: `prolific-${index}`,
          description: "",
          duration: "",
          level: "beginner" as const,
          priceCents: 0,
          categoryId: world.categoryId,
          createdAt: new Date("2026-01-01"),
        })),
      ),
    );
    expect(await world.fails(begin)).toMatchObject({ _tag: "Conflict" });
    await world.db((db) => db.delete(schema.courses).where(eq(schema.courses.creatorId, many.id)));
    await world.run(begin);
  });
});

describe("a change", () => {
  it("leaves what it does not name as it is, and names the version that it was made to", async () => {
    const { id, version, document } = await world.draft();
    const save = (change: object) =>
      world.studio((studio) => studio.save(world.creator.id, id, { version, ...change }));
    const saved = await world.run(save({ tagline: "Sparks fly" }));
    expect(saved).toMatchObject({ version: version + 1, document: { ...document, tagline: "Sparks fly" } });
    const stale = await world.fails(save({ tagline: "Sparks flew" }));
    expect(stale).toMatchObject({
      _tag: "Conflict",
      current: { version: version + 1, document: { tagline: "Sparks fly" } },
    });
    // Said again after an answer that was lost.
    expect(await world.run(save({ tagline: "Sparks fly" }))).toEqual(saved);
  });

  it("of two at once to the same version, one is stored and the other hears of it", async () => {
    const { id, version } = await world.draft();
    const save = (title: string) =>
      world.studio((studio) => studio.save(world.creator.id, id, { version, title }));
    const outcomes = await Promise.allSettled(["One", "Two", "Three"].map((title) => world.run(save(title))));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await load(id)).version).toBe(version + 1);
  });

  it("of another field keeps the order of twenty modules", async () => {
    const modules = Array.from({ length: 20 }, (_, index) => aModule(`Module ${index}`));
    const course = await world.published({ modules });
    const order = modules.toSpliced(0, 1).toSpliced(19, 0, ...modules.slice(0, 1));
    const save = (version: number, change: object) =>
      world.studio((studio) => studio.save(world.creator.id, course.id, { version, ...change }));
    const outcomes = await Promise.allSettled([
      world.run(save(course.version, { modules: order })),
      world.run(save(course.version, { tagline: "Other" })),
    ]);
    expect(outcomes.filter(({ status }) => status === "rejected")).toHaveLength(1);
    const now = await load(course.id);
    const again = await world.run(save(now.version, { modules: order, tagline: "Other" }));
    await world.run(world.studio((studio) => studio.publish(world.creator.id, course.id, again.version)));
    const rows = await modulesOf(world, course.id);
    expect(rows.map(({ id }) => id)).toEqual(order.map(({ id }) => id));
    expect(rows.map(({ moduleOrder }) => moduleOrder)).toEqual(order.map((_, index) => index + 1));
  });

  it("is refused where it is too large, shows a foreign cover, or is of a retired course", async () => {
    const { id, version } = await world.published();
    const save = (change: object) =>
      world.studio((studio) => studio.save(world.creator.id, id, { version, ...change }));
    const modules = Array.from({ length: 100 }, () => aModule("A", { description: "x".repeat(4_000) }));
    expect(await world.fails(save({ modules }))).toMatchObject({ _tag: "BadRequest" });
    for (const thumbnailUrl of ["https://example.org/a.png", `/api/covers/${v7()}/${"0".repeat(32)}`])
      expect(await world.fails(save({ thumbnailUrl }))).toMatchObject({ _tag: "BadRequest" });
    await world.run(save({ thumbnailUrl: `/api/covers/${id}/${"0".repeat(32)}` }));
    await world.run(world.studio((studio) => studio.retire(world.creator.id, id)));
    expect(await world.fails(save({ title: "Again" }))).toMatchObject({ _tag: "Conflict" });
  });
});

describe("a course that was made before there were drafts", () => {
  it("is read from its tables, and written as a document from then on", async () => {
    const { id } = await world.course("old-one", world.creator.id, { tagline: "Old" });
    await world.db((db) => db.insert(schema.courseTags).values({ courseId: id, tag: "iron" }));
    const old = await load(id);
    expect(old).toMatchObject({ version: 1, publishedVersion: 1, state: "published" });
    expect(old.document).toMatchObject({ slug: "old-one", tagline: "Old", tags: ["iron"], hasChat: true });
    expect(old.published).toEqual(old.document);
    const saved = await world.run(
      world.studio((studio) => studio.save(world.creator.id, id, { version: 1, tagline: "New" })),
    );
    expect(saved).toMatchObject({ version: 2, publishedVersion: 1, published: { tagline: "Old" } });
  });
});

describe("a copy", () => {
  it("has all of the document but its address, with modules of its own and nobody’s words", async () => {
    const course = await world.published({
      tags: ["metal"],
      testimonials: [{ quote: "Hot.", studentName: "Sam", studentRole: "" }],
    });
    const copyId = v7();
    const duplicate = world.studio((studio) => studio.duplicate(world.creator.id, course.id, copyId));
    const copy = await world.run(duplicate);
    expect(await world.run(duplicate)).toEqual(copy);
    expect(copy).toMatchObject({
      id: copyId,
      state: "draft",
      document: { slug: "", tags: ["metal"], testimonials: [] },
    });
    const ids = (modules: readonly { readonly id: string }[]) => modules.map(({ id }) => id);
    expect(ids(copy.document.modules)).toHaveLength(2);
    expect(ids(copy.document.modules)).not.toEqual(
      expect.arrayContaining(ids(course.document.modules).slice(0, 1)),
    );
    const published = await world.run(
      world.studio((studio) => studio.publish(world.creator.id, copyId, copy.version)),
    );
    expect(published.slug).not.toBe(course.slug);
  });
});

it("a draft can be deleted, a course that was published cannot", async () => {
  const draft = await world.draft();
  const course = await world.published();
  const remove = (id: string) => world.studio((studio) => studio.remove(world.creator.id, id));
  await world.run(remove(draft.id));
  expect(await world.fails(remove(draft.id))).toMatchObject({ _tag: "NotFound" });
  expect(await world.fails(remove(course.id))).toMatchObject({ _tag: "Conflict" });
});
