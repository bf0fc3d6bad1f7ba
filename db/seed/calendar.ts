import { busyTimes } from "../schema/index.ts";
import { insert, MINUTE, type World } from "./world.ts";

type Source = "session" | "intro_session";

interface Slot {
  readonly start: Date;
  readonly end: Date;
}

/** Everybody's booked hours, so that the seed never asks the database for a double booking. */
export interface Calendar {
  /** Takes exactly this time. Fails when somebody is busy then. */
  readonly bookAt: (
    people: readonly string[],
    start: Date,
    length: number,
    source: Source,
    id: string,
  ) => Slot;
  /** Takes the first free time at or after `wanted`, on the half hour, between 7 and 21 UTC. */
  readonly book: (
    people: readonly string[],
    wanted: Date,
    length: number,
    source: Source,
    id: string,
  ) => Slot;
  /** As `book`, and undefined when that would end after `latest`. */
  readonly bookBefore: (
    latest: Date,
    ...booking: [people: readonly string[], wanted: Date, length: number, source: Source, id: string]
  ) => Slot | undefined;
  /** Hands over the rows of `busy_times`. */
  readonly write: () => void;
}

const STEP = 30 * MINUTE;

export function makeCalendar(world: World): Calendar {
  const rows: (typeof busyTimes.$inferInsert & { during: Slot })[] = [];
  const free = (people: readonly string[], { start, end }: Slot) =>
    !rows.some((row) => people.includes(row.userId) && row.during.start < end && start < row.during.end);
  const take = (people: readonly string[], during: Slot, sourceType: Source, sourceId: string): Slot => {
    for (const userId of people) rows.push({ userId, during, sourceType, sourceId });
    return during;
  };
  const slot = (start: number, length: number): Slot => ({
    start: new Date(start),
    end: new Date(start + length),
  });
  const firstFree = (people: readonly string[], wanted: Date, length: number): Slot => {
    let start = Math.ceil(wanted.getTime() / STEP) * STEP;
    for (;;) {
      const candidate = slot(start, length);
      const hour = candidate.start.getUTCHours();
      if (hour >= 7 && hour < 21 && free(people, candidate)) return candidate;
      start += STEP;
    }
  };
  return {
    bookAt: (people, start, length, source, id) => {
      const wanted = slot(start.getTime(), length);
      if (!free(people, wanted)) throw new Error("the demo data books somebody twice");
      return take(people, wanted, source, id);
    },
    book: (people, wanted, length, source, id) => take(people, firstFree(people, wanted, length), source, id),
    bookBefore: (latest, people, wanted, length, source, id) => {
      const found = firstFree(people, wanted, length);
      return found.end > latest ? undefined : take(people, found, source, id);
    },
    write: () => insert(world, busyTimes, rows),
  };
}
