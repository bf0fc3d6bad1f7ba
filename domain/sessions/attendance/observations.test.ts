import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Interval, union } from "../../shared/intervals.ts";
import { STALE_MS } from "../limits.ts";
import { closed, joined, lapsed, left, type Observation, seen } from "./observations.ts";

type Heard = {
  readonly kind: "join" | "seen" | "left";
  readonly connectionId: string;
  readonly at: number;
};
type Step = Heard | { readonly kind: "sweep"; readonly now: number };

const take = (observations: readonly Observation[], step: Step): readonly Observation[] => {
  switch (step.kind) {
    case "join":
      return joined(observations, { ...step, userId: "ada" });
    case "seen":
      return seen(observations, step);
    case "left":
      return left(observations, step);
    case "sweep":
      return lapsed(observations, step.now);
  }
};
const takeAll = (steps: readonly Step[], from: readonly Observation[] = []) => steps.reduce(take, from);

/** One seat: when it was taken, when life was seen, when it was given up; null when nobody was told any more. */
const anySeat = fc.record({
  pause: fc.integer({ min: 1, max: 90_000 }),
  beats: fc.array(fc.integer({ min: 1, max: 90_000 }), { maxLength: 4 }),
  until: fc.integer({ min: 0, max: 20_000 }),
});

interface Device {
  readonly heard: readonly Heard[];
  readonly truth: readonly Interval[];
}

/** The life of a device: seats one after another; with `diesSilently` the last one ends without a word. */
const anyDevice = (connectionId: string) =>
  fc
    .record({ seats: fc.array(anySeat, { minLength: 1, maxLength: 3 }), diesSilently: fc.boolean() })
    .map(({ seats, diesSilently }): Device => {
      const heard: Heard[] = [];
      const truth: Interval[] = [];
      let at = 0;
      for (const [index, { pause, beats, until }] of seats.entries()) {
        at += pause;
        const joinedAt = at;
        heard.push({ kind: "join", connectionId, at });
        for (const beat of beats) {
          at += beat;
          heard.push({ kind: "seen", connectionId, at });
        }
        const isSilent = diesSilently && index === seats.length - 1;
        if (!isSilent) {
          at += until;
          heard.push({ kind: "left", connectionId, at });
        }
        truth.push({ joinedAt, leftAt: at });
      }
      return { heard, truth };
    });

/**
 * Devices whose words arrive each in its own order, interleaved anyhow, some of them again at any later time (an
 * answer was lost and the command ran twice), with sweeps in between at any time.
 */
const anyStory = fc
  .tuple(anyDevice("phone"), anyDevice("laptop"), anyDevice("tablet"))
  .chain((devices) => {
    const count = devices.reduce((sum, { heard }) => sum + heard.length, 0);
    return fc.record({
      devices: fc.constant(devices),
      turns: fc.array(fc.nat(2), { minLength: count, maxLength: count }),
      repeats: fc.array(fc.tuple(fc.nat(count - 1), fc.nat(count)), { maxLength: 8 }),
      sweeps: fc.array(fc.tuple(fc.nat(count), fc.nat(1_000_000)), { maxLength: 4 }),
    });
  })
  .map(({ devices, turns, repeats, sweeps }) => {
    const queues = devices.map(({ heard }) => [...heard]);
    const told: Heard[] = [];
    for (const turn of turns) {
      const queue = queues[turn]?.length ? queues[turn] : queues.find(({ length }) => length > 0);
      const next = queue?.shift();
      if (next) told.push(next);
    }
    const after = told.map((step): Step[] => [step]);
    for (const [which, later] of repeats) {
      const step = told[which];
      if (step) after[Math.min(after.length - 1, Math.max(which, later))]?.push(step);
    }
    for (const [position, now] of sweeps)
      after[Math.min(after.length - 1, position)]?.push({ kind: "sweep", now });
    return { steps: after.flat(), truth: devices.flatMap(({ truth }) => truth) };
  });

const LONG_AFTER = 100_000_000;

describe("what several devices saw", () => {
  it("becomes exactly the union of their presence, however it is doubled, interleaved and swept", () => {
    fc.assert(
      fc.property(anyStory, ({ steps, truth }) => {
        const observations = lapsed(takeAll(steps), LONG_AFTER);
        expect(union(observations)).toEqual(union(truth));
      }),
      { numRuns: 3_000 },
    );
  });

  it("never gets more than one open observation a connection, and keys are unique", () => {
    fc.assert(
      fc.property(anyStory, ({ steps }) => {
        let observations: readonly Observation[] = [];
        for (const step of steps) {
          observations = take(observations, step);
          const open = observations
            .filter(({ leftAt }) => leftAt === null)
            .map(({ key }) => key.split("/")[0]);
          expect(new Set(open).size).toBe(open.length);
          expect(new Set(observations.map(({ key }) => key)).size).toBe(observations.length);
          for (const { joinedAt, leftAt, lastSeenAt } of observations) {
            expect(lastSeenAt).toBeGreaterThanOrEqual(joinedAt);
            expect(leftAt ?? joinedAt).toBeGreaterThanOrEqual(joinedAt);
          }
        }
      }),
    );
  });

  it("is not changed by hearing all of it again", () => {
    fc.assert(
      fc.property(anyStory, ({ steps }) => {
        const once = lapsed(takeAll(steps), LONG_AFTER);
        const heard = steps.filter(({ kind }) => kind !== "sweep");
        expect(lapsed(takeAll(heard, once), LONG_AFTER)).toEqual(once);
      }),
    );
  });

  it("is never more than the truth when words are lost: a silent end counts to the last word", () => {
    const observations = takeAll([
      { kind: "join", connectionId: "phone", at: 0 },
      { kind: "seen", connectionId: "phone", at: 20_000 },
    ]);
    expect(lapsed(observations, 20_000 + STALE_MS)).toEqual(observations);
    expect(lapsed(observations, 20_001 + STALE_MS)[0]).toMatchObject({ leftAt: 20_000 });
  });
});

describe("the end of a session", () => {
  it("closes who is there at that moment, and who has lapsed at their last word", () => {
    const observations = takeAll([
      { kind: "join", connectionId: "lost", at: 0 },
      { kind: "join", connectionId: "there", at: 0 },
      { kind: "seen", connectionId: "there", at: STALE_MS },
      { kind: "join", connectionId: "gone", at: 0 },
      { kind: "left", connectionId: "gone", at: 5_000 },
    ]);
    const now = STALE_MS + 10_000;
    expect(closed(observations, now, now).map(({ key, leftAt }) => [key, leftAt])).toEqual([
      ["lost", 0],
      ["there", now],
      ["gone", 5_000],
    ]);
  });

  it("counts nobody beyond it when it is found late", () => {
    const observations = takeAll([
      { kind: "join", connectionId: "there", at: 0 },
      { kind: "seen", connectionId: "there", at: 90_000 },
    ]);
    expect(closed(observations, 60_000, 100_000)[0]).toMatchObject({ leftAt: 60_000 });
  });
});

describe("another source", () => {
  it("is not closed for its silence, but with the session", () => {
    const webhook: Observation = {
      source: "webhook",
      key: "sid",
      userId: "ada",
      joinedAt: 0,
      leftAt: null,
      lastSeenAt: 0,
    };
    expect(lapsed([webhook], LONG_AFTER)).toEqual([webhook]);
    expect(closed([webhook], 50, LONG_AFTER)).toEqual([{ ...webhook, leftAt: 50 }]);
  });
});
