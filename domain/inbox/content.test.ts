import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as schema from "../../db/schema/index.ts";
import { type HelpWorld, openWelding } from "../../tests/support/worlds/help-world.ts";
import type { Presence } from "../notifications/presence.ts";
import { Notifications } from "../notifications/service.ts";
import { Availability } from "../summons/offers/availability.ts";
import { Summons } from "../summons/service.ts";
import { inboxContent } from "./content.ts";

const setAvailable = (userId: string, is: boolean) =>
  Availability.use((availability) => availability.set(userId, is));
const notePresence = (userId: string, presence: Presence) =>
  Availability.use((availability) => availability.notePresence(userId, presence, 90));

const near = (seconds: number) => expect.closeTo(seconds, -1);

let world: HelpWorld;
let who: (name: string) => string;

beforeAll(async () => {
  ({ world, who } = await openWelding(["lee", "crowd"]));
});
afterAll(() => world.close());

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
    await world.run(notePresence(who("marcus"), "looking"));
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
    const userId = who("crowd");
    const ones = Array.from({ length: 78 }, (_, n) => ({
      ...{ userId, type: "system" as const, title: String(n), body: "…", actionUrl: null, cause: String(n) },
    }));
    await world.run(Notifications.use((service) => service.notifyAll(ones)));
    const content = await world.run(inboxContent(userId));
    expect(content.notifications).toHaveLength(30);
    expect(content.unreadNotifications).toBe(78);
    expect(content.goodwill).toEqual({ balance: 0, held: 0, totalEarned: 0 });
  });
});

it("notes until when somebody looks and is reachable, and since when they do not look any more", async () => {
  const read = async () => {
    const [row] = await world.db((db) =>
      db
        .select()
        .from(schema.inboxPresence)
        .where(eq(schema.inboxPresence.userId, who("lee"))),
    );
    const seconds = (at: Date | undefined) => ((at?.getTime() ?? 0) - Date.now()) / 1_000;
    return { looks: seconds(row?.onlineUntil), isReachable: seconds(row?.connectedUntil), row };
  };
  await world.run(notePresence(who("lee"), "looking"));
  expect(await read()).toMatchObject({ looks: near(90), isReachable: near(90) });
  await world.run(notePresence(who("lee"), "connected"));
  const hidden = await read();
  expect(hidden).toMatchObject({ looks: near(0), isReachable: near(90) });
  await world.run(notePresence(who("lee"), "connected"));
  expect((await read()).row?.onlineUntil).toEqual(hidden.row?.onlineUntil);
  await world.run(notePresence(who("lee"), "gone"));
  expect(await read()).toMatchObject({ looks: near(0), isReachable: near(0) });
  expect((await read()).row?.onlineUntil).toEqual(hidden.row?.onlineUntil);
});
