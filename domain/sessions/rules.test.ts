import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CLOSE_AFTER_MS, DASHBOARD_AHEAD_MS, DASHBOARD_PAST_MS, JOIN_BEFORE_MS, STALE_MS } from "./limits.ts";
import {
  attendanceOf,
  closesAt,
  type Frame,
  type Interval,
  isOnDashboard,
  overlaps,
  progressOf,
  secondsOf,
  union,
  whyNotJoin,
} from "./rules.ts";

const MINUTE = 60_000;
const start = Date.UTC(2026, 4, 4, 10);
const frame: Frame = {
  status: "in_progress",
  scheduledStart: start,
  scheduledEnd: start + 60 * MINUTE,
  endedAt: null,
};
const at = (minutes: number) => start + minutes * MINUTE;
const spell = (from: number, to: number | null): Interval => ({
  joinedAt: at(from),
  leftAt: to === null ? null : at(to),
});

/** Small numbers, so that intervals often meet, touch and repeat. */
const anyInterval = fc
  .tuple(fc.nat(40), fc.option(fc.nat(20), { nil: null, freq: 5 }))
  .map(([joinedAt, length]): Interval => ({ joinedAt, leftAt: length === null ? null : joinedAt + length }));
const anyIntervals = fc.array(anyInterval, { maxLength: 12 });
const END = 100;
const covers = (intervals: readonly Interval[], instant: number) =>
  intervals.some(({ joinedAt, leftAt }) => joinedAt <= instant && instant < (leftAt ?? END));
const instants = Array.from({ length: END }, (_, index) => index + 0.5);

describe("union", () => {
  it("covers what any interval covers, and nothing else", () => {
    fc.assert(
      fc.property(anyIntervals, (intervals) => {
        const result = union(intervals);
        for (const instant of instants) expect(covers(result, instant)).toBe(covers(intervals, instant));
      }),
      { numRuns: 2_000 },
    );
  });

  it("is in order with gaps between, has at most one open end, and forgets nobody who came", () => {
    fc.assert(
      fc.property(anyIntervals, (intervals) => {
        const result = union(intervals);
        for (const [index, { joinedAt, leftAt }] of result.entries()) {
          if (leftAt !== null) expect(leftAt).toBeGreaterThanOrEqual(joinedAt);
          if (index > 0)
            expect(joinedAt).toBeGreaterThan(result[index - 1]?.leftAt ?? Number.POSITIVE_INFINITY);
        }
        expect(result.length === 0).toBe(intervals.length === 0);
      }),
      { numRuns: 2_000 },
    );
  });

  it("does not depend on order or repetition", () => {
    fc.assert(
      fc.property(
        anyIntervals.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 })),
        ),
        ([intervals, again]) => {
          expect(union(again)).toEqual(union(intervals));
        },
      ),
    );
    fc.assert(
      fc.property(anyIntervals, (intervals) => {
        expect(union(union(intervals))).toEqual(union(intervals));
      }),
    );
  });
});

describe("seconds", () => {
  it("are the whole seconds of each interval, never fewer than none", () => {
    const intervals = [
      { joinedAt: 0, leftAt: 1_999 },
      { joinedAt: 5_000, leftAt: 6_500 },
      { joinedAt: 9_000, leftAt: null },
    ];
    expect(secondsOf(intervals, 12_999)).toBe(1 + 1 + 3);
    expect(secondsOf(intervals, 8_000)).toBe(2);
  });

  it("of the union are at most the time that passed", () => {
    fc.assert(
      fc.property(anyIntervals, (intervals) => {
        const seconds = secondsOf(
          union(intervals).map(({ joinedAt, leftAt }) => ({
            joinedAt: joinedAt * 1_000,
            leftAt: leftAt === null ? null : leftAt * 1_000,
          })),
          END * 1_000,
        );
        expect(seconds).toBe(instants.filter((instant) => covers(intervals, instant)).length);
      }),
    );
  });
});

describe("overlap", () => {
  it("is where both are", () => {
    fc.assert(
      fc.property(anyIntervals, anyIntervals, (one, other) => {
        const both = overlaps(union(one), union(other));
        for (const instant of instants)
          expect(covers(both, instant)).toBe(covers(one, instant) && covers(other, instant));
      }),
      { numRuns: 1_000 },
    );
  });

  it("decides when a session is in progress, and takes back what was none", () => {
    expect(progressOf("scheduled", [spell(0, null)], [])).toMatchObject({
      status: "scheduled",
      startedAt: null,
    });
    expect(progressOf("scheduled", [spell(0, null)], [spell(3, null)])).toMatchObject({
      status: "in_progress",
      startedAt: at(3),
      lastTogetherAt: null,
    });
    expect(progressOf("in_progress", [spell(0, 2)], [spell(3, null)])).toMatchObject({
      status: "scheduled",
      startedAt: null,
    });
    expect(progressOf("in_progress", [spell(0, 20)], [spell(3, 10), spell(15, 30)])).toMatchObject({
      status: "in_progress",
      startedAt: at(3),
      lastTogetherAt: at(20),
    });
    expect(progressOf("scheduled", [spell(0, 5)], [spell(5, 9)])).toMatchObject({ startedAt: null });
    expect(progressOf("completed", [], [])).toMatchObject({ status: "completed" });
  });
});

