import { eq, sql } from "drizzle-orm";
import { Effect } from "effect";
import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as schema from "../../../db/schema/index.ts";
import {
  aModule,
  modulesOf,
  openStudioWorld,
  type StudioWorld,
} from "../../../tests/support/worlds/studio-world.ts";
import { Courses } from "../service.ts";
import { Covers } from "./covers/service.ts";
import { publishedForm } from "./rules.ts";

let world: StudioWorld;

beforeAll(async () => {
  world = await openStudioWorld();
});
afterAll(() => world.close());

type Reader = { readonly id: string } | null;
const courses = <A, E>(call: (service: Courses["Service"]) => Effect.Effect<A, E>) =>
  Effect.flatMap(Courses, call);
const page = (slug: string, reader: Reader = null) => courses((service) => service.bySlug(reader, slug));
const publish = (id: string, version: number) =>
  world.studio((studio) => studio.publish(world.creator.id, id, version));
const mark = (enrollmentId: string, moduleId: string) =>
  world.db((db) =>
    db
      .insert(schema.moduleProgress)
      .values({ enrollmentId, moduleId, isComplete: true, completedAt: new Date() }),
  );

describe("a course that was never published", () => {
  it("is nowhere, for nobody but its creator in the studio", async () => {
    const draft = await world.draft({ title: "Zymurgy secrets", slug: "zymurgy", tags: ["zymurgy"] });
    const rowSlug = `draft-${draft.id}`;
    for (const reader of [null, world.student, world.other, world.admin, world.creator])
      for (const slug of ["zymurgy", rowSlug, "zymurgy-secrets"]) {
        expect(await world.fails(page(slug, reader))).toMatchObject({ _tag: "NotFound" });
        expect(await world.fails(courses((service) => service.summary(reader, slug)))).toMatchObject({
          _tag: "NotFound",
        });
        expect(await world.run(courses((service) => service.currentSlug(reader, slug)))).toBeNull();
      }
    const found = await world.run(courses((service) => service.list(null, { q: "zymurgy" })));
    expect(found.courses).toEqual([]);
    const mine = await world.run(
      courses((service) => service.list(world.creator, { mine: "true", limit: 50 })),
    );
    expect(mine.courses.map(({ id }) => id)).not.toContain(draft.id);
    expect(await world.run(courses((service) => service.topics))).not.toContain("zymurgy");
    expect(await world.run(courses((service) => service.listedSlugs(0, 100)))).not.toContain(rowSlug);
    const rooms = await world.db((db) =>
      db.select().from(schema.chatRooms).where(eq(schema.chatRooms.courseId, draft.id)),
    );
    expect(rooms).toEqual([]);
    const cover = Effect.flatMap(Covers, (covers) => covers.find(world.student.id, draft.id, "0".repeat(32)));
    expect(await world.fails(cover)).toMatchObject({ _tag: "NotFound" });
  });
});

