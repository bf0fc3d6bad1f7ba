import { eq } from "drizzle-orm";
import { Effect, Layer } from "effect";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as schema from "../../db/schema/index.ts";
import { allowUnknownTimeZones } from "../../tests/support/worlds/old-time-zone.ts";
import { openWorld, type World } from "../../tests/support/worlds/world.ts";
import type { SignedIn } from "./authentication.ts";
import { Identity } from "./service.ts";

let world: World<Identity>;
let ada: { id: string };
let ben: { id: string };
let eve: { id: string };

const identity = <A, E>(call: (service: Identity["Service"]) => Effect.Effect<A, E>) =>
  Effect.flatMap(Identity, call);
const profile = (reader: { id: string } | null, handle: string) =>
  world.run(identity((service) => service.profile(reader, handle)));
const hidden = (reader: { id: string } | null, handle: string) =>
  world.fails(identity((service) => service.profile(reader, handle)));

beforeAll(async () => {
  world = await openWorld((ground) => Layer.provideMerge(Identity.layer, ground));
  ada = await world.user("ada", { isCreator: true, bio: "Makes engines.", website: "https://ada.example" });
  ben = await world.user("ben");
  eve = await world.user("eve");
  await world.user("open_book", { privacyPublic: true });
  await world.user("gone", { privacyPublic: true, anonymisedAt: new Date() });
  const course = await world.course("engines", ada.id);
  await world.enroll(ben.id, course.id);
  await world.db((db) => db.insert(schema.userExpertise).values({ userId: ada.id, tag: "Engines" }));
  await world.db((db) =>
    db
      .insert(schema.userGoodwill)
      .values({ userId: ada.id, totalEarned: 30, granted: 50, held: 10, balance: 70 }),
  );
});
afterAll(() => world.close());

describe("whoIs", () => {
  it("answers who holds a token, with their roles", async () => {
    const signIn = await world.signIn(ada.id);
    expect(await world.run(identity((service) => service.whoIs(signIn.token)))).toEqual({
      id: ada.id,
      name: "Ada",
      handle: "ada",
      avatarUrl: null,
      authSessionId: signIn.id,
      isRenewalDue: false,
      roles: ["student", "creator"],
    });
  });

  it("answers null without a token, for an unknown one, an expired one, and one of somebody erased", async () => {
    const expired = await world.signIn(ada.id, new Date(Date.now() - 1_000));
    const erased = await world.user("erased", { anonymisedAt: new Date() });
    const leftOver = await world.signIn(erased.id);
    for (const token of [null, "", "unknown", expired.token, leftOver.token]) {
      expect(await world.run(identity((service) => service.whoIs(token)))).toBeNull();
    }
  });
});

describe("me", () => {
  it("answers one's own account with goodwill, zero where there is none", async () => {
    const me = await world.run(identity((service) => service.me(ada.id)));
    expect(me).toMatchObject({ handle: "ada", email: "ada@example.test", roles: ["student", "creator"] });
    expect(me.goodwill).toEqual({ balance: 70, held: 10, totalEarned: 30 });
    const other = await world.run(identity((service) => service.me(eve.id)));
    expect(other.goodwill).toEqual({ balance: 0, held: 0, totalEarned: 0 });
  });

  it("changes what is given and keeps the rest", async () => {
    const update = { name: "  Ben B.  ", title: "Welder", timeZone: "Europe/Lisbon" };
    const changed = await world.run(identity((service) => service.updateMe(ben.id, update)));
    expect(changed).toMatchObject({
      name: "Ben B.",
      title: "Welder",
      timeZone: "Europe/Lisbon",
      handle: "ben",
    });
    const cleared = await world.run(identity((service) => service.updateMe(ben.id, { title: "" })));
    expect(cleared).toMatchObject({ name: "Ben B.", title: null });
    expect(await world.run(identity((service) => service.updateMe(ben.id, {})))).toEqual(cleared);
  });

  it.each([
    ...["Mars/Olympus", "+02:00", "PLT", "VST", "MIT", "AET", "GMT+2"].map((timeZone) => ({ timeZone })),
    { name: "   " },
  ])("refuses %o", async (update) => {
    expect(await world.fails(identity((service) => service.updateMe(ben.id, update)))).toMatchObject({
      _tag: "BadRequest",
      message: expect.stringContaining(`${Object.keys(update)[0]}:`),
    });
  });
});

