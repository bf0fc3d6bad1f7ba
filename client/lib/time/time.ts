import { hourCycle, LOCALE } from "../locale.ts";
import { timeTexts } from "../texts.ts";

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

let relative: Intl.RelativeTimeFormat | undefined;
/** "yesterday", "in 2 hours". */
const inUnits = (count: number, unit: Intl.RelativeTimeFormatUnit): string => {
  relative ??= new Intl.RelativeTimeFormat(LOCALE, { numeric: "auto" });
  return relative.format(count, unit);
};

/** "just now", "5 minutes ago", "in 2 hours", "yesterday": `then` as seen from `now`, both in UTC milliseconds. */
export const formatRelative = (then: number, now: number): string => {
  const difference = then - now;
  const size = Math.abs(difference);
  if (size < 45_000) return timeTexts.justNow;
  const [unit, length] = units.find(([, , until]) => size < until) ?? ["year", 365.25 * DAY];
  const count = Math.round(difference / length);
  return inUnits(count === 0 ? Math.sign(difference) : count, unit);
};

/** Ways of writing an instant, all in the device's zone unless another is given. */
export type TimeStyle = "time" | "exact" | "day" | "date" | "full";

const day = { weekday: "short", day: "numeric", month: "short" } as const;
const clock = { hour: "numeric", minute: "2-digit" } as const;

const styles: Record<TimeStyle, Intl.DateTimeFormatOptions> = {
  time: clock,
  exact: { ...clock, second: "2-digit" },
  day,
  date: { day: "numeric", month: "long", year: "numeric" },
  full: { ...day, ...clock },
};

/** Made when something is first to be written so: that takes a slow device longer than many instants do. */
const optionsOf = (style: TimeStyle | "iso"): Intl.DateTimeFormatOptions => {
  if (style === "iso") return {};
  const options = styles[style];
  const cycle = options.hour ? hourCycle() : undefined;
  return cycle ? { ...options, hourCycle: cycle } : options;
};

const formats = new Map<string, Intl.DateTimeFormat>();

const formatOf = (style: TimeStyle | "iso", timeZone?: string): Intl.DateTimeFormat => {
  const key = `${style} ${timeZone ?? ""}`;
  const format =
    formats.get(key) ??
    // Swedish is the one language whose dates are ISO 8601 as they are.
    new Intl.DateTimeFormat(style === "iso" ? "sv" : LOCALE, {
      ...optionsOf(style),
      ...(timeZone ? { timeZone } : {}),
    });
  formats.set(key, format);
  return format;
};

/** An instant (ISO 8601 text or UTC milliseconds) as the reader's clock and calendar say it. */
export const formatTime = (instant: string | number, style: TimeStyle, timeZone?: string): string =>
  formatOf(style, timeZone).format(new Date(instant));

/** "14:00 – 15:00" in the device's zone unless another is given, across midnight too; the day is said elsewhere. */
export const formatTimeRange = (from: string, to: string, timeZone?: string): string =>
  // Over midnight the range itself would name both days.
  daysBetween(Date.parse(from), Date.parse(to), timeZone) === 0
    ? formatOf("time", timeZone).formatRange(new Date(from), new Date(to))
    : `${formatTime(from, "time", timeZone)} – ${formatTime(to, "time", timeZone)}`;

/**
 * Whole calendar days from `now` to `then`, in the device's zone unless another is given: 0 today, 1 tomorrow,
 * −1 yesterday.
 */
export const daysBetween = (now: number, then: number, timeZone?: string): number => {
  const midnight = (instant: number) => Date.parse(formatOf("iso", timeZone).format(instant));
  return Math.round((midnight(then) - midnight(now)) / DAY);
};

/** "Today", "Tomorrow", "Yesterday", or the day as the calendar names it, by the device's zone unless another is given. */
export const formatDay = (instant: string | number, now: number, timeZone?: string): string => {
  const days = daysBetween(now, new Date(instant).getTime(), timeZone);
  if (Math.abs(days) > 1) return formatTime(instant, "day", timeZone);
  const name = inUnits(days, "day");
  return name.charAt(0).toUpperCase() + name.slice(1);
};

/** Milliseconds ahead up to which something is said to be hours away, and not days. */
const HOURS_AHEAD_MS = 12 * HOUR;

/**
 * How far ahead something is, beside the day that `formatDay` says: "in 3 hours" while it is near, then by the calendar,
 * "in 2 days". Null where the day says it all.
 */
export const formatAhead = (then: number, now: number, timeZone?: string): string | null => {
  if (then - now < HOURS_AHEAD_MS) return formatRelative(then, now);
  const days = daysBetween(now, then, timeZone);
  return days > 1 ? inUnits(days, "day") : null;
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
