import { HOUR_CYCLE, LOCALE } from "../locale.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const units: readonly (readonly [Intl.RelativeTimeFormatUnit, number, number])[] = [
  ["minute", MINUTE, 60 * MINUTE],
  ["hour", HOUR, 22 * HOUR],
  ["day", DAY, 6.5 * DAY],
  ["week", 7 * DAY, 28 * DAY],
  ["month", 30.44 * DAY, 330 * DAY],
  ["year", 365.25 * DAY, Number.POSITIVE_INFINITY],
];

const relative = new Intl.RelativeTimeFormat(LOCALE, { numeric: "auto", style: "long" });

/** "just now", "5 minutes ago", "in 2 hours", "yesterday": `then` as seen from `now`, both in UTC milliseconds. */
export const formatRelative = (then: number, now: number): string => {
  const difference = then - now;
  const size = Math.abs(difference);
  if (size < 45_000) return "just now";
  const [unit, length] = units.find(([, , until]) => size < until) ?? ["year", 365.25 * DAY];
  const count = Math.round(difference / length);
  return relative.format(count === 0 ? Math.sign(difference) : count, unit);
};

/** Ways of writing an instant, all in the device's zone unless another is given. */
export type TimeStyle = "time" | "exact" | "day" | "date" | "full";

const clock: Intl.DateTimeFormatOptions = {
  hour: "numeric",
  minute: "2-digit",
  ...(HOUR_CYCLE ? { hourCycle: HOUR_CYCLE } : {}),
};

const styles: Record<TimeStyle, Intl.DateTimeFormatOptions> = {
  time: clock,
  exact: { ...clock, second: "2-digit" },
  day: { weekday: "short", day: "numeric", month: "short" },
  date: { day: "numeric", month: "long", year: "numeric" },
  full: { weekday: "short", day: "numeric", month: "short", ...clock },
};

const formats = new Map<string, Intl.DateTimeFormat>();

const formatOf = (style: TimeStyle | "iso", timeZone?: string): Intl.DateTimeFormat => {
  const key = `${style} ${timeZone ?? ""}`;
  const format =
    formats.get(key) ??
    // Swedish is the one language whose dates are ISO 8601 as they are.
    new Intl.DateTimeFormat(style === "iso" ? "sv" : LOCALE, {
      ...(style === "iso" ? {} : styles[style]),
      ...(timeZone ? { timeZone } : {}),
    });
  formats.set(key, format);
  return format;
};

/** An instant (ISO 8601 text or UTC milliseconds) as the reader's clock and calendar say it. */
export const formatTime = (instant: string | number, style: TimeStyle, timeZone?: string): string =>
  formatOf(style, timeZone).format(new Date(instant));

/** "14:00 – 15:00" in the device's zone unless another is given; the day is said elsewhere. */
export const formatTimeRange = (from: string, to: string, timeZone?: string): string =>
  formatOf("time", timeZone).formatRange(new Date(from), new Date(to));

/**
 * Whole calendar days from `now` to `then`, in the device's zone unless another is given: 0 today, 1 tomorrow,
 * −1 yesterday.
 */
export const daysBetween = (now: number, then: number, timeZone?: string): number => {
  const midnight = (instant: number) => Date.parse(formatOf("iso", timeZone).format(instant));
  return Math.round((midnight(then) - midnight(now)) / DAY);
};

const dayNames = new Intl.RelativeTimeFormat(LOCALE, { numeric: "auto" });

/** "Today", "Tomorrow", "Yesterday", or the day as the calendar names it, by the device's zone unless another is given. */
export const formatDay = (instant: string | number, now: number, timeZone?: string): string => {
  const days = daysBetween(now, new Date(instant).getTime(), timeZone);
  if (Math.abs(days) > 1) return formatTime(instant, "day", timeZone);
  const name = dayNames.format(days, "day");
  return name.charAt(0).toUpperCase() + name.slice(1);
};

/** A length of time for people: "45 s", "12 min", "1 h 05 min". */
export const formatDuration = (seconds: number): string => {
  if (seconds < 60) return `${Math.floor(seconds)} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, "0")} min`;
};

/** The device's IANA time zone. */
export const deviceTimeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
