import type { QuietHours } from "../../../../domain/notifications/quiet-hours.ts";

/** Whether quiet hours hold at an instant, by the clock of their person's time zone; an unknown zone is the device's. */
export const isQuiet = ({ from, to }: QuietHours, timeZone: string, now: Date): boolean => {
  const clock = clockOf(timeZone, now);
  return from < to ? from <= clock && clock < to : clock >= from || clock < to;
};

/** `HH:MM`. */
const clockOf = (timeZone: string, now: Date): string => {
  const format = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
  try {
    return new Intl.DateTimeFormat("en-GB", { ...format, timeZone }).format(now);
  } catch {
    return new Intl.DateTimeFormat("en-GB", format).format(now);
  }
};
