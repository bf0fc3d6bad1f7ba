import { describe, expect, it } from "vitest";
import type { InboxServerFrame } from "../../../domain/inbox/wire.ts";
import type { Notification } from "../../../domain/notifications/model.ts";
import type { Summon } from "../../../domain/summons/model.ts";
import { emptyInbox, type InboxEvent, inboxStep, unreadOfCourse, unreadOfRooms } from "./inbox-state.ts";

const person = (id: string) => ({ id, name: id, handle: id, avatarUrl: null });
const summon = (id: string, expiresAt = "2026-01-01T12:05:00Z", more: Partial<Summon> = {}): Summon => ({
  id,
  courseId: "c",
  courseSlug: "course",
  courseTitle: "Course",
  moduleId: null,
  moduleTitle: null,
  status: "pending",
  message: "help",
  points: 10,
  studentId: "sarah",
  student: person("sarah"),
  responderId: null,
  responder: null,
  createdAt: "2026-01-01T12:00:00Z",
  expiresAt,
  respondedAt: null,
  startedAt: null,
  endedAt: null,
  pointsAwarded: null,
  talkSeconds: 0,
  ...more,
});
const notification = (id: string): Notification => ({
  id,
  type: "system",
  title: id,
  body: "",
  actionUrl: null,
  isRead: false,
  createdAt: "2026-01-01T12:00:00Z",
});
const welcome: InboxServerFrame = {
  _tag: "Welcome",
  protocol: 1,
  you: person("marcus"),
  canHelp: true,
  available: true,
  goodwill: { balance: 50, held: 0, totalEarned: 0 },
  offers: [],
  openSummon: null,
  rooms: [
    {
      roomId: "r",
      courseId: "c",
      courseSlug: "course",
      name: "Course",
      lastSeq: 9,
      lastReadSeq: 4,
      unread: 3,
    },
  ],
  unreadNotifications: 0,
  notifications: [],
};
const run = (...events: InboxEvent[]) =>
  events.reduce((state, event) => inboxStep("marcus", state, event), emptyInbox);

describe("notifications", () => {
  const later = (id: string, createdAt: string, title = id): Notification => ({
    ...notification(id),
    title,
    createdAt,
  });

  it("are gone once they are withdrawn, and the count is what the server counts", () => {
    const state = run(
      welcome,
      { _tag: "Notification", notification: notification("a") },
      { _tag: "Notification", notification: notification("b") },
      { _tag: "NotificationsWithdrawn", ids: ["a", "unknown"] },
      { _tag: "Unread", notifications: 1, rooms: [] },
    );
    expect(state.notifications.map(({ id }) => id)).toEqual(["b"]);
    expect(state.unreadNotifications).toBe(1);
  });

  it("take new words where they stand, and one in the place of another stands where it belongs in time", () => {
    const state = run(
      welcome,
      { _tag: "Notification", notification: later("a", "2026-01-01T12:00:00Z") },
      { _tag: "Notification", notification: later("c", "2026-01-01T12:02:00Z") },
      { _tag: "NotificationChanged", notification: later("a", "2026-01-01T12:00:00Z", "other words") },
      { _tag: "NotificationChanged", notification: later("b", "2026-01-01T12:01:00Z") },
    );
    expect(state.notifications.map(({ title }) => title)).toEqual(["c", "b", "other words"]);
    expect(state.unreadNotifications).toBe(2);
  });
});