describe("publishing", () => {
  it("shows all of the document at once, as it was written", async () => {
    const course = await world.published({
      title: "Blacksmithing",
      tagline: "Iron and fire",
      priceCents: 4_900,
      currency: "EUR",
      language: "de",
      level: "advanced",
      tags: ["iron", "fire"],
      objectives: ["Forge", "Temper"],
      includes: ["An anvil"],
      targetAudience: ["The patient"],
      prerequisites: [
        { type: "nice_to_have", content: "Gloves" },
        { type: "required", content: "A hammer" },
      ],
      testimonials: [
        { quote: "Loud.", studentName: "Ada", studentRole: "Poet" },
        { quote: "Warm.", studentName: "Bo", studentRole: "" },
      ],
      modules: [
        aModule("Fire", { sessionNumber: 1, videoUrl: "https://example.org/v" }),
        aModule("Later", { isDraft: true }),
        aModule("Iron", { sessionNumber: 2, documentUrl: "https://example.org/d" }),
      ],
      sessionMinutes: 45,
      hasCertificate: true,
      certificateName: "Smith",
      freeSessionsPerMonth: 3,
    });
    expect(course).toMatchObject({
      slug: "blacksmithing",
      state: "published",
      publishedVersion: course.version,
    });
    expect(course.published).toEqual(publishedForm(course.document));
    const shown = await world.run(page("blacksmithing"));
    expect(shown).toMatchObject({
      title: "Blacksmithing",
      priceCents: 4_900,
      currency: "EUR",
      moduleCount: 2,
      sessionCount: 2,
      duration: "2 sessions",
      objectives: ["Forge", "Temper"],
      prerequisites: [{ content: "A hammer" }, { content: "Gloves" }],
      testimonials: [{ studentName: "Ada" }, { studentName: "Bo", studentRole: null }],
    });
    expect(shown.curriculum.map(({ title, order }) => [title, order])).toEqual([
      ["Fire", 1],
      ["Iron", 2],
    ]);
    expect(shown.chatRoomId).not.toBeNull();
    const [row] = await world.db((db) =>
      db.select().from(schema.courses).where(eq(schema.courses.id, course.id)),
    );
    expect(row).toMatchObject({
      lessonCount: 2,
      sessionMinutes: 45,
      language: "de",
      freeSessionsPerMonth: 3,
    });
    const later = await world.republish(course.id, { testimonials: [], tags: [], objectives: [] });
    expect(later.published).toMatchObject({ testimonials: [], tags: [], objectives: [] });
  });

  it("says what is missing and changes nothing", async () => {
    const { id, version } = await world.draft({ title: "", modules: [] });
    const refused = await world.fails(publish(id, version));
    expect(refused).toMatchObject({
      _tag: "BadRequest",
      missing: [{ field: "title" }, { field: "modules" }],
    });
    const unknown = await world.draft({ categoryId: v7() });
    expect(await world.fails(publish(unknown.id, unknown.version))).toMatchObject({
      missing: [{ field: "categoryId" }],
    });
    const stale = await world.draft();
    expect(await world.fails(publish(stale.id, stale.version + 1))).toMatchObject({ _tag: "Conflict" });
  });

  it("keeps the currency in which it was paid for", async () => {
    const course = await world.published({ priceCents: 5_000 });
    const enrollmentId = await world.enroll(world.student.id, course.id);
    await world.db((db) =>
      db.insert(schema.transactions).values({
        enrollmentId,
        amountCents: 5_000,
        currency: "USD",
        stripePaymentId: `pi_${course.id}`,
        status: "completed",
        paidAt: new Date(),
      }),
    );
    const changed = await world.run(
      world.studio((studio) =>
        studio.save(world.creator.id, course.id, { version: course.version, currency: "EUR" }),
      ),
    );
    expect(await world.fails(publish(course.id, changed.version))).toMatchObject({
      _tag: "BadRequest",
      missing: [{ field: "currency" }],
    });
  });

  it("is done once, however often it is asked for", async () => {
    const { id, version } = await world.draft();
    const all = await Promise.all(Array.from({ length: 5 }, () => world.run(publish(id, version))));
    expect(new Set(all.map(({ publishedVersion }) => publishedVersion))).toEqual(new Set([version]));
    expect(await modulesOf(world, id)).toHaveLength(2);
  });

  it("leaves changes that come later unseen until they are published", async () => {
    const course = await world.published({ title: "Unseen changes" });
    await world.run(
      world.studio((studio) =>
        studio.save(world.creator.id, course.id, { version: course.version, title: "Now otherwise" }),
      ),
    );
    expect((await world.run(page("unseen-changes", world.creator))).title).toBe("Unseen changes");
    expect(await world.run(world.studio((studio) => studio.list(world.creator.id)))).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ id: course.id, title: "Now otherwise", hasChanges: true }),
      ]),
    );
  });
});

