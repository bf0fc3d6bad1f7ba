import { eq } from "drizzle-orm";
import { Effect, Layer } from "effect";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as schema from "../../../db/schema/index.ts";
import { openWorld, type World } from "../../../tests/support/worlds/world.ts";
import type { OwnProfileUpdate } from "../model.ts";
import { Identity } from "../service.ts";

let world: World<Identity>;
let ada: { id: string };

const identity = <A, E>(call: (service: Identity["Service"]) => Effect.Effect<A, E>) =>
  Effect.flatMap(Identity, call);
const read = () => world.run(identity((service) => service.ownProfile(ada.id)));
const saving = (update: OwnProfileUpdate) => identity((service) => service.saveOwnProfile(ada.id, update));
/** Saves over the newest version. */
const save = async (update: Omit<OwnProfileUpdate, "version">) =>
  world.run(saving({ ...update, version: (await read()).version }));
const refused = async (update: Omit<OwnProfileUpdate, "version">) =>
  world.fails(saving({ ...update, version: (await read()).version }));

beforeAll(async () => {
  world = await openWorld((ground) => Layer.provideMerge(Identity.layer, ground));
  ada = await world.user("ada");
  const gabriel = await world.user("gabriel");
  await world.db((db) =>
    db.insert(schema.categories).values(
      ["NLP", "DevOps", "Computer Vision"].map((name, displayOrder) => ({
        name,
        slug: name.toLowerCase().replace(" ", "-"),
        displayOrder,
      })),
    ),
  );
  const open = await world.course("engines", gabriel.id);
  const draft = await world.course("looms", gabriel.id, { isActive: false });
  await world.db((db) =>
    db.insert(schema.courseTags).values([
      { courseId: open.id, tag: "steam" },
      { courseId: draft.id, tag: "weaving" },
    ]),
  );
});
afterAll(() => world.close());

describe("one's own profile", () => {
  it("is saved part by part, in one form, and what is left out stays", async () => {
    const first = await save({
      title: "  Analyst ",
      bio: "Line one.\nLine two.",
      website: "ada.example/notes",
    });
    expect(first).toMatchObject({
      title: "Analyst",
      bio: "Line one.\nLine two.",
      website: "https://ada.example/notes",
    });
    const second = await save({ bio: "", expertise: ["Engines", " Looms "] });
    expect(second).toMatchObject({ title: "Analyst", bio: null, expertise: ["Engines", "Looms"] });
    expect(second.version).toBe(first.version + 1);
    expect(await read()).toEqual(second);
  });

  it("keeps the order of qualifications, and the rows of those that stay", async () => {
    const rows = async () =>
      world.db((db) =>
        db.select().from(schema.userQualifications).where(eq(schema.userQualifications.userId, ada.id)),
      );
    await save({ qualifications: ["First", "Second", "Third"] });
    const second = (await rows()).find(({ sentence }) => sentence === "Second");
    const saved = await save({ qualifications: ["Third", "Fourth", "Second"] });
    expect(saved.qualifications).toEqual(["Third", "Fourth", "Second"]);
    expect((await rows()).find(({ sentence }) => sentence === "Second")).toMatchObject({
      id: second?.id,
      createdAt: second?.createdAt,
    });
    expect((await save({ qualifications: [] })).qualifications).toEqual([]);
    expect(await rows()).toEqual([]);
  });

  it("is not written over what another device has saved since", async () => {
    const { version } = await read();
    await world.run(saving({ version, title: "From the phone" }));
    const late = { version, title: "From the desk", qualifications: ["Lost"] };
    expect(await world.fails(saving(late))).toMatchObject({ _tag: "Conflict" });
    expect(await read()).toMatchObject({ title: "From the phone", qualifications: [] });
    // Every way to change it counts.
    const before = (await read()).version;
    await world.run(identity((service) => service.updateMe(ada.id, { privacyPublic: true })));
    expect((await read()).version).toBe(before + 1);
  });

  it("of two devices that save at once one is told", async () => {
    const { version } = await read();
    const outcomes = await Promise.allSettled(
      ["one", "other"].map((title) => world.run(saving({ version, title }))),
    );
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });

  it("takes interests among the topics there are, and those that were held before", async () => {
    const interests = ["NLP", "DevOps", "steam"];
    expect((await save({ interests })).interests).toEqual(interests.toSorted());
    for (const unknown of ["weaving", "Knitting"])
      expect(await refused({ interests: ["NLP", "DevOps", unknown] })).toMatchObject({
        _tag: "BadRequest",
        message: "interests: must be among the topics on offer.",
      });
    await world.db((db) => db.delete(schema.courseTags));
    const held = await save({ interests: ["steam", "DevOps", "Computer Vision"] });
    expect(held.interests).toEqual(["Computer Vision", "DevOps", "steam"]);
    expect((await save({ interests: [] })).interests).toEqual([]);
  });

  it("refuses a name that would deceive, and changes nothing with it", async () => {
    const before = await read();
    expect(await refused({ name: "Support", title: "Helper" })).toMatchObject({ _tag: "BadRequest" });
    expect(await read()).toEqual(before);
  });
});