describe("the time zone", () => {
  it.each([
    ["Asia/Calcutta", "Asia/Kolkata"],
    ["Asia/Kolkata", "Asia/Kolkata"],
    ["America/Coyhaique", "America/Coyhaique"],
    ["Europe/Kiev", "Europe/Kyiv"],
  ])("%s is taken and shown as %s", async (timeZone, shown) => {
    const me = await world.run(identity((service) => service.updateMe(ben.id, { timeZone })));
    expect(me.timeZone).toBe(shown);
    expect((await world.run(identity((service) => service.me(ben.id)))).timeZone).toBe(shown);
  });

  it("of a row that holds one which nobody knows is UTC, and the other settings can be saved", async () => {
    const set = { timeZone: "PLT" };
    await expect(
      world.db((db) => db.update(schema.users).set(set).where(eq(schema.users.id, ben.id))),
    ).rejects.toThrow();
    await allowUnknownTimeZones(world);
    await world.db((db) => db.update(schema.users).set(set).where(eq(schema.users.id, ben.id)));
    const me = await world.run(identity((service) => service.me(ben.id)));
    expect(me.timeZone).toBe("UTC");
    const saved = await world.run(
      identity((service) => service.updateMe(ben.id, { name: "Ben", timeZone: me.timeZone })),
    );
    expect(saved).toMatchObject({ name: "Ben", timeZone: "UTC" });
  });
});

describe("a name", () => {
  const rename = (name: string) => identity((service) => service.updateMe(eve.id, { name, title: "Smith" }));

  it.each(["\u200b", "\u2800", "\u3164", "\u0301", "Ann\nModerator", "A\u202enn", "Ann ✅", "Support"])(
    "is refused where it would deceive: %j",
    async (name) => {
      const refused = await world.fails(rename(name));
      expect(refused).toMatchObject({ _tag: "BadRequest", message: expect.stringMatching(/^name: must /) });
    },
  );

  it("is kept in its one form", async () => {
    expect((await world.run(rename(" Eve\u00a0 Zoe\u0308 "))).name).toBe("Eve Zoë");
  });

  it("from before a rule stands in no other change's way", async () => {
    await world.db((db) =>
      db.update(schema.users).set({ name: "Ann ✅" }).where(eq(schema.users.id, eve.id)),
    );
    expect(await world.run(rename("Ann ✅"))).toMatchObject({ name: "Ann ✅", title: "Smith" });
    await world.run(rename("Eve"));
  });
});

describe("profile", () => {
  it("shows a private one to its owner and to people of the same course", async () => {
    expect(await profile(ada, "ada")).toMatchObject({ visibility: "own", bio: "Makes engines." });
    const seen = await profile(ben, "ADA");
    expect(seen).toMatchObject({ visibility: "same_course", expertise: ["Engines"], totalEarned: 30 });
    expect(seen.courses).toEqual([expect.objectContaining({ slug: "engines", role: "creator" })]);
    expect(JSON.stringify(seen)).not.toContain("example.test");
  });

  it("answers a private one of a stranger exactly like a handle that nobody has", async () => {
    const nobody = await hidden(eve, "nobody_at_all");
    expect(nobody).toMatchObject({ _tag: "NotFound" });
    for (const [reader, handle] of [
      [eve, "ada"],
      [null, "ada"],
      [ben, "eve"],
      [null, "gone"],
      [ada, "gone"],
    ] as const) {
      expect(await hidden(reader, handle)).toEqual(nobody);
    }
    expect(await hidden(null, "\0' or 1=1 --")).toEqual(nobody);
  });

  it("shows a public one to everybody but whom its owner blocked", async () => {
    expect(await profile(null, "open_book")).toMatchObject({ visibility: "public" });
    expect(await profile(eve, "open_book")).toMatchObject({ visibility: "public" });
    const owner = await profile(null, "open_book");
    await world.db((db) =>
      db.insert(schema.blocks).values({ blockerId: owner.person.id, blockedId: eve.id }),
    );
    expect(await hidden(eve, "open_book")).toMatchObject({ _tag: "NotFound" });
    expect(await profile(ben, "open_book")).toMatchObject({ visibility: "public" });
  });

  it("hides a shared course's profile from whom its owner blocked", async () => {
    await world.db((db) => db.insert(schema.blocks).values({ blockerId: ada.id, blockedId: ben.id }));
    expect(await hidden(ben, "ada")).toMatchObject({ _tag: "NotFound" });
    expect(await profile(ada, "ben")).toMatchObject({ visibility: "same_course" });
  });
});