describe("an address", () => {
  it("leads on when it changes, and can never be another course’s", async () => {
    const course = await world.published({ slug: "first-address" });
    await world.republish(course.id, { slug: "second-address" });
    const current = (reader: Reader) => courses((service) => service.currentSlug(reader, "first-address"));
    expect(await world.run(current(null))).toBe("second-address");
    expect(await world.fails(page("first-address"))).toMatchObject({ _tag: "NotFound" });
    for (const slug of ["first-address", "second-address"]) {
      const thief = await world.draft({ slug });
      expect(await world.fails(publish(thief.id, thief.version))).toMatchObject({
        missing: [{ field: "slug" }],
      });
    }
    // Back again.
    expect((await world.republish(course.id, { slug: "first-address" })).slug).toBe("first-address");
    await world.run(world.studio((studio) => studio.pause(world.creator.id, course.id)));
    const second = (reader: Reader) => courses((service) => service.currentSlug(reader, "second-address"));
    expect(await world.run(second(null))).toBeNull();
    expect(await world.run(second(world.creator))).toBe("first-address");
  });

  it("goes to one of two that publish it at the same moment", async () => {
    const drafts = await Promise.all([world.draft({ slug: "raced" }), world.draft({ slug: "raced" })]);
    const outcomes = await Promise.all(
      drafts.map(({ id, version }) => world.run(Effect.result(publish(id, version)))),
    );
    expect(outcomes.map(({ _tag }) => _tag).toSorted()).toEqual(["Failure", "Success"]);
    expect(outcomes.find(({ _tag }) => _tag === "Failure")).toMatchObject({
      failure: { missing: [{ field: "slug" }] },
    });
  });
});

describe("modules that are gone", () => {
  it("are retired where somebody has progress in them, and removed where nobody has", async () => {
    const [kept, done, untouched] = [aModule("Kept"), aModule("Done"), aModule("Untouched")];
    const course = await world.published({ title: "Retiring", modules: [kept, done, untouched] });
    const enrollmentId = await world.enroll(world.student.id, course.id);
    await mark(enrollmentId, done.id);
    world.modulesChanged.length = 0;
    const added = aModule("Added");
    await world.republish(course.id, { modules: [added, kept] });
    expect(world.modulesChanged).toEqual([
      {
        courseId: course.id,
        added: [added.id],
        retired: [done.id],
        removed: [untouched.id],
        enrollmentIds: [enrollmentId],
      },
    ]);
    const rows = await modulesOf(world, course.id);
    expect(rows.map(({ id, retiredAt }) => [id, retiredAt !== null])).toEqual([
      [added.id, false],
      [kept.id, false],
      [done.id, true],
    ]);
    const shown = await world.run(page("retiring", world.student));
    expect(shown.curriculum.map(({ id }) => id)).toEqual([added.id, kept.id]);
    expect(shown).toMatchObject({ moduleCount: 2, viewer: { completedModuleIds: [] } });
    const mine = await world.run(courses((service) => service.list(world.student, { mine: "true" })));
    expect(mine.courses.find(({ id }) => id === course.id)?.progress).toEqual({ done: 0, total: 2 });
    // What comes back has its progress.
    await world.republish(course.id, { modules: [kept, done] });
    expect((await world.run(page("retiring", world.student))).viewer.completedModuleIds).toEqual([done.id]);
  });

  it("cannot be those of another course", async () => {
    const mine = aModule("Mine");
    const course = await world.published({ modules: [mine] });
    const thief = await world.draft({ modules: [mine] });
    expect(await world.fails(publish(thief.id, thief.version))).toMatchObject({
      missing: [{ field: "modules" }],
    });
    expect((await modulesOf(world, course.id)).map(({ title }) => title)).toEqual(["Mine"]);
  });

  it("say where students are", async () => {
    const modules = [aModule("One"), aModule("Two"), aModule("Three")];
    const course = await world.published({ modules });
    const enrollmentId = await world.enroll(world.student.id, course.id);
    await world.enroll(world.other.id, course.id);
    await mark(enrollmentId, modules[0]?.id ?? "");
    const { studentsAt } = await world.run(
      world.studio((studio) => studio.load(world.creator.id, course.id)),
    );
    expect(studentsAt).toEqual([
      { moduleId: modules[0]?.id, students: 1 },
      { moduleId: modules[1]?.id, students: 1 },
    ]);
  });
});

