import { sql } from "drizzle-orm";
import { Effect } from "effect";
import { TestClock } from "effect/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type HelpWorld, openHelpWorld, type Told } from "../../tests/support/worlds/help-world.ts";
import { allowUnknownTimeZones } from "../../tests/support/worlds/old-time-zone.ts";
import { quietUntil } from "./quiet-hours.ts";
import { Notifications } from "./service.ts";

let world: HelpWorld;
let userId: string;

beforeAll(async () => {
  world = await openHelpWorld();
  userId = (await world.user("sleeper", { timeZone: "Asia/Tokyo" })).id;
});
afterAll(() => world.close());

const set = (hours: { from: string; to: string } | null) =>
  Notifications.use((notifications) => notifications.setQuietHours(userId, hours));
const notify = (cause: string, type: "chat" | "summon") =>
  world.run(
    Notifications.use((notifications) =>
      notifications.notify({ userId, type, title: cause, body: "…", actionUrl: null, cause }),
    ),
  );

const titles = (told: readonly Told[]) =>
  told.flatMap(({ message }) => (message.notification as { title: string } | undefined)?.title ?? []);

/** Hours in Tokyo around now, or around twelve hours from now. */
const hours = (startsIn: number, endsIn: number) => {
  const at = (hour: number) =>
    new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Tokyo", hour: "2-digit", minute: "2-digit" }).format(
      Date.now() + hour * 3_600_000,
    );
  return { from: at(startsIn), to: at(endsIn) };
};

it("are set, read and ended", async () => {
  const of = Notifications.use((notifications) => notifications.quietHoursOf(userId));
  expect(await world.run(of)).toBeNull();
  expect(await world.run(set({ from: "22:00", to: "07:30" }))).toEqual({ from: "22:00", to: "07:30" });
  expect(await world.run(of)).toEqual({ from: "22:00", to: "07:30" });
  expect(await world.fails(set({ from: "07:00", to: "07:00" }))).toMatchObject({ _tag: "BadRequest" });
  await world.run(set(null));
  expect(await world.run(of)).toBeNull();
});

describe("in them", () => {
  it("a notification is written, but devices hear how many are unread, and no more", async () => {
    await world.run(set(hours(-1, 1)));
    await world.told();
    expect(await notify("first", "chat")).toBe(true);
    expect(await notify("first", "chat")).toBe(false);
    expect(await notify("second", "chat")).toBe(true);
    const silent = { _tag: "NotificationsChanged", withdrawn: [], changed: [], asOf: expect.any(String) };
    expect((await world.told()).map(({ message }) => message)).toEqual([silent, silent]);
    expect(await world.run(Notifications.use((service) => service.unreadCount(userId)))).toBe(2);
    const { notifications } = await world.run(Notifications.use((service) => service.list(userId)));
    expect(notifications.map(({ title }) => title)).toEqual(["second", "first"]);
  });

  it("a summon is shown all the same; what was held is told once they are others, and once", async () => {
    await notify("help", "summon");
    await world.run(set(hours(11, 13)));
    await notify("third", "chat");
    await world.run(set(null));
    await notify("fourth", "chat");
    expect(titles(await world.told())).toEqual(["help", "first", "second", "third", "fourth"]);
  });

  it("what was read or withdrawn meanwhile is not told at their end", async () => {
    await world.run(set(hours(-1, 1)));
    for (const cause of ["read", "withdrawn", "left"]) await notify(cause, "chat");
    const { notifications } = await world.run(Notifications.use((service) => service.list(userId)));
    const idOf = (title: string) => notifications.find((one) => one.title === title)?.id ?? "";
    await world.run(Notifications.use((service) => service.ack(userId, [idOf("read")])));
    await world.db((db) => db.execute(sql`delete from notifications where id = ${idOf("withdrawn")}`));
    await world.told();
    await world.run(set(null));
    expect(titles(await world.told())).toEqual(["left"]);
  });

  it("many are notified by one statement, each as their own hours have it", async () => {
    const other = (await world.user("awake")).id;
    await world.run(set(hours(-1, 1)));
    await world.told();
    const one = { type: "chat" as const, title: "t", body: "b", actionUrl: "/x", cause: "many" };
    const count = await world.run(
      Notifications.use((service) =>
        service.notifyAll([
          { ...one, userId },
          { ...one, userId: other },
        ]),
      ),
    );
    expect(count).toBe(2);
    const told = await world.told();
    expect(told.map(({ roomId, message }) => [roomId, message._tag])).toEqual([
      [other, "Notification"],
      [userId, "NotificationsChanged"],
    ]);
    expect(told[0]?.message).toMatchObject({
      notification: { title: "t", body: "b", actionUrl: "/x", type: "chat", isRead: false },
    });
    await world.run(set(null));
  });
});

