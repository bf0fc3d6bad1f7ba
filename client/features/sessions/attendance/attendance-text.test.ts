import { describe, expect, it } from "vitest";
import type { Session } from "../../../../domain/sessions/model.ts";
import { attendanceOf, frameOf } from "../../../../domain/sessions/rules.ts";
import type { Interval } from "../../../../domain/shared/intervals.ts";
import { attendanceText, awayMs, percentAttended, togetherSpan } from "./attendance-text.ts";

const start = Date.UTC(2026, 0, 1, 12);
const at = (minutes: number) => start + minutes * 60_000;
const person = { id: "p", name: "P", handle: "p", avatarUrl: null };
const session = (status: Session["status"] = "in_progress"): Session => ({
  id: "s",
  courseId: "c",
  courseSlug: "c",
  courseTitle: "C",
  teacher: person,
  student: person,
  status,
  scheduledStart: new Date(start).toISOString(),
  scheduledEnd: new Date(at(60)).toISOString(),
  startedAt: null,
  endedAt: status === "completed" ? new Date(at(60)).toISOString() : null,
  endedBy: null,
  outcome: null,
});
const stays = (...pairs: (readonly [number, number | null])[]): Interval[] =>
  pairs.map(([from, to]) => ({ joinedAt: at(from), leftAt: to === null ? null : at(to) }));
const attended = (intervals: Interval[], minutes: number, status?: Session["status"]) =>
  attendanceOf("p", intervals, frameOf(session(status)), at(minutes));
const text = (intervals: Interval[], minutes: number, status?: Session["status"]) =>
  attendanceText(attended(intervals, minutes, status), session(status), at(minutes))
    .map((text) => text.replace(/^(here since|left at).*/, "$1"))
    .join(" · ");

describe("attendance in words", () => {
  it("says late to whoever came back late, and apart that they had been there before", () => {
    expect(text(stays([-14, -13], [25, null]), 30)).toBe(
      "here since · 25 min late · in the room for 1 min before the session",
    );
  });

  it("says of who only looked in that they didn’t come, and what was seen", () => {
    expect(text(stays([-14, -13]), 61, "completed")).toBe(
      "didn’t come · was in the room for 1 min before the session",
    );
    expect(text(stays([5, 5.5], [61, 63]), 95, "completed")).toBe(
      "didn’t come · was in the room for 30 s during the session · was in the room for 2 min after the session",
    );
    expect(text([], 61, "completed")).toBe("didn’t come");
    expect(text([], 10)).toBe("not here yet");
  });

  it("says when somebody left before the end, and how long they were away within it", () => {
    expect(text(stays([0, 30]), 61, "completed")).toBe("left at · left 30 min early");
    expect(text(stays([0, 10], [12, 20], [25, null]), 30)).toBe("here since · away 7 min");
    expect(text(stays([-10, null]), -5)).toBe("here since");
  });

  it("adds short gaps up before it rounds them", () => {
    const gap = 1_400 / 60_000;
    const own = stays([0, 1], [1 + gap, 2], [2 + gap, 3], [3 + gap, null]);
    expect(awayMs(attended(own, 10), session())).toBe(4_200);
    expect(text(own, 10)).toBe("here since · away 4 s");
  });

  it("says no share above a hundred per cent", () => {
    expect(percentAttended(attended(stays([-15, 75]), 80), session())).toBe(100);
    expect(percentAttended(attended(stays([0, 59.99]), 80), session())).toBe(99);
  });
});

describe("when both were there", () => {
  const span = (one: Interval[], other: Interval[]) =>
    togetherSpan({
      attendance: [attended(one, 61), attended(other, 61)],
      asOf: new Date(at(61)).toISOString(),
    });

  it("goes from the first moment together to the last, and not from what was booked", () => {
    expect(span(stays([-5, 20], [25, 59]), stays([39, 70]))).toEqual({
      from: new Date(at(39)).toISOString(),
      to: new Date(at(59)).toISOString(),
    });
    expect(span(stays([0, 10]), stays([20, 30]))).toBeNull();
  });
});
