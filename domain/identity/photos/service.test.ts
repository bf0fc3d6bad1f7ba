import { eq, sql } from "drizzle-orm";
import { Effect, Layer } from "effect";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import * as schema from "../../../db/schema/index.ts";
import { openWorld, type World } from "../../../tests/support/worlds/world.ts";
import { Files } from "../../shared/files.ts";
import { PHOTOS_A_DAY } from "./limits.ts";
import { photoAt, photoKey, photoPath } from "./rules.ts";
import { Photos } from "./service.ts";

const ONE = "1".repeat(32);
const TWO = "2".repeat(32);
const PEOPLE = ["ada", "mate", "stranger", "blocked", "teacher", "moderator"] as const;

let world: World<Photos>;
const removed: string[] = [];
const ids = new Map<string, string>();
const who = (name: (typeof PEOPLE)[number]): string => ids.get(name) ?? "";

const photos = <A, E>(call: (service: Photos["Service"]) => Effect.Effect<A, E>) =>
  Effect.flatMap(Photos, call);
const begin = (userId: string, hash: string) =>
  photos((service) => service.begin(userId, { hash, type: "image/webp", size: 9 }));
const put = async (userId: string, hash: string) => {
  await world.run(begin(userId, hash));
  return world.run(photos((service) => service.finish(userId, hash)));
};
const find = (readerId: string | null, userId: string, hash: string) =>
  photos((service) => service.find(readerId, userId, hash));
const mayRead = (readerId: string | null, userId: string, hash: string) =>
  world.run(Effect.isSuccess(find(readerId, userId, hash)));
const shown = async (userId: string) => {
  const [row] = await world.db((db) =>
    db.select({ avatarUrl: schema.users.avatarUrl }).from(schema.users).where(eq(schema.users.id, userId)),
  );
  return row?.avatarUrl;
};

beforeAll(async () => {
  const files = Layer.succeed(
    Files,
    Files.of({ remove: (keys) => Effect.sync(() => void removed.push(...keys)) }),
  );
  world = await openWorld((ground) => Layer.provideMerge(Photos.layer, Layer.merge(ground, files)));
  for (const name of PEOPLE)
    ids.set(name, (await world.user(name, { isModerator: name === "moderator" })).id);
  const gabriel = await world.user("gabriel");
  const course = await world.course("welding", gabriel.id);
  for (const name of ["ada", "mate", "blocked"] as const) await world.enroll(who(name), course.id);
  await world.certify(who("teacher"), course.id, gabriel.id);
  await world.db((db) =>
    db.insert(schema.blocks).values({ blockerId: who("ada"), blockedId: who("blocked") }),
  );
});
afterAll(() => world.close());
beforeEach(async () => {
  removed.length = 0;
  await world.db((db) => db.delete(schema.userPhotos));
  await world.db((db) => db.update(schema.users).set({ avatarUrl: null, privacyPublic: false }));
});

describe("a photo", () => {
  it("is shown once it is stored, and takes the place of the one before", async () => {
    await world.run(begin(who("ada"), ONE));
    expect(await shown(who("ada"))).toBeNull();
    expect(await put(who("ada"), ONE)).toEqual({ avatarUrl: photoPath(who("ada"), ONE), gone: [] });
    expect(photoAt((await shown(who("ada"))) ?? "")).toEqual({ userId: who("ada"), hash: ONE });
    expect(await put(who("ada"), TWO)).toEqual({
      avatarUrl: photoPath(who("ada"), TWO),
      gone: [photoKey(who("ada"), ONE)],
    });
    expect(await mayRead(who("ada"), who("ada"), ONE)).toBe(false);
    // The same one again is no change.
    expect(await put(who("ada"), TWO)).toMatchObject({ gone: [] });
    expect(await world.run(photos((service) => service.remove(who("ada"))))).toEqual({
      avatarUrl: null,
      gone: [photoKey(who("ada"), TWO)],
    });
    expect(await mayRead(who("ada"), who("ada"), TWO)).toBe(false);
  });

  it("that was never begun is none", async () => {
    const finish = photos((service) => service.finish(who("ada"), ONE));
    expect(await world.fails(finish)).toMatchObject({ _tag: "NotFound" });
    expect(await shown(who("ada"))).toBeNull();
  });

  it("is for whoever may see the person", async () => {
    await put(who("ada"), ONE);
    const readers = async () => {
      const found = await Promise.all(
        PEOPLE.map(async (name) => ((await mayRead(who(name), who("ada"), ONE)) ? [name] : [])),
      );
      return [...found.flat(), ...((await mayRead(null, who("ada"), ONE)) ? ["anybody"] : [])];
    };
    expect(await readers()).toEqual(["ada", "mate", "teacher", "moderator"]);
    await world.db((db) =>
      db
        .update(schema.users)
        .set({ privacyPublic: true })
        .where(eq(schema.users.id, who("ada"))),
    );
    expect(await readers()).toEqual(["ada", "mate", "stranger", "teacher", "moderator", "anybody"]);
    await world.db((db) =>
      db
        .update(schema.users)
        .set({ anonymisedAt: new Date() })
        .where(eq(schema.users.id, who("ada"))),
    );
    expect(await readers()).toEqual([]);
    await world.db((db) => db.update(schema.users).set({ anonymisedAt: null }));
  });

  it("of somebody who teaches is for everybody, as their card is", async () => {
    await put(who("teacher"), ONE);
    expect(await mayRead(null, who("teacher"), ONE)).toBe(true);
    expect(await world.run(find(null, who("teacher"), ONE))).toEqual({
      type: "image/webp",
      size: 9,
      isPublic: true,
    });
  });
});

describe("what is kept", () => {
  it("is bounded for a day", async () => {
    for (let count = 0; count < PHOTOS_A_DAY; count++)
      await world.run(begin(who("mate"), String(count).padStart(32, "0")));
    expect(await world.fails(begin(who("mate"), ONE))).toMatchObject({ _tag: "TooManyRequests" });
    await world.db((db) =>
      db.execute(sql`update user_photos set created_at = now() - interval '25 hours'
        where hash = ${"0".repeat(32)}`),
    );
    await world.run(begin(who("mate"), ONE));
  });

  it("is forgotten after a day, unless it is shown", async () => {
    const sweep = photos((service) => service.sweep);
    await put(who("ada"), ONE);
    await put(who("ada"), TWO);
    await world.run(begin(who("mate"), ONE));
    expect(await world.run(sweep)).toBe(0);
    await world.db((db) => db.execute(sql`update user_photos set created_at = now() - interval '25 hours'`));
    // Somebody is uploading the same one again.
    await world.run(begin(who("mate"), ONE));
    expect(await world.run(sweep)).toBe(1);
    expect(removed).toEqual([photoKey(who("ada"), ONE)]);
    expect(await mayRead(who("ada"), who("ada"), TWO)).toBe(true);
  });
});
