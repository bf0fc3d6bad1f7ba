import { deviceTimeZone } from "../../lib/time.ts";
import { me } from "../../stores/me.ts";

/**
 * The zone by which a creator's days begin, and so the one of every time and day on the dashboard: their own setting.
 * That of the device where this browser does not know it yet.
 */
export const dashboardZone = (): string => {
  const own = me()?.timeZone ?? "UTC";
  try {
    return new Intl.DateTimeFormat("en", { timeZone: own }) && own;
  } catch {
    return deviceTimeZone();
  }
};
