import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Interval, union } from "../../shared/intervals.ts";
import type { LiveSession } from "../model.ts";
import { asOf } from "../rules.ts";
import { briefly, wholeAgain } from "./rules.ts";

const start = Date.UTC(2026, 4, 4, 10);
const uuid = (last: number) => `01a2258a-bb1e-73af-acee-b4875a53062${last}`;
const iso = (time: number) => new Date(time).toISOString();
const person = (index: number) => ({
  id: uuid(index),
  name: "Somebody",
  handle: "somebody",
  avatarUrl: null,
});

const live = (teacher: readonly Interval[], student: readonly Interval[], version: number): LiveSession =>
  asOf(
    {
      session: {
        id: uuid(0),
        courseId: uuid(9),
        courseSlug: "course",
        courseTitle: "Course",
        teacher: person(1),
        student: person(2),
        status: version % 7 === 6 ? "completed" : "in_progress",
        scheduledStart: iso(start),
        scheduledEnd: iso(start + 3_600_000),
        startedAt: iso(start + version),
        endedAt: version % 7 === 6 ? iso(start + 3_600_000) : null,
        endedBy: null,
        outcome: version % 7 === 6 ? "held" : null,
      },
      attendance: [teacher, student].map((stays, index) => ({
        userId: uuid(index + 1),
        present: false,
        seconds: 0,
        inRoomMs: 0,
        inWindowMs: 0,
        beforeStartMs: 0,
        lateSeconds: null,
        earlySeconds: null,
        noShow: false,
        intervals: stays.map(({ joinedAt, leftAt }) => ({
          joinedAt: iso(joinedAt),
          leftAt: leftAt === null ? null : iso(leftAt),
        })),
      })),
      togetherMs: 0,
      version,
      asOf: iso(start),
    },
    start + 3_700_000,
  );

const anyStays = fc
  .array(
    fc.tuple(fc.nat(40), fc.option(fc.nat(9), { nil: null, freq: 4 })).map(
      ([from, length]): Interval => ({
        joinedAt: start + from * 60_000,
        leftAt: length === null ? null : start + (from + length) * 60_000,
      }),
    ),
    { maxLength: 6 },
  )
  .map(union);

describe("a session in short", () => {
  it("makes what is known whole again, or says that it cannot: it is never wrong", () => {
    fc.assert(
      fc.property(anyStays, anyStays, anyStays, anyStays, fc.nat(30), (a, b, c, d, version) => {
        const [before, after] = [live(a, b, version), live(c, d, version + 1)];
        const whole = wholeAgain(before, briefly(after));
        if (whole !== null) expect(whole).toEqual(after);
      }),
      { numRuns: 2_000 },
    );
  });

  it("is enough for everything that happens to somebody at once", () => {
    fc.assert(
      fc.property(anyStays, anyStays, fc.nat(30), (teacher, student, version) => {
        const closed = teacher.filter(({ leftAt }) => leftAt !== null);
        const last = closed.at(-1)?.leftAt ?? start;
        const there = [...closed, { joinedAt: last + 1_000, leftAt: null }];
        const left = [...closed, { joinedAt: last + 1_000, leftAt: last + 61_000 }];
        const back = [...left, { joinedAt: last + 70_000, leftAt: null }];
        const steps = [closed, there, left, back].map((stays, step) => live(stays, student, version + step));
        for (const [index, after] of steps.slice(1).entries())
          expect(wholeAgain(steps[index] as LiveSession, briefly(after))).toEqual(after);
      }),
    );
  });

  it("must be asked for whole by whoever missed a stay, or knows other people", () => {
    const stays = (...pairs: (readonly [number, number | null])[]): Interval[] =>
      pairs.map(([from, to]) => ({ joinedAt: start + from, leftAt: to === null ? null : start + to }));
    const known = live(stays([0, null]), [], 1);
    const after = live(stays([0, 5_000], [9_000, null]), [], 3);
    expect(wholeAgain(known, briefly(after))).toBeNull();
    const [teacher, student] = after.attendance;
    const others = { ...known, attendance: [student, teacher] } as LiveSession;
    expect(wholeAgain(others, briefly(live([], [], 2)))).toBeNull();
  });

  it("stays under 1 KiB however often people came and went", () => {
    const many = Array.from({ length: 500 }, (_, index) => ({
      joinedAt: start + index * 7_000,
      leftAt: start + index * 7_000 + 1_850,
    }));
    const update = JSON.stringify({ _tag: "Update", ...briefly(live(many, many, 1_000_000)) });
    expect(update.length).toBeLessThan(1_024);
  });
});
