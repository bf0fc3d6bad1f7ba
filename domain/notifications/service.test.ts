import { eq, sql } from "drizzle-orm";
import type { Effect } from "effect";
import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as schema from "../../db/schema/index.ts";
import { type HelpWorld, openHelpWorld } from "../../tests/support/worlds/help-world.ts";
import { Summons } from "../summons/service.ts";
import { inboxContent } from "../inbox/content.ts";
import { type NewNotification, Notifications } from "./service.ts";
import { Availability } from "../summons/offers/availability.ts";

const setAvailable = (userId: string, is: boolean) =>
  Availability.use((availability) => availability.set(userId, is));
const noteOnline = (userId: string, seconds: number) =>
  Availability.use((availability) => availability.noteOnline(userId, seconds));

let world: HelpWorld;
const id: Record<string, string> = {};
const who = (name: string): string => id[name] ?? "";

const use = <A, E>(run: (service: Notifications["Service"]) => Effect.Effect<A, E>) => Notifications.use(run);
const notify = (userId: string, cause: string, change: Partial<NewNotification> = {}) =>
  world.run(
    use((service) =>
      service.notify({ userId, type: "system", title: cause, body: "…", actionUrl: null, cause, ...change }),
    ),
  );
const list = (userId: string, cursor?: string) => world.run(use((service) => service.list(userId, cursor)));
const unread = (userId: string) => world.run(use((service) => service.unreadCount(userId)));

beforeAll(async () => {
  world = await openHelpWorld();
  for (const name of ["gabriel", "marcus", "sarah", "lee", "crowd", "quiet"])
    id[name] = (await world.user(name)).id;
  const course = await world.course("welding", who("gabriel"));
  id.course = course.id;
  id.room = course.roomId;
  await world.certify(who("marcus"), who("course"), who("gabriel"));
  await world.enroll(who("sarah"), who("course"));
  await world.endow(who("sarah"), 50);
});
afterAll(() => world.close());

describe("notifying", () => {
  it("writes a row and tells the inbox, once for a cause", async () => {
    await world.told();
    const wrote = await Promise.all(Array.from({ length: 6 }, () => notify(who("lee"), "once")));
    expect(wrote.filter(Boolean)).toHaveLength(1);
    expect(await world.told()).toMatchObject([
      {
        party: "inbox",
        roomId: who("lee"),
        message: { _tag: "Notification", notification: { title: "once", isRead: false, actionUrl: null } },
      },
    ]);
    expect(await notify(who("sarah"), "once")).toBe(true);
    expect(await unread(who("lee"))).toBe(1);
  });

  it("respects what the user does not want to hear of", async () => {
    await world.db((db) =>
      db
        .insert(schema.notificationPreferences)
        .values({ userId: who("quiet"), type: "summon", inApp: false }),
    );
    await world.told();
    const channels = async () => {
      const rows = await world.db((db) =>
        db.execute(sql`select title, in_app, email, push from notifications where user_id = ${who("quiet")}
          order by id`),
      );
      return [...rows];
    };
    // By mail and push only: recorded for those, shown and counted nowhere.
    expect(await notify(who("quiet"), "a", { type: "summon" })).toBe(true);
    expect(await channels()).toEqual([{ title: "a", in_app: false, email: true, push: true }]);
    expect(await world.told()).toEqual([]);
    expect(await unread(who("quiet"))).toBe(0);
    expect(await notify(who("quiet"), "b", { type: "goodwill" })).toBe(true);
    expect((await world.told()).map(({ message }) => message._tag)).toEqual(["Notification"]);
    expect((await list(who("quiet"))).notifications.map(({ title }) => title)).toEqual(["b"]);
    const [hidden] = await world.db((db) =>
      db.execute(sql`select id from notifications where user_id = ${who("quiet")} and not in_app`),
    );
    expect(await world.run(use((service) => service.ack(who("quiet"), [String(hidden?.id)])))).toEqual({
      unread: 1,
      unknown: [hidden?.id],
    });
    await world.db((db) =>
      db
        .update(schema.notificationPreferences)
        .set({ email: false, push: false })
        .where(eq(schema.notificationPreferences.userId, who("quiet"))),
    );
    expect(await notify(who("quiet"), "c", { type: "summon" })).toBe(false);
    expect(await channels()).toHaveLength(2);
  });
});

describe("the list", () => {
  const total = 75;

  it("comes in pages without gaps or doubles, also while new ones come in and moments are shared", async () => {
    await world.db((db) =>
      db.insert(schema.notifications).values(
        Array.from({ length: total }, (_, index) => ({
          userId: who("crowd"),
          type: "system" as const,
          title: `${index}`,
          body: "…",
          createdAt: sql`timestamptz '2026-01-01 10:00:00.123457+00' + ${Math.floor(index / 4)} * interval '1 microsecond'`,
        })),
      ),
    );
    const seen: string[] = [];
    let cursor: string | null = null;
    let pages = 0;
    do {
      const page: Awaited<ReturnType<typeof list>> = await list(who("crowd"), cursor ?? undefined);
      seen.push(...page.notifications.map(({ title }) => title));
      cursor = page.nextCursor;
      pages++;
      await notify(who("crowd"), `meanwhile ${pages}`);
    } while (cursor !== null);
    expect(pages).toBe(3);
    expect(seen).toHaveLength(total);
    expect(new Set(seen).size).toBe(total);
    const moments = seen.map((title) => Math.floor(Number(title) / 4));
    expect(moments).toEqual(moments.toSorted((a, b) => b - a));
  });

  it.each(["", "nonsense", "MTIz", btoa("1.2"), btoa(`x.${v7()}`)])(
    "refuses the cursor %j",
    async (cursor) => {
      expect(await world.fails(use((service) => service.list(who("crowd"), cursor)))).toMatchObject({
        _tag: "BadRequest",
      });
    },
  );

  it("shows nobody else's", async () => {
    expect((await list(who("gabriel"))).notifications).toEqual([]);
  });
});

