import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Identity } from "../../shared/wire.ts";
import { PRESENCE_FIRST } from "../limits.ts";
import { gatherMs, PresenceBook } from "./presence.ts";

const identity = (userId: string): Identity => ({
  userId,
  authSessionId: `session-${userId}`,
  name: `The ${userId}`,
  handle: userId,
  avatarUrl: null,
  role: "student",
});

const filled = (count: number) => {
  const book = new PresenceBook();
  for (let i = 0; i < count; i++) book.join(`c${i}`, identity(`u${i}`), true);
  return book;
};

describe("presence", () => {
  it("shows somebody as what they are in the course, whatever else they may do", () => {
    const book = new PresenceBook();
    book.join("c", { ...identity("u"), role: "moderator", shownRole: "student" }, true);
    book.join("d", { ...identity("v"), role: "moderator" }, true);
    expect(book.takeDiff()?.joined.map(({ role }) => role)).toEqual(["student", "moderator"]);
  });

  it("names everybody in a room of up to 200, and some in a larger one, with an exact count", () => {
    const named = (count: number) => {
      const book = filled(count);
      const frames: number[] = [];
      while (book.isDirty) {
        const diff = book.takeDiff();
        expect(diff?.count).toBe(count);
        frames.push(diff?.joined.length ?? 0);
      }
      return frames;
    };
    expect(named(50)).toEqual([50]);
    expect(named(200)).toEqual(Array.from({ length: 8 }, () => 25));
    expect(named(201)).toEqual([25]);
    expect(named(1_000)).toEqual([10]);
  });

  it("is gathered the longer the more people there are", () => {
    expect([1, 50, 1_000, 5_000].map(gatherMs)).toEqual([250, 250, 2_000, 2_000]);
    expect(gatherMs(500)).toBeGreaterThan(gatherMs(200));
  });

  it("tells everything anew after a room slept, and in a small room names everybody", () => {
    const book = new PresenceBook();
    for (let i = 0; i < 120; i++) book.restore(`c${i}`, identity(`u${i}`), true);
    const named: number[] = [];
    while (book.isDirty) {
      const diff = book.takeDiff();
      expect(diff).toMatchObject({ count: 120, left: [] });
      expect(diff?.isFull).toBe(named.length === 0 ? true : undefined);
      named.push(diff?.joined.length ?? 0);
    }
    expect(named).toEqual([PRESENCE_FIRST, 42, 28]);
  });

  it("costs a room of 1,000 people who come within seconds less than a megabyte a second", () => {
    const book = new PresenceBook();
    let units = 0;
    let ms = 0;
    for (let come = 0; come < 1_000; ) {
      const until = Math.min(1_000, come + 200);
      for (; come < until; come++) book.join(`c${come}`, identity(`user-${come}`), true);
      units += JSON.stringify(book.takeDiff()).length * book.count;
      ms += gatherMs(book.count);
    }
    expect((units / ms) * 1_000).toBeLessThan(1_000_000);
  });

  it("says nothing of somebody who came and went, and tells the count where nobody is named", () => {
    const book = filled(1_000);
    while (book.isDirty) book.takeDiff();
    book.join("late", identity("late"), true);
    book.leave("late", "late");
    expect(book.takeDiff()).toBeNull();
    book.leave("c999", "u999");
    expect(book.takeDiff()).toEqual({ count: 999, joined: [], left: [] });
  });

  it("keeps no ghosts: a reader who applies every frame lists only people who are there, as they are", () => {
    const step = fc.record({
      who: fc.integer({ min: 0, max: 299 }),
      what: fc.constantFrom("join", "leave", "hide", "show", "frame", "newcomer", "sleep"),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 400 }), (steps) => {
        let book = filled(240);
        const sockets = new Map(Array.from({ length: 240 }, (_, i) => [i, true]));
        const readers: Map<string, boolean>[] = [new Map()];
        let count = 0;
        const tell = () => {
          const diff = book.takeDiff();
          if (diff === null) return;
          count = diff.count;
          for (const people of readers) {
            if (diff.isFull) people.clear();
            for (const { id, away } of diff.joined) people.set(id, away);
            for (const id of diff.left) people.delete(id);
          }
        };
        for (const { who, what } of steps) {
          const [connection, user] = [`c${who}`, `u${who}`];
          if (what === "join") {
            book.join(connection, identity(user), true);
            sockets.set(who, true);
          } else if (what === "leave") {
            book.leave(connection, user);
            sockets.delete(who);
          } else if (what === "sleep") {
            // Whose socket closed is not there any more, and maybe nobody said so.
            sockets.delete(who);
            book = new PresenceBook();
            for (const [i, visible] of sockets) book.restore(`c${i}`, identity(`u${i}`), visible);
          } else if (what === "frame") tell();
          else if (what === "newcomer")
            readers.push(new Map(book.first(PRESENCE_FIRST).map(({ id, away }) => [id, away])));
          else {
            book.seen(connection, user, what === "show");
            if (sockets.has(who)) sockets.set(who, what === "show");
          }
        }
        do tell();
        while (book.isDirty);
        const there = new Map(book.first(Number.POSITIVE_INFINITY).map(({ id, away }) => [id, away]));
        expect(count).toBe(there.size);
        for (const people of readers)
          for (const [id, away] of people) expect(there.get(id), `${id} in a reader's list`).toBe(away);
      }),
      { numRuns: 200 },
    );
  });
});
