import * as fc from "fast-check";
import { expect, it } from "vitest";
import { ACCESS_CHECK_MS } from "../../../domain/shared/limits.ts";
import { HIDDEN_LEASE_MS, LEASE_MS } from "../../../domain/shared/presence-limits.ts";
import { LeaseWatch } from "./lease-watch.ts";
import { accessDue, leaseEnds, lookAt, nextLook, type Standing } from "./leases.ts";

const standing = fc.record({
  visible: fc.boolean(),
  beats: fc.boolean(),
  heardAt: fc.nat(HIDDEN_LEASE_MS),
  checkedAt: fc.nat(ACCESS_CHECK_MS),
});

it("a lease is short for who is watched: one that beats, and is visible or there though it is hidden", () => {
  fc.assert(
    fc.property(standing, fc.boolean(), (one, hiddenIsAway) => {
      const isWatched = one.beats && (one.visible || !hiddenIsAway);
      expect(leaseEnds(one, hiddenIsAway) - one.heardAt).toBe(isWatched ? LEASE_MS : HIDDEN_LEASE_MS);
    }),
  );
});

it("the next look is no later than any connection's, whose lease or access must not be noticed late", () => {
  fc.assert(
    fc.property(fc.array(standing, { maxLength: 8 }), fc.boolean(), (all, hiddenIsAway) => {
      const next = nextLook(all, hiddenIsAway);
      const latest = all.map((one) =>
        Math.min(leaseEnds(one, hiddenIsAway) + 2_000, one.checkedAt + ACCESS_CHECK_MS),
      );
      if (all.length === 0) expect(next).toBeNull();
      else expect(next).toBeLessThanOrEqual(Math.min(...latest));
    }),
  );
});

const event = fc.record({
  what: fc.constantFrom("visible", "hidden", "answered", "answered", "answered"),
  connection: fc.constantFrom("a", "b", "c"),
  gap: fc.nat(LEASE_MS),
});

/** A room's connections, whose constant beats the room never hears of, and which it looks at when its alarm rings. */
const room = () => {
  const connections = new Map<
    string,
    { visible: boolean; beats: boolean; checkedAt: number; heardAt: number }
  >();
  const gone = new Map<string, number>();
  let alarm: number | null = null;
  let rings = 0;
  const watch = new LeaseWatch(async (at) => {
    alarm = at;
  });
  const look = (now: number) => {
    for (const [id, one] of connections) {
      if (accessDue(one) <= now) one.checkedAt = now;
      if (leaseEnds(one, true) > now) continue;
      connections.delete(id);
      gone.set(id, now);
    }
    watch.looked(nextLook(connections.values() as Iterable<Standing>, true), now);
  };
  return {
    connections,
    gone,
    rings: () => rings,
    /** Lets time pass until `now`. */
    until: (now: number) => {
      while (alarm !== null && alarm <= now) {
        const at: number = alarm;
        alarm = null;
        rings++;
        look(at);
      }
    },
    hear: (id: string, visible: boolean, now: number) => {
      const one = { visible, beats: true, checkedAt: now, heardAt: now };
      connections.set(id, one);
      watch.lookBy(lookAt(one, true), now);
    },
  };
};

it("who falls silent leaves within two seconds after their lease, whoever else goes on, and nobody else does", () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 40 }), (events) => {
      const { connections, gone, rings, until, hear } = room();
      const ends = new Map<string, number>();
      let now = 0;
      for (const { what, connection, gap } of events) {
        now += gap;
        until(now);
        const known = connections.get(connection);
        if (what !== "answered") {
          gone.delete(connection);
          hear(connection, what === "visible", now);
        } else if (known) known.heardAt = now;
        else continue;
        ends.set(connection, now + (connections.get(connection)?.visible ? LEASE_MS : HIDDEN_LEASE_MS));
      }
      until(now + 2 * HIDDEN_LEASE_MS);
      for (const [connection, end] of ends) {
        expect(gone.get(connection)).toBeGreaterThanOrEqual(end);
        expect(gone.get(connection)).toBeLessThanOrEqual(end + 2_000);
      }
      expect(connections.size).toBe(0);
      // A ring has a beat, a lease or a question before it.
      expect(rings()).toBeLessThan(3 * events.length + 3 * 8 + 1);
    }),
  );
});
