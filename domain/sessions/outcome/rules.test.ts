import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Interval, union } from "../../shared/intervals.ts";
import { HELD_AT_LEAST_MS } from "../limits.ts";
import { bearerOf, costOf, type Figures, figuresOf, isLateCancel, outcomeOf } from "./rules.ts";

const MINUTE = 60_000;
const figures = (teacher: number, student: number, together: number, booked = 60): Figures => ({
  bookedMs: booked * MINUTE,
  teacherMs: teacher * MINUTE,
  studentMs: student * MINUTE,
  togetherMs: together * MINUTE,
});

const anyIntervals = fc.array(
  fc
    .tuple(fc.integer({ min: -15, max: 89 }), fc.integer({ min: 0, max: 60 }))
    .map(([from, length]): Interval => ({ joinedAt: from * MINUTE, leftAt: (from + length) * MINUTE })),
  { maxLength: 6 },
);
const booking = { scheduledStart: 0, scheduledEnd: 60 * MINUTE };
const anyFigures = fc
  .tuple(anyIntervals, anyIntervals)
  .map(([teacher, student]) => figuresOf(booking, union(teacher), union(student), 90 * MINUTE));

/** The same session with the parts of the two exchanged. */
const turned = ({ teacherMs, studentMs, ...rest }: Figures): Figures => ({
  ...rest,
  teacherMs: studentMs,
  studentMs: teacherMs,
});

describe("an outcome", () => {
  it.each([
    ["held: all of it", figures(60, 60, 60), "held"],
    ["held: exactly half", figures(60, 30, 30), "held"],
    ["a moment less than half is cut short", figures(60, 29.999, 29.999), "cut_short"],
    ["half of a short one is not enough under ten minutes", figures(15, 9, 9, 15), "cut_short"],
    ["ten minutes are enough for a short one", figures(15, 10, 10, 15), "held"],
    ["a second together is not held", figures(30, 1, 1 / 60), "cut_short"],
    ["nor is a glance at a teacher who waits", figures(30, 0.5, 0.5), "student_absent"],
    ["the student never came", figures(10, 0, 0), "student_absent"],
    ["the teacher never came", figures(0.9, 10, 0), "teacher_absent"],
    ["nobody waited long enough", figures(9.9, 0, 0), "nobody"],
    ["they missed each other", figures(20, 20, 0), "nobody"],
    ["nobody came", figures(0, 0, 0), "nobody"],
  ] as const)("%s", (_, given, outcome) => {
    expect(outcomeOf(given)).toBe(outcome);
  });

  it("says the same of both sides", () => {
    const mirror = {
      held: "held",
      cut_short: "cut_short",
      nobody: "nobody",
      student_absent: "teacher_absent",
      teacher_absent: "student_absent",
    } as const;
    fc.assert(
      fc.property(anyFigures, (given) => {
        expect(outcomeOf(turned(given))).toBe(mirror[outcomeOf(given)]);
      }),
      { numRuns: 2_000 },
    );
  });

  it("never is held without half of the time and ten minutes together, and never blames who was there", () => {
    fc.assert(
      fc.property(anyFigures, (given) => {
        const { bookedMs, teacherMs, studentMs, togetherMs } = given;
        const outcome = outcomeOf(given);
        expect(togetherMs).toBeLessThanOrEqual(Math.min(teacherMs, studentMs, bookedMs));
        expect(outcome === "held").toBe(togetherMs >= bookedMs / 2 && togetherMs >= HELD_AT_LEAST_MS);
        if (outcome === "student_absent") expect(studentMs).toBeLessThan(MINUTE);
        if (outcome === "teacher_absent") expect(teacherMs).toBeLessThan(MINUTE);
        if (outcome === "cut_short") expect(togetherMs).toBeGreaterThan(0);
      }),
      { numRuns: 2_000 },
    );
  });

  it("counts nothing outside of the booked window", () => {
    const early = [{ joinedAt: -15 * MINUTE, leftAt: -1 }];
    const late = [{ joinedAt: 60 * MINUTE, leftAt: 90 * MINUTE }];
    expect(outcomeOf(figuresOf(booking, early, early, 90 * MINUTE))).toBe("nobody");
    expect(outcomeOf(figuresOf(booking, late, late, 90 * MINUTE))).toBe("nobody");
  });
});

describe("what it costs", () => {
  it("is borne by whoever was missing longer of a session that was cut short", () => {
    expect(bearerOf(figures(60, 20, 20))).toBe("student");
    expect(bearerOf(figures(20, 60, 20))).toBe("teacher");
    expect(bearerOf(figures(20, 20, 20))).toBeNull();
    expect(bearerOf({ ...figures(20, 20, 20), studentMs: 20 * MINUTE - 1_000 })).toBe("student");
    expect(bearerOf({ ...figures(20, 20, 20), studentMs: 20 * MINUTE - 999 })).toBeNull();
  });

  it("is a session used where it was held or the student is at fault, else it is given back", () => {
    fc.assert(
      fc.property(anyFigures, (given) => {
        const outcome = outcomeOf(given);
        const cost = costOf({ outcome, figures: given });
        const isStudents = bearerOf(given) === "student";
        const used = {
          held: true,
          student_absent: true,
          teacher_absent: false,
          nobody: false,
          cut_short: isStudents,
        }[outcome];
        expect(cost).toBe(used ? "used" : "given_back");
        // Nobody pays for a session in which they were all the time that the other was.
        if (cost === "used" && outcome !== "held") expect(given.studentMs).toBeLessThan(given.teacherMs);
      }),
      { numRuns: 2_000 },
    );
  });

  it("of a cancelled one is a student's alone, inside the creator's window", () => {
    expect(costOf({ cancelledBy: "student", isLate: true })).toBe("used");
    expect(costOf({ cancelledBy: "student", isLate: false })).toBe("given_back");
    expect(costOf({ cancelledBy: "teacher", isLate: true })).toBe("given_back");
    const hours = (count: number) => booking.scheduledStart - count * 3_600_000;
    expect([isLateCancel(booking, hours(12)), isLateCancel(booking, hours(12) + 1)]).toEqual([false, true]);
    expect(isLateCancel(booking, hours(3), 2)).toBe(false);
    expect(isLateCancel(booking, hours(30), 48)).toBe(true);
    expect(isLateCancel(booking, hours(1.9), 0)).toBe(true);
    expect(isLateCancel(booking, hours(49), 96)).toBe(false);
  });
});
