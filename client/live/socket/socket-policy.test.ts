import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { LEASE_MS } from "../../../domain/shared/presence-limits.ts";
import {
  noteServerAnswer,
  noteServerTime,
  resetServerClock,
  serverNow,
} from "../../lib/time/socket-clock.ts";
import { isDoubtful, isStale, parseFrame, reconnectDelay } from "./socket-policy.ts";

describe("reconnecting", () => {
  it("goes at once the first time, then waits anything up to a bound that doubles and ends", () => {
    expect(reconnectDelay(0, () => 1)).toBe(0);
    expect([1, 2, 3].map((attempt) => reconnectDelay(attempt, () => 1))).toEqual([1_000, 2_000, 4_000]);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (attempt, random) => {
          const delay = reconnectDelay(attempt, () => random);
          expect(delay).toBeGreaterThanOrEqual(0);
          expect(delay).toBeLessThanOrEqual(15_000);
        },
      ),
    );
  });

  it("holds silence against a server only while somebody looks and it used to answer", () => {
    const silent = { silentMs: LEASE_MS + 1, watchedMs: LEASE_MS + 1, visible: true, answersBeats: true };
    expect(isStale(silent)).toBe(true);
    expect(isStale({ ...silent, visible: false })).toBe(false);
    expect(isStale({ ...silent, answersBeats: false })).toBe(false);
    expect(isStale({ ...silent, watchedMs: 5 })).toBe(false);
    expect(isStale({ ...silent, silentMs: LEASE_MS })).toBe(false);
    expect([LEASE_MS, LEASE_MS + 1].map(isDoubtful)).toEqual([false, true]);
  });

  it("never throws on what a server might send", () => {
    fc.assert(fc.property(fc.anything(), (data) => void parseFrame(data)));
    fc.assert(fc.property(fc.json(), (text) => void parseFrame(text)));
  });
});

describe("the server's clock", () => {
  afterEach(resetServerClock);

  const at = (ms: number) => new Date(ms).toISOString();

  it("is the device's own while nothing speaks against it", () => {
    expect(serverNow(1_000, 0)).toBe(1_000);
    noteServerTime(at(9_500), null, 0);
    noteServerTime(at(-290_000), at(10_500), 0);
    noteServerTime("no time", null, 0);
    noteServerTime(at(2), at(1), 0);
    expect(serverNow(20_000, 10_000)).toBe(20_000);
  });

  it("corrects a device that is wrong by minutes, as far as the server's answers prove it", () => {
    const fast = 600_000;
    noteServerTime(at(0), at(300_000), 1_000);
    expect(serverNow(100_000 + fast, 1_000)).toBe(300_000);
    noteServerTime(at(119_960), null, 21_000);
    expect(serverNow(130_000 + fast, 31_000)).toBe(134_960);
    noteServerTime(at(200_000), null, 500);
    expect(serverNow(300_000 - fast, 100_500)).toBe(300_000);
  });

  it("is known within a round trip once a question was answered, whatever the device says, and however it is set later", () => {
    fc.assert(
      fc.property(
        fc.nat(4_000_000_000_000),
        fc.nat(1_000_000),
        fc.nat(3_000),
        fc.nat(3_000),
        fc.integer({ min: -1e11, max: 1e11 }),
        fc.nat(10_000_000),
        (truth, askedAt, there, back, wrong, later) => {
          resetServerClock();
          const receivedAt = askedAt + there + back;
          noteServerAnswer(at(truth + there), askedAt, receivedAt);
          const shown = serverNow(truth + wrong, receivedAt + later);
          expect(Math.abs(shown - (truth + there + back + later))).toBeLessThanOrEqual(there + back);
        },
      ),
    );
  });
});
