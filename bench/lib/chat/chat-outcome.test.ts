import { describe, expect, it } from "vitest";
import { distributionOf } from "../figures/distribution.ts";
import type { ChatMeasurement } from "../measure.ts";
import { chatSubject, nothingLost } from "./chat-outcome.ts";

const measurement: ChatMeasurement = {
  peer: "PeerLoop",
  load: {
    joinedMs: 900,
    joinsAgain: 0,
    ids: ["a", "b"],
    lastMs: distributionOf([10, 30]),
    ownMs: distributionOf([5, 8]),
    deliveries: { expected: 4, arrived: 4, twice: 0 },
    deliveriesPerSecond: 100,
    framesPerSecond: 50,
    sendLagMs: distributionOf([1]),
    rejected: {},
    closed: {},
    mixed: null,
  },
  stored: { count: 2 },
  connections: 3,
  cpu: null,
  deadlocks: 0,
};
const met = (changed: Partial<ChatMeasurement>, load: Partial<ChatMeasurement["load"]> = {}) =>
  nothingLost({ ...measurement, ...changed, load: { ...measurement.load, ...load } }).map(
    (check) => check.met,
  );

describe("checks of a chat measurement", () => {
  it("hold when all arrived once and is stored", () => {
    expect(met({})).toEqual([true, true, true]);
  });

  it("each fail of its own", () => {
    expect(met({}, { deliveries: { expected: 4, arrived: 3, twice: 0 } })).toEqual([false, true, true]);
    expect(met({}, { deliveries: { expected: 4, arrived: 4, twice: 1 } })).toEqual([false, true, true]);
    expect(met({ stored: { count: 1 } })).toEqual([true, false, true]);
    expect(met({ stored: { count: 2, fault: "1 rooms have gaps in their numbers" } })).toEqual([
      true,
      false,
      true,
    ]);
    expect(met({}, { rejected: { unavailable: 1 } })).toEqual([true, true, false]);
    expect(met({}, { closed: { 1006: 1 } })).toEqual([true, true, false]);
  });
});

describe("chatSubject", () => {
  it("names its figures", () => {
    const { figures } = chatSubject(measurement, 2);
    const value = (name: string) => figures.find((figure) => figure.name === name)?.value;
    expect(value("last delivery, p99")).toBe(30);
    expect(value("own message, p50")).toBe(5);
    expect(value("not delivered")).toBe(0);
    expect(value("connections to Postgres")).toBe(3);
  });
});