describe("reading", () => {
  it("marks one's own, again without harm, and knows what is not one's own", async () => {
    for (const cause of ["r1", "r2", "r3"]) await notify(who("marcus"), cause);
    const { notifications } = await list(who("marcus"));
    const [first, second] = notifications.map((one) => one.id);
    const foreign = (await list(who("lee"))).notifications[0]?.id ?? "";
    const ids = [first ?? "", first ?? "", foreign, v7()];
    const answer = await world.run(use((service) => service.ack(who("marcus"), ids)));
    expect(answer).toEqual({ unread: 2, unknown: ids.slice(2) });
    expect(await unread(who("lee"))).toBe(1);
    const again = await world.run(use((service) => service.ack(who("marcus"), [first ?? "", second ?? ""])));
    expect(again).toEqual({ unread: 1, unknown: [] });
  });

  it("marks all of one's own at once and tells one's devices", async () => {
    await world.told();
    await world.run(use((service) => service.readAll(who("marcus"))));
    expect(await unread(who("marcus"))).toBe(0);
    expect(await unread(who("lee"))).toBe(1);
    expect(await world.told()).toEqual([
      { party: "inbox", roomId: who("marcus"), message: { _tag: "Unread", notifications: 0, rooms: [] } },
    ]);
  });
});

describe("being available", () => {
  it("is for those who teach", async () => {
    await world.told();
    expect(await world.fails(setAvailable(who("sarah"), true))).toMatchObject({ _tag: "Forbidden" });
    expect(await world.told()).toEqual([]);
    expect(await world.run(inboxContent(who("sarah")))).toMatchObject({ canHelp: false, available: false });
    for (const name of ["marcus", "gabriel"]) {
      await world.run(setAvailable(who(name), true));
      expect(await world.run(inboxContent(who(name)))).toMatchObject({ canHelp: true, available: true });
      await world.run(setAvailable(who(name), false));
      expect(await world.run(inboxContent(who(name)))).toMatchObject({ available: false });
    }
  });

  it("brings the calls that wait, in the same breath", async () => {
    await world.run(setAvailable(who("marcus"), false));
    const create = Summons.use((summons) =>
      summons.create({ id: who("sarah") }, { courseId: who("course"), message: "Help!", points: 10 }),
    );
    const summon = await world.run(create);
    expect((await world.told()).map(({ message }) => message._tag)).not.toContain("SummonOffer");
    await world.run(setAvailable(who("marcus"), true));
    expect(await world.told()).toMatchObject([
      { roomId: who("marcus"), message: { _tag: "Available", is: true } },
      { roomId: who("marcus"), message: { _tag: "SummonOffer", summon: { id: summon.id } } },
    ]);
    expect(await world.run(inboxContent(who("marcus")))).toMatchObject({
      offers: [{ id: summon.id }],
      openSummon: null,
    });
    expect(await world.run(inboxContent(who("sarah")))).toMatchObject({
      offers: [],
      openSummon: { id: summon.id, status: "pending" },
      goodwill: { balance: 40, held: 10 },
    });
  });
});

describe("the first frame", () => {
  it("tells what is unread in the rooms of one's courses, and of no others", async () => {
    const other = await world.course("weaving", who("gabriel"));
    await world.db((db) =>
      db
        .update(schema.chatRooms)
        .set({ lastSeq: 7, lastRev: 7 })
        .where(eq(schema.chatRooms.id, who("room"))),
    );
    await world.db((db) =>
      db.insert(schema.chatReadMarkers).values({ roomId: who("room"), userId: who("sarah"), lastReadSeq: 5 }),
    );
    const rooms = async (name: string) => (await world.run(inboxContent(who(name)))).rooms;
    expect(await rooms("sarah")).toEqual([
      {
        roomId: who("room"),
        courseId: who("course"),
        courseSlug: "welding",
        name: "welding",
        lastSeq: 7,
        lastReadSeq: 5,
        unread: 0,
        level: "all",
      },
    ]);
    expect((await rooms("gabriel")).map(({ roomId }) => roomId).sort()).toEqual(
      [other.roomId, who("room")].sort(),
    );
    expect(await rooms("lee")).toEqual([]);
  });

  it("tells the newest notifications and the whole count of unread ones", async () => {
    const content = await world.run(inboxContent(who("crowd")));
    expect(content.notifications).toHaveLength(30);
    expect(content.unreadNotifications).toBe(78);
    expect(content.goodwill).toEqual({ balance: 0, held: 0, totalEarned: 0 });
  });
});

it("notes until when somebody is online", async () => {
  const until = async () => {
    const rows = await world.db((db) =>
      db
        .select()
        .from(schema.inboxPresence)
        .where(eq(schema.inboxPresence.userId, who("lee"))),
    );
    return ((rows[0]?.onlineUntil.getTime() ?? 0) - Date.now()) / 1_000;
  };
  await world.run(noteOnline(who("lee"), 90));
  expect(await until()).toBeGreaterThan(80);
  await world.run(noteOnline(who("lee"), 0));
  expect(await until()).toBeLessThanOrEqual(1);
});