describe("joining", () => {
  it.each([
    ["a minute too early", -JOIN_BEFORE_MS - 1, "scheduled", "The room opens 15 minutes before the session."],
    ["as the room opens", -JOIN_BEFORE_MS, "scheduled", null],
    ["in the middle", 30 * MINUTE, "in_progress", null],
    ["after the end, while it runs over", 60 * MINUTE + CLOSE_AFTER_MS - 1, "in_progress", null],
    ["when it is closed", 60 * MINUTE + CLOSE_AFTER_MS, "scheduled", "This session is over."],
    ["when it was cancelled", 0, "cancelled", "This session was cancelled."],
    ["when it was held", 0, "completed", "This session has ended."],
  ] as const)("%s", (_, offset, status, answer) => {
    expect(whyNotJoin({ ...frame, status }, start + offset)).toBe(answer);
  });

  it("ends when the session closes", () => {
    expect(closesAt(frame)).toBe(frame.scheduledEnd + CLOSE_AFTER_MS);
  });
});

describe("attendance", () => {
  const of = (intervals: Interval[], minutes: number, changes: Partial<Frame> = {}, lastSeenAt?: number) =>
    attendanceOf("somebody", intervals, { ...frame, ...changes }, at(minutes), lastSeenAt);

  it("of somebody who is there runs on", () => {
    expect(of([spell(2, 10), spell(12, null)], 20)).toEqual({
      userId: "somebody",
      present: true,
      seconds: 16 * 60,
      lateSeconds: 120,
      earlySeconds: null,
      noShow: false,
      intervals: [
        { joinedAt: "2026-05-04T10:02:00.000Z", leftAt: "2026-05-04T10:10:00.000Z" },
        { joinedAt: "2026-05-04T10:12:00.000Z", leftAt: null },
      ],
    });
  });

  it("of somebody early is not late", () => {
    expect(of([spell(-10, null)], 5)).toMatchObject({ lateSeconds: 0, seconds: 15 * 60 });
  });

  it("of somebody who dropped out is early only once it is over", () => {
    expect(of([spell(0, 20)], 30)).toMatchObject({ present: false, earlySeconds: null });
    expect(of([spell(0, 50)], 60)).toMatchObject({ earlySeconds: 600 });
    expect(of([spell(0, 65)], 70)).toMatchObject({ earlySeconds: 0 });
  });

  it("counts early from the actual end where that came first", () => {
    const ended = { status: "completed", endedAt: at(40) } as const;
    expect(of([spell(0, 40)], 45, ended)).toMatchObject({ earlySeconds: 0 });
    expect(of([spell(0, 35)], 45, ended)).toMatchObject({ earlySeconds: 300 });
  });

  it("of nobody is a no-show once it is over, and never of a cancelled session", () => {
    expect(of([], 59, { status: "scheduled" })).toMatchObject({ noShow: false, lateSeconds: null });
    expect(of([], 60, { status: "scheduled" })).toMatchObject({
      noShow: true,
      seconds: 0,
      earlySeconds: null,
    });
    expect(of([], 60, { status: "cancelled" })).toMatchObject({ noShow: false });
    expect(of([spell(1, 1)], 60)).toMatchObject({ noShow: false, seconds: 0 });
  });

  it("does not believe an open interval that nothing has confirmed for long", () => {
    const seenAt = at(10);
    const atEdge = attendanceOf("somebody", [spell(0, null)], frame, seenAt + STALE_MS, seenAt);
    expect(atEdge).toMatchObject({ present: true, seconds: 600 + STALE_MS / 1_000 });
    const past = attendanceOf("somebody", [spell(0, null)], frame, seenAt + STALE_MS + 1, seenAt);
    expect(past).toMatchObject({ present: false, seconds: 600 });
  });
});

describe("a dashboard", () => {
  const shows = (offset: number, status: "scheduled" | "in_progress" = "scheduled") =>
    isOnDashboard({ status, scheduledStart: new Date(start + offset).toISOString() }, start);

  it("shows the weeks around, and whatever is in progress", () => {
    expect([shows(-DASHBOARD_PAST_MS), shows(0), shows(DASHBOARD_AHEAD_MS)]).toEqual([true, true, true]);
    expect([shows(-DASHBOARD_PAST_MS - 1), shows(DASHBOARD_AHEAD_MS + 1)]).toEqual([false, false]);
    expect(shows(-DASHBOARD_PAST_MS - 1, "in_progress")).toBe(true);
  });
});
