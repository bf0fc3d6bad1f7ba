import { HISTORIES, TABLE_FROM, ZONES } from "./time-zone-table.ts";

/**
 * The one place that turns the time on a wall into an instant and back. Runtimes and databases each bring zones of
 * another year, so nothing else on the server may ask them for one; see docs/adr/0026-one-table-of-time-zones.md.
 */

/** A zone by the name that is shown, and the other names that it has. */
export interface TimeZone {
  readonly name: string;
  readonly aliases: readonly string[];
}

/** What a clock in some zone shows: `YYYY-MM-DD` and `HH:MM:SS`. */
export interface WallTime {
  readonly date: string;
  readonly time: string;
}

/** When the offset of a zone changes, in ms since 1970, and what it is from then on, in ms. */
interface Change {
  readonly at: number;
  readonly offset: number;
}

const QUARTER = 900_000;
const DAY = 86_400_000;
const lines = (text: string): string[] => text.trim().split("\n");

const histories = lines(HISTORIES);
const rows = lines(ZONES).map((line) => {
  const [name = "UTC", history = "0", ...aliases] = line.split(" ");
  return { name, aliases, history: Number.parseInt(history, 36) };
});
const byName = new Map(
  rows.flatMap((row) => [row.name, ...row.aliases].map((name) => [name.toLowerCase(), row] as const)),
);

/** Every zone that there is, in alphabetic order of the names shown. */
export const TIME_ZONES: readonly TimeZone[] = rows.map(({ name, aliases }) => ({ name, aliases }));

/** The zone's name as it is shown, by any of its names in any case; null where there is none, as for `+02:00`. */
export const timeZoneNamed = (name: string): string | null => byName.get(name.toLowerCase())?.name ?? null;

const decoded = new Map<number, readonly Change[]>();

/** The changes of a zone, the first one at the beginning of time. A zone that nobody knows is UTC. */
const changesOf = (zone: string): readonly Change[] => {
  const index = byName.get(zone.toLowerCase())?.history ?? byName.get("utc")?.history ?? 0;
  const known = decoded.get(index);
  if (known) return known;
  const [first = "0", ...words] = (histories[index] ?? "0").split(" ");
  const changes: Change[] = [{ at: Number.NEGATIVE_INFINITY, offset: Number.parseInt(first, 36) * QUARTER }];
  let at = TABLE_FROM;
  for (const word of words) {
    const [since = "0", offset] = word.split(":");
    at += Number.parseInt(since, 36) * QUARTER;
    const previous = changes.at(-2)?.offset ?? 0;
    changes.push({ at, offset: offset === undefined ? previous : Number.parseInt(offset, 36) * QUARTER });
  }
  decoded.set(index, changes);
  return changes;
};

/**
 * How far a zone's clocks are ahead of UTC at an instant (ms since 1970), in milliseconds. Outside the years of the
 * table it is as at their edge; in a zone that nobody knows it is 0.
 */
export const offsetAt = (zone: string, instant: number): number =>
  changesOf(zone).findLast(({ at }) => at <= instant)?.offset ?? 0;

const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/;

/**
 * The instant, in milliseconds since 1970, at which clocks in `zone` show that date (`YYYY-MM-DD`) and time (`HH:MM`,
 * `HH:MM:SS`). The offset from before a change decides what a change makes doubtful: a time that is skipped is so
 * much later, and of one that comes twice it is the first. `RangeError` for what is no date or no time.
 */
export const instantOf = (zone: string, date: string, time: string): number => {
  const wall = Date.parse(`${date}T${time}Z`);
  if (!DATE.test(date) || !TIME.test(time) || new Date(wall).toISOString().slice(0, 10) !== date)
    throw new RangeError(`${date} ${time} is on no calendar and no clock`);
  const before = wall - offsetAt(zone, wall - DAY);
  const after = wall - offsetAt(zone, wall + DAY);
  return [before, after].find((instant) => instant + offsetAt(zone, instant) === wall) ?? before;
};

/** What clocks in `zone` show at an instant, in milliseconds since 1970. */
export const wallTimeOf = (zone: string, instant: number): WallTime => {
  const shown = new Date(instant + offsetAt(zone, instant)).toISOString();
  return { date: shown.slice(0, 10), time: shown.slice(11, 19) };
};

/** The day after a date, or `days` after it; both are `YYYY-MM-DD`. */
export const dateAfter = (date: string, days = 1): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
