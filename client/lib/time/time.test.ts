import { describe, expect, it } from "vitest";
import { localeOf } from "../locale.ts";
import {
  daysBetween,
  formatAhead,
  formatDay,
  formatDuration,
  formatRelative,
  formatTime,
  formatTimeRange,
} from "./time.ts";

const now = Date.UTC(2026, 7, 5, 12, 0);
const minute = 60_000;
const hour = 60 * minute;

describe("formatRelative", () => {
  it.each([
    [0, "just now"],
    [-30_000, "just now"],
    [-minute, "1 minute ago"],
    [5 * minute, "in 5 minutes"],
    [-59.6 * minute, "60 minutes ago"],
    [-2 * hour, "2 hours ago"],
    [-24 * hour, "yesterday"],
    [3 * 24 * hour, "in 3 days"],
    [-14 * 24 * hour, "2 weeks ago"],
    [-365 * 24 * hour, "last year"],
  ])("%i ms away", (offset, text) => {
    expect(formatRelative(now + offset, now)).toBe(text);
  });
});

describe("localeOf", () => {
  it("is the reader's own English, or that of most of the world", () => {
    expect(localeOf(["de-DE", "en-US", "en"])).toBe("en-US");
    expect(localeOf(["de-DE", "fr"])).toBe("en-GB");
    expect(localeOf([])).toBe("en-GB");
  });
});

describe("formatDuration", () => {
  it.each([
    [0, "0 s"],
    [59.9, "59 s"],
    [60, "1 min"],
    [3_599, "59 min"],
    [3_900, "1 h 05 min"],
  ])("%d seconds", (seconds, text) => {
    expect(formatDuration(seconds)).toBe(text);
  });
});

describe("formatTime", () => {
  it("says an instant in the zone that is asked for", () => {
    expect(formatTime("2026-08-05T12:00:00Z", "time", "Asia/Tokyo")).toMatch(/9:00.PM|21:00/u);
    expect(formatTime("2026-08-05T23:30:00Z", "date", "Asia/Tokyo")).toContain("6");
  });
});

describe("daysBetween", () => {
  const local = (day: number, hours: number) => new Date(2026, 9, day, hours).getTime();

  it("counts calendar days, not 24 hours", () => {
    expect(daysBetween(local(5, 23), local(6, 1))).toBe(1);
    expect(daysBetween(local(6, 1), local(5, 23))).toBe(-1);
    expect(daysBetween(local(5, 0), local(5, 23))).toBe(0);
  });

  it("is right over a change of the clocks", () => {
    for (let day = 1; day < 31; day++) expect(daysBetween(local(day, 12), local(day + 1, 12))).toBe(1);
  });

  it("names the days around today", () => {
    expect(formatDay(local(6, 1), local(5, 23))).toBe("Tomorrow");
    expect(formatDay(local(5, 1), local(5, 23))).toBe("Today");
    expect(formatDay(local(4, 23), local(5, 1))).toBe("Yesterday");
    expect(formatDay(local(12, 1), local(5, 1))).toContain("12");
  });

  it("goes by another zone where one is given, whatever the device's", () => {
    const [evening, night] = [Date.UTC(2026, 9, 24, 23, 30), Date.UTC(2026, 9, 25, 1, 30)];
    expect(
      ["Europe/Berlin", "America/New_York", "UTC"].map((zone) => daysBetween(evening, night, zone)),
    ).toEqual([0, 0, 1]);
    expect(
      ["Pacific/Kiritimati", "Pacific/Pago_Pago"].map((zone) => formatDay(night, evening, zone)),
    ).toEqual(["Today", "Today"]);
    expect(formatDay(Date.UTC(2026, 9, 25, 10), night, "Pacific/Pago_Pago")).toBe("Today");
    expect(formatDay(Date.UTC(2026, 9, 25, 10), night, "Pacific/Kiritimati")).toBe("Tomorrow");
    expect(formatTimeRange("2026-10-24T23:30:00Z", "2026-10-25T01:30:00Z", "Asia/Tokyo")).toMatch(
      /8:30.*10:30/u,
    );
  });

  it("says a range over midnight by its times alone", () => {
    const range = formatTimeRange("2026-11-28T23:46:00Z", "2026-11-29T00:46:00Z", "UTC");
    expect(range).not.toContain("28");
    expect(range.match(/46/gu)).toHaveLength(2);
  });

  it("says how far ahead something is as its day does", () => {
    const now = Date.parse("2026-11-30T21:00:00Z");
    const ahead = (then: string) => formatAhead(Date.parse(then), now, "UTC");
    expect(ahead("2026-11-30T23:00:00Z")).toBe("in 2 hours");
    // 40 hours: by the clock nearly two days, by the calendar the day after tomorrow.
    expect(ahead("2026-12-02T13:00:00Z")).toBe("in 2 days");
    expect(ahead("2026-12-01T13:30:00Z")).toBeNull();
  });
});