describe("at their end", () => {
  /** Runs an effect as if it were that moment. */
  const at = <A, E>(moment: string, effect: Effect.Effect<A, E, Notifications>) =>
    world.run(
      Effect.andThen(TestClock.setTime(Date.parse(moment)), effect).pipe(Effect.provide(TestClock.layer())),
    );
  const release = Notifications.use((service) => service.releaseHeld);
  const sleeper = async (handle: string, timeZone: string) => {
    const { id } = await world.user(handle, { timeZone });
    await world.run(
      Notifications.use((service) => service.setQuietHours(id, { from: "22:00", to: "07:00" })),
    );
    return id;
  };
  const chat = (id: string, title: string) =>
    Notifications.use((service) =>
      service.notify({ userId: id, type: "chat", title, body: "…", actionUrl: null, cause: title }),
    );

  it("each hears what was held, at seven by their own clock, in nights in which clocks change too", async () => {
    const [berlin, york] = [
      await sleeper("berlin", "Europe/Berlin"),
      await sleeper("york", "America/New_York"),
    ];
    const nights = [
      // Clocks go forward in Berlin: its night is an hour shorter. In New York it is evening, then night.
      ["2026-03-28T23:00Z", "2026-03-29T04:59:59Z", "2026-03-29T05:00Z", "2026-03-29T11:00Z"],
      // And back.
      ["2026-10-24T22:00Z", "2026-10-25T05:59:59Z", "2026-10-25T06:00Z", "2026-10-25T11:00Z"],
    ] as const;
    for (const [night, before, morning, noon] of nights) {
      await world.told();
      await at(night, chat(berlin, `berlin ${night}`));
      await at(night, chat(york, `york ${night}`));
      expect(titles(await world.told())).toEqual([`york ${night}`]);
      await at(before, chat(york, `york later ${night}`));
      await at(before, release);
      expect(titles(await world.told())).toEqual([]);
      await at(morning, release);
      expect(titles(await world.told())).toEqual([`berlin ${night}`]);
      await at(noon, release);
      expect(titles(await world.told())).toEqual([`york later ${night}`]);
      await at(noon, release);
      expect(titles(await world.told())).toEqual([]);
    }
  });

  it("moves with the zone, and a zone that nobody knows ends them as in UTC, for that person alone", async () => {
    await allowUnknownTimeZones(world);
    const [moves, lost] = [await sleeper("moves", "Europe/Berlin"), await sleeper("lost", "PLT")];
    await at("2036-06-01T23:00Z", chat(moves, "moved"));
    await at("2036-06-01T23:00Z", chat(lost, "lost"));
    await world.told();
    // It is evening in New York: nothing is quiet there.
    await world.db((db) =>
      db.execute(sql`update users set time_zone = 'America/New_York' where id = ${moves}`),
    );
    await at("2036-06-01T23:01Z", release);
    expect(titles(await world.told())).toEqual(["moved"]);
    await at("2036-06-02T07:00Z", release);
    expect(titles(await world.told())).toEqual(["lost"]);
  });

  it("is found by many sweeps at once, and told once", async () => {
    const many = await sleeper("many", "UTC");
    for (let count = 0; count < 20; count++) await at("2026-06-01T23:00Z", chat(many, `many ${count}`));
    await world.told();
    await Promise.all(Array.from({ length: 4 }, () => at("2026-06-02T07:00Z", release)));
    expect(titles(await world.told())).toHaveLength(20);
  });
});

describe("the end of quiet hours", () => {
  it.each([
    ["22:00", "07:00", "UTC", "2026-06-01T23:00Z", "2026-06-02T07:00Z"],
    ["22:00", "07:00", "UTC", "2026-06-01T06:59Z", "2026-06-01T07:00Z"],
    ["22:00", "07:00", "UTC", "2026-06-01T07:00Z", null],
    ["22:00", "07:00", "UTC", "2026-06-01T22:00Z", "2026-06-02T07:00Z"],
    ["22:00", "07:00", "UTC", "2026-06-01T12:00Z", null],
    ["13:00", "14:00", "UTC", "2026-06-01T13:30Z", "2026-06-01T14:00Z"],
    ["13:00", "14:00", "UTC", "2026-06-01T14:00Z", null],
    ["13:00", "14:00", "UTC", "2026-06-01T12:59Z", null],
    // The same moment is night in one zone and noon in the other.
    ["22:00", "07:00", "Asia/Tokyo", "2026-06-01T15:00Z", "2026-06-01T22:00Z"],
    ["22:00", "07:00", "America/New_York", "2026-06-01T15:00Z", null],
    // Nights in which clocks change: eight hours and ten.
    ["22:00", "07:00", "Europe/Berlin", "2026-03-28T21:30Z", "2026-03-29T05:00Z"],
    ["22:00", "07:00", "Europe/Berlin", "2026-10-24T20:30Z", "2026-10-25T06:00Z"],
    // The hour that comes twice, and the one that never comes.
    ["01:00", "02:30", "Europe/Berlin", "2026-10-25T00:29Z", "2026-10-25T00:30Z"],
    ["01:00", "02:30", "Europe/Berlin", "2026-10-25T01:15Z", null],
    ["01:00", "02:30", "Europe/Berlin", "2026-03-29T01:15Z", "2026-03-29T01:30Z"],
    // A zone that nobody knows is UTC.
    ["22:00", "07:00", "PLT", "2026-06-01T23:00Z", "2026-06-02T07:00Z"],
  ])("from %s to %s in %s at %s is %s", (from, to, zone, now, end) => {
    expect(quietUntil({ from, to }, zone, Date.parse(now))).toBe(end && Date.parse(end));
  });
});
