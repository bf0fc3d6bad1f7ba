import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type HelpWorld, openHelpWorld } from "../../tests/support/help-world.ts";
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
    expect((await world.told()).map(({ message }) => message)).toEqual([
      { _tag: "Unread", notifications: 1, rooms: [] },
      { _tag: "Unread", notifications: 2, rooms: [] },
    ]);
    const { notifications } = await world.run(Notifications.use((service) => service.list(userId)));
    expect(notifications.map(({ title }) => title)).toEqual(["second", "first"]);
  });

  it("a summon is shown all the same, and everything once they are over", async () => {
    await notify("help", "summon");
    await world.run(set(hours(11, 13)));
    await notify("third", "chat");
    await world.run(set(null));
    await notify("fourth", "chat");
    expect((await world.told()).map(({ message }) => message._tag)).toEqual([
      "Notification",
      "Notification",
      "Notification",
    ]);
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
      [userId, "Unread"],
      [other, "Notification"],
    ]);
    expect(told[1]?.message).toMatchObject({
      notification: { title: "t", body: "b", actionUrl: "/x", type: "chat", isRead: false },
    });
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
