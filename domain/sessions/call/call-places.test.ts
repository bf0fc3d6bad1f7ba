import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CallPlaces } from "./call-places.ts";

const join = (device: string, returning = false) => ({ _tag: "Join" as const, device, returning });

describe("one call a person", () => {
  it("is on the device that took it last; the one before is named, and out of date", () => {
    const calls = new CallPlaces({});
    expect(calls.asks("sarah", "c1", join("laptop"))).toBe(true);
    expect(calls.seated("sarah", "c1")).toEqual({ isNews: true, before: null });
    calls.asks("sarah", "c2", join("phone"));
    expect(calls.seated("sarah", "c2")).toEqual({ isNews: true, before: "c1" });
    expect(calls.isDisplaced("c1")).toBe(true);
    calls.asks("sarah", "c1", join("laptop"));
    expect(calls.seated("sarah", "c1")).toEqual({ isNews: true, before: "c2" });
    expect([calls.isDisplaced("c1"), calls.isDisplaced("c2")]).toEqual([false, true]);
  });

  it("is not taken back by a device that only comes back, unless the other has left", () => {
    const calls = new CallPlaces({ sarah: { device: "phone", connectionId: "c2" } });
    expect(calls.asks("sarah", "c3", join("laptop", true))).toBe(false);
    expect(calls.asks("sarah", "c4", join("phone", true))).toBe(true);
    expect(calls.seated("sarah", "c4")).toEqual({ isNews: true, before: "c2" });
    expect(calls.leaves("sarah", "c3")).toBe(false);
    expect(calls.leaves("sarah", "c4")).toBe(true);
    expect(calls.asks("sarah", "c5", join("laptop", true))).toBe(true);
  });

  it("is no matter of a client that does not say which device it is, nor of anybody else", () => {
    const calls = new CallPlaces({ sarah: { device: "phone", connectionId: "c1" } });
    expect(calls.asks("sarah", "c2", { _tag: "Join", returning: true })).toBe(true);
    expect(calls.seated("sarah", "c2")).toEqual({ isNews: false, before: null });
    calls.asks("marcus", "c3", join("laptop", true));
    expect(calls.seated("marcus", "c3")).toEqual({ isNews: true, before: null });
    expect(calls.stored().sarah?.connectionId).toBe("c1");
  });

  it("is on one connection at most, whatever happens, also when the room starts again in between", () => {
    const event = fc.record({
      kind: fc.constantFrom("join", "return", "leave", "gone", "restart"),
      device: fc.integer({ min: 0, max: 2 }),
    });
    fc.assert(
      fc.property(fc.array(event), (events) => {
        let calls = new CallPlaces({});
        let connections = 0;
        const seats = new Map<string, string>();
        const connectionOf = ["a", "b", "c"];
        let took: number | null = null;
        for (const { kind, device } of events) {
          const [id, connectionId] = [`d${device}`, connectionOf[device] as string];
          if (kind === "restart") calls = new CallPlaces(calls.stored());
          if (kind === "restart" || kind === "gone") {
            for (const [at, connection] of connectionOf.entries()) {
              if (kind === "gone" && at !== device) continue;
              calls.gone(connection);
              seats.delete(connection);
              connectionOf[at] = `c${connections++}`;
            }
          } else if (kind === "leave") {
            calls.leaves("sarah", connectionId);
            if (seats.delete(connectionId)) took = null;
          } else if (!seats.has(connectionId)) {
            const isAllowed = calls.asks("sarah", connectionId, join(id, kind === "return"));
            expect(isAllowed).toBe(kind === "join" || took === null || took === device);
            if (!isAllowed) continue;
            const { before } = calls.seated("sarah", connectionId);
            if (before !== null) seats.delete(before);
            seats.set(connectionId, id);
            took = device;
          }
          expect(seats.size).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});
