import { describe, expect, it } from "vitest";
import type { LiveSession } from "../../../domain/sessions/model.ts";
import { placeOf, scaleOf, spans } from "./timeline-scale.ts";

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 12, minute)).toISOString();
const ms = (minute: number) => Date.parse(at(minute));
const person = { id: "p", name: "P", handle: "p", avatarUrl: null };
const live = (
  intervals: readonly (readonly [number, number | null])[],
  status: "scheduled" | "in_progress",
): LiveSession => ({
  session: {
    id: "s",
    courseId: "c",
    courseSlug: "c",
    courseTitle: "C",
    teacher: person,
    student: person,
    status,
    scheduledStart: at(0),
    scheduledEnd: at(30),
    startedAt: null,
    endedAt: null,
    endedBy: null,
    outcome: null,
  },
  attendance: [
    {
      userId: "p",
      present: true,
      seconds: 0,
      inRoomMs: 0,
      inWindowMs: 0,
      beforeStartMs: 0,
      lateSeconds: null,
      earlySeconds: null,
      noShow: false,
      intervals: intervals.map(([joined, left]) => ({
        joinedAt: at(joined),
        leftAt: left === null ? null : at(left),
      })),
    },
  ],
  togetherMs: 0,
  version: 1,
  asOf: at(0),
});

describe("a session's timeline", () => {
  it("shows at least what was booked, and grows with what happened", () => {
    expect(scaleOf(live([], "scheduled"), ms(10))).toEqual({ from: ms(0), to: ms(30) });
    expect(scaleOf(live([[-5, 3]], "in_progress"), ms(45))).toEqual({ from: ms(-5), to: ms(45) });
    expect(scaleOf(live([[2, null]], "scheduled"), ms(50)).to).toBe(ms(50));
  });

  it("places stays by their share of the span, open ones up to now", () => {
    const scale = { from: ms(0), to: ms(40) };
    const { attendance } = live(
      [
        [0, 10],
        [20, null],
      ],
      "in_progress",
    );
    expect(spans(scale, attendance[0]?.intervals ?? [], ms(30))).toEqual([
      { start: 0, width: 0.25, open: false },
      { start: 0.5, width: 0.25, open: true },
    ]);
    expect([placeOf(scale, ms(-5)), placeOf(scale, ms(99)), placeOf({ from: 1, to: 1 }, 1)]).toEqual([
      0, 1, 0,
    ]);
  });
});
