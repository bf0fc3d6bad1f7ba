import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { progressOf, type Summon } from "../summons/model.ts";
import { type FrameMessage, InboxFeed } from "./room.ts";
import type { InboxServerFrame } from "./wire.ts";

const person = { id: "sarah", name: "Sarah", handle: "sarah", avatarUrl: null };
const summon = (id: string, status: Summon["status"]) => ({ id, status, student: person }) as Summon;
const notification = (id: string): FrameMessage => ({
  _tag: "Notification",
  notification: { id, type: "summon", title: "t", body: "b", actionUrl: null, isRead: false, createdAt: "" },
});
const goodwill = (balance: number, asOf: string): FrameMessage => ({
  _tag: "Goodwill",
  goodwill: { balance, held: 0, totalEarned: 0 },
  asOf,
});
const available = (is: boolean, asOf: string): FrameMessage => ({ _tag: "Available", is, asOf });
const offer = (id: string): FrameMessage => ({ _tag: "SummonOffer", summon: summon(id, "pending") });
const taken = (summonId: string): FrameMessage => ({
  _tag: "SummonTaken",
  summonId,
  responderId: "marcus",
  responderName: "Marcus",
});
const closed = (summonId: string): FrameMessage => ({ _tag: "SummonClosed", summonId, status: "expired" });
const changed = (id: string, status: Summon["status"]): FrameMessage => ({
  _tag: "SummonChanged",
  summon: summon(id, status),
});

const play = (messages: readonly FrameMessage[]) => {
  const feed = new InboxFeed();
  return messages.flatMap((message) => feed.receive(message) ?? []);
};
const tags = (frames: readonly InboxServerFrame[]) => frames.map(({ _tag }) => _tag);

describe("notifications that are other than they were", () => {
  const one = (id: string, title = "t") => ({
    id,
    type: "chat" as const,
    title,
    body: "b",
    actionUrl: null,
    isRead: false,
    createdAt: "",
  });
  const at = (seconds: number) => `2026-01-01T00:00:0${seconds}.000Z`;
  const change = (asOf: string, withdrawn: string[], ...changed: ReturnType<typeof one>[]) =>
    ({ _tag: "NotificationsChanged", withdrawn, changed, asOf }) as const;

  it("are gone for good, also when they arrive after that", () => {
    const feed = new InboxFeed();
    expect(feed.change(change(at(1), ["a"]))).toEqual([{ _tag: "NotificationsWithdrawn", ids: ["a"] }]);
    expect(feed.change(change(at(1), ["a"]))).toEqual([]);
    expect(feed.receive(notification("a"))).toBeNull();
    expect(feed.change(change(at(2), [], one("a")))).toEqual([]);
  });

  it("take no older words after newer ones, and are no news any more", () => {
    const feed = new InboxFeed();
    expect(feed.change(change(at(2), [], one("a", "new")))).toEqual([
      { _tag: "NotificationChanged", notification: one("a", "new") },
    ]);
    expect(feed.change(change(at(1), [], one("a", "old")))).toEqual([]);
    expect(feed.receive(notification("a"))).toBeNull();
    expect(feed.change(change(at(3), [], one("a", "newer")))).toHaveLength(1);
    expect(feed.change(change(at(3), []))).toEqual([]);
  });
});

describe("what is delivered twice", () => {
  it("shows once", () => {
    const each = [notification("n"), offer("a"), taken("a"), closed("b"), changed("c", "pending")];
    expect(play(each.flatMap((message) => [message, message]))).toEqual(each);
  });
});

describe("what overtakes", () => {
  it("is not undone by what it has overtaken", () => {
    expect(tags(play([taken("a"), offer("a")]))).toEqual(["SummonTaken"]);
    expect(tags(play([closed("a"), offer("a")]))).toEqual(["SummonClosed"]);
    expect(play([changed("a", "completed"), changed("a", "responded")])).toEqual([changed("a", "completed")]);
    expect(play([goodwill(2, "2026-01-01T10:00:01.000Z"), goodwill(1, "2026-01-01T10:00:00.000Z")])).toEqual([
      { _tag: "Goodwill", goodwill: { balance: 2, held: 0, totalEarned: 0 } },
    ]);
    expect(play([available(false, "2"), available(true, "1")])).toEqual([{ _tag: "Available", is: false }]);
  });

  it("does not swallow what the winner hears besides", () => {
    for (const order of [
      [taken("a"), changed("a", "responded")],
      [changed("a", "responded"), taken("a")],
    ])
      expect(play(order)).toEqual(order);
  });
});

describe("an offer", () => {
  it("comes again to whoever was away or busy meanwhile", () => {
    expect(tags(play([offer("a"), available(false, "1"), available(true, "2"), offer("a")]))).toEqual([
      "SummonOffer",
      "Available",
      "Available",
      "SummonOffer",
    ]);
    expect(tags(play([offer("a"), changed("b", "completed"), offer("a")]))).toEqual([
      "SummonOffer",
      "SummonChanged",
      "SummonOffer",
    ]);
  });
});

describe("any delivery", () => {
  const ids = fc.constantFrom("a", "b", "c");
  const stamp = fc.integer({ min: 10, max: 99 }).map(String);
  const message: fc.Arbitrary<FrameMessage> = fc.oneof(
    ids.map(notification),
    ids.map(offer),
    ids.map(taken),
    ids.map(closed),
    fc
      .tuple(ids, fc.constantFrom("pending", "responded", "completed", "cancelled"))
      .map(([id, status]) => changed(id, status as Summon["status"])),
    fc.tuple(fc.nat(100), stamp).map(([balance, asOf]) => goodwill(balance, asOf)),
    fc.tuple(fc.boolean(), stamp).map(([is, asOf]) => available(is, asOf)),
  );

  it("ends with the latest of everything, each notification once and no dead offer", () => {
    fc.assert(
      fc.property(fc.array(message, { maxLength: 60 }), (messages) => {
        const frames = play(messages);
        const notified = frames.flatMap((frame) =>
          frame._tag === "Notification" ? frame.notification.id : [],
        );
        expect(new Set(notified).size).toBe(notified.length);
        const gone = new Set<string>();
        const progress = new Map<string, number>();
        for (const frame of frames) {
          if (frame._tag === "SummonTaken" || frame._tag === "SummonClosed") gone.add(frame.summonId);
          if (frame._tag === "SummonOffer") expect(gone).not.toContain(frame.summon.id);
          if (frame._tag === "SummonChanged") {
            const { id, status } = frame.summon;
            expect(progressOf(status)).toBeGreaterThan(progress.get(id) ?? -1);
            progress.set(id, progressOf(status));
          }
        }
        const told = messages.filter((one) => one._tag === "Goodwill");
        const latest = told.reduce<(typeof told)[number] | null>(
          (best, one) => (best === null || one.asOf >= best.asOf ? one : best),
          null,
        );
        const last = frames.findLast((frame) => frame._tag === "Goodwill");
        expect(last?.goodwill).toEqual(latest?.goodwill);
      }),
      { numRuns: 2_000 },
    );
  });

  it("is remembered only so far", () => {
    const feed = new InboxFeed();
    for (let i = 0; i < 1_000; i++) expect(feed.receive(notification(`n${i}`))).not.toBeNull();
    expect(feed.receive(notification("n999"))).toBeNull();
    expect(feed.receive(notification("n0"))).not.toBeNull();
  });
});
