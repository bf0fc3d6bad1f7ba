import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Entries, type Place } from "./entries.ts";
import { ENTERED_FOR_MS, MAX_ENTERED_ROOMS, REVOKED_FOR_MS } from "./limits.ts";

const chat: Place = { party: "chat", roomId: "room-1" };
const summon: Place = { party: "summon", roomId: "summon-1" };
const fresh = () => new Entries({ entered: {}, revoked: {} });

describe("entering", () => {
  it("is remembered once a day", () => {
    const entries = fresh();
    expect(entries.enter(chat, "s1", 100, 100)).toBe("changed");
    expect(entries.enter(chat, "s1", 200, 200)).toBe("known");
    expect(entries.enter(summon, "s1", 300, 300)).toBe("changed");
    expect(entries.places()).toEqual([chat, summon]);
    expect(entries.enter(chat, "s1", 100, 100 + 25 * 3_600_000)).toBe("changed");
  });

  it("is refused to who was admitted before their sign-in ended, and only to them", () => {
    const entries = fresh();
    entries.signOut("s1", 1_000);
    expect(entries.enter(chat, "s1", 999, 1_001)).toBe("refused");
    expect(entries.enter(chat, "s1", 1_000, 1_001)).toBe("refused");
    expect(entries.enter(chat, "s2", 999, 1_001)).toBe("changed");
    entries.signOut(null, 2_000);
    expect(entries.enter(summon, "s2", 1_999, 2_001)).toBe("refused");
    expect(entries.enter(summon, "s3", 2_001, 2_002)).toBe("changed");
  });

  it("is refused to who was admitted before they were removed from that room", () => {
    const entries = fresh();
    entries.enter(chat, "s1", 1, 1);
    entries.remove(chat, 1_000);
    expect(entries.places()).toEqual([]);
    expect(entries.enter(chat, "s1", 999, 1_001)).toBe("refused");
    expect(entries.enter(summon, "s1", 999, 1_001)).toBe("changed");
    expect(entries.enter(chat, "s1", 1_001, 1_002)).toBe("changed");
  });

  it("forgets what ended long ago, and rooms of long ago", () => {
    const entries = fresh();
    entries.enter(chat, "s1", 0, 0);
    entries.signOut("s1", 10);
    expect(entries.enter(summon, "s1", 5, 10 + REVOKED_FOR_MS)).toBe("refused");
    expect(entries.enter(summon, "s1", 5, 11 + REVOKED_FOR_MS)).toBe("changed");
    entries.enter(summon, "s1", ENTERED_FOR_MS + 1, ENTERED_FOR_MS + 1);
    expect(entries.places()).toEqual([summon]);
  });

  it("keeps the newest rooms when there are too many", () => {
    const entries = fresh();
    for (let i = 0; i < MAX_ENTERED_ROOMS + 10; i++)
      entries.enter({ party: "chat", roomId: `${i}` }, "s", i, i);
    expect(entries.places()).toHaveLength(MAX_ENTERED_ROOMS);
    expect(entries.places()[0]).toEqual({ party: "chat", roomId: "10" });
  });

  it("knows who may have slipped through, and nobody else", () => {
    const entries = fresh();
    entries.enter(chat, "s1", 100, 100);
    entries.enter(chat, "s2", 110, 110);
    entries.enter(summon, "s2", 120, 120);
    expect(entries.slipped()).toEqual([]);
    entries.signOut("s1", 130);
    entries.remove(summon, 140);
    expect(entries.slipped()).toEqual([
      { place: chat, authSessionId: "s1", signedOut: true },
      { place: summon, authSessionId: "s2", signedOut: false },
    ]);
    entries.enter(summon, "s3", 150, 150);
    expect(entries.slipped()).toHaveLength(2);
    entries.signOut(null, 115);
    expect(entries.slipped()).toHaveLength(3);
    entries.enter(chat, "s4", 200_000, 200_000);
    expect(entries.slipped()).toEqual([]);
  });
});

it("is the same after being stored and read again", () => {
  const place = fc.constantFrom(chat, summon);
  const event = fc.oneof(
    fc.record({
      kind: fc.constant("enter" as const),
      place,
      session: fc.constantFrom("s1", "s2"),
      lag: fc.nat(50),
    }),
    fc.record({ kind: fc.constant("out" as const), session: fc.constantFrom("s1", "s2", null) }),
    fc.record({ kind: fc.constant("remove" as const), place }),
  );
  fc.assert(
    fc.property(fc.array(event, { maxLength: 30 }), (events) => {
      const kept = fresh();
      let stored = fresh();
      let now = 1_000;
      for (const one of events) {
        now += 20;
        const apply = (entries: Entries) => {
          if (one.kind === "enter") return entries.enter(one.place, one.session, now - one.lag, now);
          if (one.kind === "out") return entries.signOut(one.session, now);
          return entries.remove(one.place, now);
        };
        stored = new Entries(JSON.parse(JSON.stringify(stored.stored())));
        expect(apply(stored)).toEqual(apply(kept));
      }
      expect(stored.places()).toEqual(kept.places());
    }),
  );
});