describe("inbox", () => {
  it("lists offers by the time left and takes each once", () => {
    const late = summon("late", "2026-01-01T12:09:00Z");
    const state = run(
      welcome,
      { _tag: "SummonOffer", summon: late },
      { _tag: "SummonOffer", summon: summon("soon") },
      { _tag: "SummonOffer", summon: late },
    );
    expect(state.offers.map((offer) => offer.id)).toEqual(["soon", "late"]);
  });

  it("says who was faster, and nothing when it was oneself on another device", () => {
    const offered: InboxEvent[] = [welcome, { _tag: "SummonOffer", summon: summon("s") }];
    const taken = (responderId: string): InboxEvent => ({
      _tag: "SummonTaken",
      summonId: "s",
      responderId,
      responderName: responderId,
    });
    const lost = run(...offered, taken("nadia"));
    expect(lost.offers).toEqual([]);
    expect(lost.missed.map((missed) => missed.responderName)).toEqual(["nadia"]);
    expect(inboxStep("marcus", lost, { _tag: "Dismissed", summonId: "s" }).missed).toEqual([]);
    expect(run(...offered, taken("marcus")).missed).toEqual([]);
    expect(run(welcome, taken("nadia")).missed).toEqual([]);
  });

  it("drops offers that closed or ran out", () => {
    const offered = run(welcome, { _tag: "SummonOffer", summon: summon("s") });
    const at = (time: string): InboxEvent => ({ _tag: "TimePassed", now: Date.parse(time) });
    expect(inboxStep("marcus", offered, at("2026-01-01T12:04:59Z"))).toBe(offered);
    expect(inboxStep("marcus", offered, at("2026-01-01T12:05:00Z")).offers).toEqual([]);
    const closed: InboxEvent = { _tag: "SummonClosed", summonId: "s", status: "cancelled" };
    expect(inboxStep("marcus", offered, closed).offers).toEqual([]);
  });

  it("follows one's own summon until it ends", () => {
    const open = run(welcome, {
      _tag: "SummonChanged",
      summon: summon("s", undefined, { status: "responded" }),
    });
    expect(open.openSummon?.id).toBe("s");
    const done: InboxEvent = {
      _tag: "SummonChanged",
      summon: summon("s", undefined, { status: "completed" }),
    };
    expect(inboxStep("marcus", open, done).openSummon).toBeNull();
    const next = inboxStep("marcus", open, { _tag: "SummonChanged", summon: summon("t") });
    expect(inboxStep("marcus", next, done).openSummon?.id).toBe("t");
  });

  it("counts what is unread", () => {
    const state = run(
      welcome,
      { _tag: "Notification", notification: notification("n1") },
      { _tag: "Notification", notification: notification("n1") },
      { _tag: "Notification", notification: notification("n2") },
    );
    expect(state.unreadNotifications).toBe(2);
    const one = inboxStep("marcus", state, { _tag: "AcknowledgedHere", id: "n1" });
    expect(inboxStep("marcus", one, { _tag: "AcknowledgedHere", id: "n1" }).unreadNotifications).toBe(1);
    expect(unreadOfRooms(one.rooms)).toBe(3);
    const room = { ...(one.rooms[0] as (typeof one.rooms)[number]), lastReadSeq: 9, unread: 0 };
    const read = inboxStep("marcus", one, { _tag: "Unread", notifications: null, rooms: [room] });
    expect(unreadOfCourse(read.rooms, "c")).toBe(0);
    expect(read.unreadNotifications).toBe(1);
  });

  it("counts nothing of a room that is to stay quiet, or to tell of mentions alone, and forgets rooms that are not theirs", () => {
    const state = run(welcome);
    const [room] = state.rooms as [(typeof state.rooms)[number]];
    for (const [level, count] of [
      ["all", 3],
      ["mentions", 0],
      ["nothing", 0],
    ] as const) {
      const next = inboxStep("marcus", state, {
        _tag: "Unread",
        notifications: null,
        rooms: [{ ...room, level }],
      });
      expect([unreadOfRooms(next.rooms), unreadOfCourse(next.rooms, "c")]).toEqual([count, count]);
    }
    const left = inboxStep("marcus", state, { _tag: "Unread", notifications: null, rooms: [], isAll: true });
    expect(left.rooms).toEqual([]);
  });

  it("leaves its content alone at tags of a newer server", () => {
    const state = run(welcome);
    expect(inboxStep("marcus", state, { _tag: "Tomorrow" } as unknown as InboxEvent)).toBe(state);
  });
});
