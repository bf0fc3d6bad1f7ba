import { deviceTimeZone } from "../../lib/time/time.ts";
import { me } from "../../shell/me.ts";

/**
 * The zone by which a creator's days begin, and so the one of every time and day on the dashboard: their own setting.
 * That of the device where this browser does not know it yet.
 */
export const dashboardZone = (): string => {
  const own = me()?.timeZone ?? "UTC";
  const known = usable.get(own) ?? usableZone(own);
  usable.set(own, known);
  return known;
};

/** What was found of each zone: asking the browser takes its time, and every time on the page asks. */
const usable = new Map<string, string>();

const usableZone = (zone: string): string => {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return zone;
  } catch {
    return deviceTimeZone();
  }
};
