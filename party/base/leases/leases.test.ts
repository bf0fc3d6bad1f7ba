import * as fc from "fast-check";
import { expect, it } from "vitest";
import { HIDDEN_LEASE_MS, LEASE_MS } from "../../../domain/shared/presence-limits.ts";
import { Leases } from "./leases.ts";

const event = fc.record({
  what: fc.constantFrom("visible", "hidden", "remove"),
  connection: fc.constantFrom("a", "b", "c"),
  gap: fc.nat(LEASE_MS),
});

it("expires exactly those whose last heartbeat is older than their lease", () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 40 }), fc.nat(HIDDEN_LEASE_MS * 2), (events, wait) => {
      const leases = new Leases();
      const until = new Map<string, { at: number; visible: boolean }>();
      let now = 0;
      for (const { what, connection, gap } of events) {
        now += gap;
        if (what === "remove") {
          leases.remove(connection);
          until.delete(connection);
        } else {
          const visible = what === "visible";
          leases.renew(connection, visible, now);
          until.set(connection, { at: now + (visible ? LEASE_MS : HIDDEN_LEASE_MS), visible });
        }
      }
      now += wait;
      const expected = [...until].filter(([, lease]) => lease.at <= now).map(([connection]) => connection);
      expect(leases.expired(now).toSorted()).toEqual(expected.toSorted());
      expect(leases.next).toBe(
        until.size === 0 ? null : Math.min(...[...until.values()].map(({ at }) => at)),
      );
      expect(leases.anyVisible).toBe([...until.values()].some(({ visible }) => visible));
    }),
  );
});