describe("sign-ins", () => {
  it("are listed without their tokens, and ended by their owner alone", async () => {
    const current = await world.signIn(eve.id);
    const other = await world.signIn(eve.id);
    await world.signIn(eve.id, new Date(Date.now() - 1_000));
    const signedIn = (await world.run(identity((service) => service.whoIs(current.token)))) as SignedIn;

    const listed = await world.run(identity((service) => service.authSessions(signedIn)));
    expect(listed.map((row) => [row.id, row.isCurrent])).toEqual(
      expect.arrayContaining([
        [current.id, true],
        [other.id, false],
      ]),
    );
    expect(listed).toHaveLength(2);
    expect(JSON.stringify(listed)).not.toContain(other.token);

    const byStranger = await world.fails(identity((service) => service.revokeAuthSession(ada.id, other.id)));
    expect(byStranger).toMatchObject({ _tag: "NotFound" });
    await world.run(identity((service) => service.revokeAuthSession(eve.id, other.id)));
    expect(await world.run(identity((service) => service.whoIs(other.token)))).toBeNull();
    const again = await world.fails(identity((service) => service.revokeAuthSession(eve.id, other.id)));
    expect(again).toEqual(byStranger);
  });

  it("are renewed once a day, and never once they have ended", async () => {
    const signIn = await world.signIn(eve.id);
    const ended = await world.signIn(eve.id, new Date(Date.now() - 1_000));
    const renew = (id: string) => world.run(identity((service) => service.renew(id)));
    const isDue = async () =>
      (await world.run(identity((service) => service.whoIs(signIn.token))))?.isRenewalDue;
    expect([await isDue(), await renew(signIn.id)]).toEqual([false, null]);
    const yesterday = new Date(Date.now() - 25 * 3_600_000);
    await world.db((db) => db.update(schema.authSessions).set({ updatedAt: yesterday }));
    expect(await isDue()).toBe(true);
    expect(await renew(signIn.id)).toBeGreaterThan(29.9 * 86_400);
    expect([await isDue(), await renew(signIn.id), await renew(ended.id)]).toEqual([false, null, null]);
    const [row] = await world.db((db) =>
      db.select().from(schema.authSessions).where(eq(schema.authSessions.id, signIn.id)),
    );
    expect((row?.expiresAt.getTime() ?? 0) - Date.now()).toBeGreaterThan(29.9 * 86_400_000);
  });

  it("end after ninety days, however much they are used", async () => {
    const signIn = await world.signIn(eve.id);
    const days = (count: number) => new Date(Date.now() - count * 86_400_000);
    await world.db((db) =>
      db
        .update(schema.authSessions)
        .set({ createdAt: days(80), updatedAt: days(2) })
        .where(eq(schema.authSessions.id, signIn.id)),
    );
    const seconds = await world.run(identity((service) => service.renew(signIn.id)));
    expect((seconds ?? 0) / 86_400).toBeCloseTo(10, 1);
  });

  it("are ended by their token", async () => {
    const signIn = await world.signIn(eve.id);
    const end = () => world.run(identity((service) => service.end(signIn.token)));
    expect(await end()).toEqual({ id: signIn.id, userId: eve.id });
    expect(await end()).toBeNull();
  });
});
