import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dateAfter, TIME_ZONES, wallTimeOf } from "../shared/time/time-zones.ts";
import { type DueFacts, dueAt } from "./due.ts";

const facts: DueFacts = {
  publishedAt: Date.parse("2026-01-01T00:00:00Z"),
  enrolledAt: Date.parse("2026-02-01T00:00:00Z"),
  dueWithinDays: 7,
  dueOn: null,
  extendedTo: null,
  resubmitOn: null,
  timeZone: "UTC",
};
const iso = (millis: number | null) => (millis === null ? null : new Date(millis).toISOString());

const moment = fc.integer({ min: Date.parse("2024-01-01"), max: Date.parse("2029-12-31") });
const zone = fc.constantFrom(...TIME_ZONES.map(({ name }) => name));
const days = fc.integer({ min: 1, max: 400 });
const day = moment.map((at) => new Date(at).toISOString().slice(0, 10));
const some = fc.record({
  publishedAt: fc.option(moment),
  enrolledAt: moment,
  dueWithinDays: fc.option(days),
  dueOn: fc.constant(null),
  extendedTo: fc.option(day),
  resubmitOn: fc.option(day),
  timeZone: zone,
});

describe("when homework is due", () => {
  it("is the last second of the day by the student's own clock, counted from the later of enrolment and publication", () => {
    fc.assert(
      fc.property(some, (of) => {
        const due = dueAt({ ...of, extendedTo: null }, false);
        if (of.dueWithinDays === null) {
          expect(due).toBeNull();
          return;
        }
        const begun = wallTimeOf(of.timeZone, Math.max(of.enrolledAt, of.publishedAt ?? 0)).date;
        const wall = wallTimeOf(of.timeZone, due ?? 0);
        expect(wall.date).toBe(dateAfter(begun, of.dueWithinDays));
        expect(wall.time).toBe("23:59:59");
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    // Over both changes of the clocks, forwards and back.
    ["Pacific/Auckland", "2026-04-01T00:00:00Z", "2026-04-08T11:59:59.000Z"],
    ["Pacific/Auckland", "2026-09-23T00:00:00Z", "2026-09-30T10:59:59.000Z"],
    ["Asia/Kolkata", "2026-03-05T20:00:00Z", "2026-03-13T18:29:59.000Z"],
    ["America/New_York", "2026-03-05T12:00:00Z", "2026-03-13T03:59:59.000Z"],
    ["America/New_York", "2026-10-29T12:00:00Z", "2026-11-06T04:59:59.000Z"],
    ["Australia/Lord_Howe", "2026-04-01T00:00:00Z", "2026-04-08T13:29:59.000Z"],
    ["Australia/Lord_Howe", "2026-09-30T00:00:00Z", "2026-10-07T12:59:59.000Z"],
  ])("in %s, seven days from %s, is %s", (timeZone, enrolledAt, due) => {
    expect(iso(dueAt({ ...facts, enrolledAt: Date.parse(enrolledAt), timeZone }, false))).toBe(due);
  });

  it("is made later by an extension, and never earlier", () => {
    fc.assert(
      fc.property(some, (of) => {
        const [plain, extended] = [dueAt({ ...of, extendedTo: null }, false), dueAt(of, false)];
        if (plain === null) {
          expect(extended).toBeNull();
          return;
        }
        expect(extended).toBeGreaterThanOrEqual(plain);
        if (of.extendedTo !== null) {
          const wall = wallTimeOf(of.timeZone, extended ?? 0);
          expect(wall.date >= of.extendedTo).toBe(true);
        }
      }),
    );
  });

  it("on one day for everybody is that day by each one's own clock", () => {
    fc.assert(
      fc.property(some, day, (of, dueOn) => {
        const due = dueAt({ ...of, dueWithinDays: null, dueOn, extendedTo: null }, false);
        expect(wallTimeOf(of.timeZone, due ?? 0)).toEqual({ date: dueOn, time: "23:59:59" });
      }),
    );
  });

  it("of what was asked for again is by the day that was named for it, whatever else there is", () => {
    fc.assert(
      fc.property(some, (of) => {
        const due = dueAt(of, true);
        if (of.resubmitOn === null) {
          expect(due).toBeNull();
          return;
        }
        expect(wallTimeOf(of.timeZone, due ?? 0)).toEqual({ date: of.resubmitOn, time: "23:59:59" });
      }),
    );
  });
});