describe("the chat room", () => {
  const roomOf = async (courseId: string) => {
    const [room] = await world.db((db) =>
      db.select().from(schema.chatRooms).where(eq(schema.chatRooms.courseId, courseId)),
    );
    return room;
  };
  const told = async () => {
    const rows = await world.db((db) =>
      db.select({ to: schema.outbox.roomId, tag: sql<string>`payload ->> '_tag'` }).from(schema.outbox),
    );
    await world.db((db) => db.delete(schema.outbox));
    return rows.map(({ to, tag }) => `${tag} ${to}`).toSorted();
  };

  it("is made, renamed, closed and opened with the course, and its people hear of it", async () => {
    const course = await world.published({ title: "Rooms", hasChat: false });
    expect(await roomOf(course.id)).toBeUndefined();
    await world.enroll(world.student.id, course.id);
    await told();
    const people = [world.creator.id, world.student.id];
    await world.republish(course.id, { hasChat: true });
    const room = await roomOf(course.id);
    expect(room).toMatchObject({ isActive: true, name: "Rooms" });
    expect(await told()).toEqual(people.map((id) => `RoomsChanged ${id}`).toSorted());
    await world.republish(course.id, { title: "Rooms renamed", slug: "rooms" });
    expect(await roomOf(course.id)).toMatchObject({ id: room?.id, name: "Rooms renamed" });
    await told();
    await world.republish(course.id, { hasChat: false });
    expect(await roomOf(course.id)).toMatchObject({ id: room?.id, isActive: false });
    expect(await told()).toEqual(
      [`CheckAccess ${room?.id}`, ...people.map((id) => `RoomsChanged ${id}`)].toSorted(),
    );
    await world.republish(course.id, { hasChat: true });
    expect(await roomOf(course.id)).toMatchObject({ id: room?.id, isActive: true });
  });
});

describe("a course that is closed", () => {
  it("is there for its people alone, is opened again after a pause, and never after it was retired", async () => {
    const course = await world.published({ slug: "closing" });
    await world.enroll(world.student.id, course.id);
    const step = (name: "pause" | "resume" | "retire") =>
      world.studio((studio) => studio[name](world.creator.id, course.id));
    expect((await world.run(step("pause"))).state).toBe("paused");
    expect((await world.run(step("pause"))).state).toBe("paused");
    expect(await world.fails(page("closing"))).toMatchObject({ _tag: "NotFound" });
    expect(await world.run(page("closing", world.student))).toMatchObject({ id: course.id });
    // What is changed meanwhile is published without opening it.
    expect((await world.republish(course.id, { tagline: "Meanwhile" })).state).toBe("paused");
    expect((await world.run(step("resume"))).state).toBe("published");
    expect((await world.run(step("retire"))).state).toBe("retired");
    expect(await world.fails(step("resume"))).toMatchObject({ _tag: "Conflict" });
    expect(await world.fails(step("pause"))).toMatchObject({ _tag: "Conflict" });
    expect(await world.run(page("closing", world.student))).toMatchObject({ id: course.id });
  });
});

describe("a cover", () => {
  const hash = "a".repeat(32);
  const find = (reader: Reader, courseId: string) =>
    Effect.flatMap(Covers, (covers) => covers.find(reader?.id ?? null, courseId, hash));

  it("is its creator’s until it is published, and then everybody’s who may see the course", async () => {
    const course = await world.published();
    const thumbnailUrl = `/api/covers/${course.id}/${hash}`;
    expect(await world.run(find(world.creator, course.id))).toEqual({ isPublic: false });
    for (const reader of [null, world.student, world.other])
      expect(await world.fails(find(reader, course.id))).toMatchObject({ _tag: "NotFound" });
    await world.republish(course.id, { thumbnailUrl });
    expect(await world.run(find(null, course.id))).toEqual({ isPublic: true });
    const begin = (userId: string) => Effect.flatMap(Covers, (covers) => covers.begin(userId, course.id));
    expect(await world.run(begin(world.creator.id))).toMatchObject({ keep: expect.arrayContaining([hash]) });
    expect(await world.fails(begin(world.other.id))).toMatchObject({ _tag: "NotFound" });
    await world.run(world.studio((studio) => studio.pause(world.creator.id, course.id)));
    expect(await world.fails(find(null, course.id))).toMatchObject({ _tag: "NotFound" });
  });
});
