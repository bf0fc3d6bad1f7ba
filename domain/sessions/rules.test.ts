import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyIntervals, covers, END, instants } from "../../tests/support/intervals.ts";
import { type Interval, lengthOf, union } from "../shared/intervals.ts";
import {
  CLOSE_AFTER_MS,
  DASHBOARD_AHEAD_MS,
  DASHBOARD_PAST_MS,
  GONE_AFTER_MS,
  JOIN_BEFORE_MS,
  STALE_MS,
} from "./limits.ts";
import {
  attendanceOf,
  canJoin,
  closesAt,
  dueAt,
  type Frame,
  isOn,
  isOnDashboard,
  progressOf,
  togetherOf,
  wholeSeconds,
  whyNotJoin,
} from "./rules.ts";

const MINUTE = 60_000;
const start = Date.UTC(2026, 4, 4, 10);
const frame: Frame = {
  status: "in_progress",
  scheduledStart: start,
  scheduledEnd: start + 60 * MINUTE,
  endedAt: null,
  endedBy: null,
};
const at = (minutes: number) => start + minutes * MINUTE;
const spell = (from: number, to: number | null): Interval => ({
  joinedAt: at(from),
  leftAt: to === null ? null : at(to),
});

describe("the length of intervals", () => {
  it("is exact to the millisecond, and rounded once for what is shown", () => {
    const intervals = [
      { joinedAt: 0, leftAt: 1_999 },
      { joinedAt: 5_000, leftAt: 6_500 },
      { joinedAt: 9_000, leftAt: null },
    ];
    expect(lengthOf(intervals, 12_999)).toBe(1_999 + 1_500 + 3_999);
    expect(wholeSeconds(lengthOf(intervals, 12_999))).toBe(7);
    expect(lengthOf(intervals, 8_000)).toBe(1_999 + 1_500);
  });

  it("within the booked window and before it are what a count of moments says, never more than was booked", () => {
    const booking = { scheduledStart: 20, scheduledEnd: 50 };
    fc.assert(
      fc.property(anyIntervals, anyIntervals, fc.nat(END), (one, other, now) => {
        const there = (intervals: readonly Interval[], instant: number) =>
          instant < now && covers(intervals, instant);
        const frame = { ...booking, status: "in_progress", endedAt: null, endedBy: null } as const;
        const known = union(one).filter(({ joinedAt, leftAt }) => joinedAt <= now && (leftAt ?? now) <= now);
        const { inWindowMs, beforeStartMs, inRoomMs } = attendanceOf("x", known, frame, now);
        const count = (from: number, to: number) =>
          instants.filter((instant) => instant > from && instant < to && there(known, instant)).length;
        expect(inWindowMs).toBe(count(20, 50));
        expect(beforeStartMs).toBe(count(0, 20));
        expect(inRoomMs).toBe(count(0, END));
        expect(inWindowMs).toBeLessThanOrEqual(30);
        const others = union(other).filter(
          ({ joinedAt, leftAt }) => joinedAt <= now && (leftAt ?? now) <= now,
        );
        const both = instants.filter(
          (instant) => instant > 20 && instant < 50 && there(known, instant) && there(others, instant),
        );
        expect(togetherOf(known, others, booking, now)).toBe(both.length);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("two who were there", () => {
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
    ["when it was cancelled", 0, "cancelled", "This session was canceled."],
    ["when it was held", 0, "completed", "This session has ended."],
  ] as const)("%s", (_, offset, status, answer) => {
    expect(whyNotJoin({ ...frame, status }, start + offset)).toBe(answer);
  });

  it("ends when the session closes", () => {
    expect(closesAt(frame)).toBe(frame.scheduledEnd + CLOSE_AFTER_MS);
  });

  it("ends shortly after both have gone, past the booked end, where they were together", () => {
    const due = (teacher: Interval[], student: Interval[], status: Frame["status"] = "in_progress") =>
      dueAt({ ...frame, status }, teacher, student);
    expect(due([spell(0, 40)], [spell(0, 50)])).toBe(frame.scheduledEnd + GONE_AFTER_MS);
    expect(due([spell(0, 62)], [spell(0, 65)])).toBe(at(65) + GONE_AFTER_MS);
    expect(due([spell(0, 62)], [spell(0, null)])).toBe(closesAt(frame));
    expect(due([spell(0, 89.5)], [spell(0, 89.5)])).toBe(closesAt(frame));
    expect(due([spell(0, 40)], [], "scheduled")).toBe(closesAt(frame));
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
      inRoomMs: 16 * MINUTE,
      inWindowMs: 16 * MINUTE,
      beforeStartMs: 0,
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
    const ended = { status: "completed", endedAt: at(40), endedBy: "the teacher" } as const;
    expect(of([spell(0, 40)], 45, ended)).toMatchObject({ earlySeconds: 0 });
    expect(of([spell(0, 35)], 45, ended)).toMatchObject({ earlySeconds: 300 });
    // One that nobody ended was over when the two were last together: that shortens nobody's absence.
    const closed = { status: "completed", endedAt: at(40), endedBy: null } as const;
    expect(of([spell(0, 40)], 95, closed)).toMatchObject({ earlySeconds: 20 * 60 });
  });

  it("adds up exactly and is rounded once: ten short stays lose nothing", () => {
    const stays = Array.from({ length: 10 }, (_, index) => ({
      joinedAt: start + index * 10_000,
      leftAt: start + index * 10_000 + 1_850,
    }));
    expect(of(stays as Interval[], 90)).toMatchObject({ inRoomMs: 18_500, seconds: 18 });
  });

  it("of who was there before the start and came back late is late", () => {
    expect(of([spell(-14, -13), spell(25, 60)], 60)).toMatchObject({ lateSeconds: 25 * 60, noShow: false });
    const glance = { joinedAt: start - 3_000, leftAt: start - 1_000 };
    expect(of([glance, { joinedAt: start + 20_000, leftAt: at(60) }], 60)).toMatchObject({ lateSeconds: 20 });
  });

  it("of who looked in before the start alone is a no-show, and says what was seen of them", () => {
    const glance = { status: "completed", endedAt: at(60) } as const;
    expect(of([spell(-14, -13)], 60, glance)).toMatchObject({
      noShow: true,
      seconds: 60,
      inWindowMs: 0,
      beforeStartMs: MINUTE,
      lateSeconds: null,
      earlySeconds: null,
    });
    expect(of([{ joinedAt: start - 10_000, leftAt: start }], 60, glance)).toMatchObject({ noShow: true });
    expect(of([{ joinedAt: at(5), leftAt: at(5) + 59_999 }], 60)).toMatchObject({ noShow: true });
    expect(of([spell(5, 6)], 60)).toMatchObject({ noShow: false, lateSeconds: 300 });
  });

  it("of who waited before the start and stayed to the end is the whole booked time, not more", () => {
    expect(of([spell(-15, 70)], 75)).toMatchObject({
      inRoomMs: 85 * MINUTE,
      inWindowMs: 60 * MINUTE,
      beforeStartMs: 15 * MINUTE,
      lateSeconds: 0,
    });
  });

  it("of who left at half-time says so, whenever the session was closed", () => {
    const half = [spell(0, 30)];
    expect(of(half, 95, { status: "completed", endedAt: at(30) })).toMatchObject({ earlySeconds: 1_800 });
    const ended = { status: "completed", endedAt: at(55), endedBy: "the teacher" } as const;
    expect(of(half, 95, ended)).toMatchObject({ earlySeconds: 25 * 60 });
  });

  it("of nobody is a no-show once it is over, and never of a cancelled session", () => {
    expect(of([], 59, { status: "scheduled" })).toMatchObject({ noShow: false, lateSeconds: null });
    expect(of([], 60, { status: "scheduled" })).toMatchObject({
      noShow: true,
      seconds: 0,
      earlySeconds: null,
    });
    expect(of([], 60, { status: "cancelled" })).toMatchObject({ noShow: false });
    expect(of([spell(1, 1)], 60)).toMatchObject({ noShow: true, seconds: 0 });
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

describe("a session that is on", () => {
  const session = {
    status: "scheduled",
    scheduledStart: new Date(start).toISOString(),
    scheduledEnd: new Date(start + 60 * MINUTE).toISOString(),
  } as const;

  it("has begun: a room that is open before it is not a session that is on", () => {
    for (const [at, open, on] of [
      [start - JOIN_BEFORE_MS - 1, false, false],
      [start - JOIN_BEFORE_MS, true, false],
      [start - 1, true, false],
      [start, true, true],
    ] as const)
      expect([canJoin(session, at), isOn(session, at)]).toEqual([open, on]);
  });
});
