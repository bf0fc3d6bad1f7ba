import { Effect, Schema } from "effect";
import type { Database } from "../../db/database.ts";
import { readQuietHours, writeQuietHours } from "../identity/quiet-hours.ts";
import { BadRequest } from "../shared/errors.ts";
import { dateAfter, instantOf, wallTimeOf } from "../shared/time/time-zones.ts";
import type { NotificationType } from "./model.ts";

/** `HH:MM`. */
const TimeOfDay = Schema.String.check(Schema.isPattern(/^([01]\d|2[0-3]):[0-5]\d$/));

/** From one time of day until another in the user's own time zone; they may span midnight. */
export const QuietHours = Schema.Struct({ from: TimeOfDay, to: TimeOfDay });
export type QuietHours = typeof QuietHours.Type;

/** What is shown at once at any hour: a call for help waits for nobody. */
const URGENT: readonly NotificationType[] = ["summon"];

export const isUrgent = (type: NotificationType): boolean => URGENT.includes(type);

/**
 * When quiet hours that hold at an instant end, both in milliseconds since 1970; null where none hold. `zone` is the
 * user's: one that nobody knows counts as UTC.
 */
export const quietUntil = ({ from, to }: QuietHours, zone: string, now: number): number | null => {
  const today = wallTimeOf(zone, now).date;
  for (const date of [dateAfter(today, -1), today]) {
    const end = instantOf(zone, to <= from ? dateAfter(date) : date, to);
    if (instantOf(zone, date, from) <= now && now < end) return end;
  }
  return null;
};

/** A user's quiet hours; null for whoever has none. */
export const quietHoursOf = Effect.fn("notifications.quietHoursOf")(function* (
  database: Database["Service"],
  userId: string,
) {
  const hours = yield* database.query((db) => readQuietHours(db, userId));
  return hours === undefined ? null : { from: hours.from, to: hours.to };
});

/** Sets or ends them. `BadRequest` where they begin and end at the same time. */
export const setQuietHours = Effect.fn("notifications.setQuietHours")(function* (
  database: Database["Service"],
  userId: string,
  hours: QuietHours | null,
) {
  if (hours !== null && hours.from === hours.to)
    return yield* new BadRequest({ message: "quietHours: must not begin and end at the same time." });
  yield* database.query((db) => writeQuietHours(db, userId, hours));
  return hours;
});
