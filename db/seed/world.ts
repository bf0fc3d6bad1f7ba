import type { PgTable } from "drizzle-orm/pg-core";
import { v7 } from "uuid";
import type { SessionOutcome } from "../../domain/sessions/model.ts";
import type { Drizzle } from "../pool.ts";
import { makeRandom, type Random } from "./random.ts";

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export interface Person {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  readonly joinedAt: Date;
}

export interface Course {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly creator: Person;
  readonly teachers: readonly Person[];
  readonly priceCents: number;
  readonly sessionCount: number;
  readonly moduleIds: readonly string[];
  readonly chatRoomId: string;
  readonly publishedAt: Date;
}

export interface Enrollment {
  readonly id: string;
  readonly student: Person;
  readonly course: Course;
  /** The S-T, or the creator where nobody else teaches this student. */
  readonly teacher: Person;
  readonly status: "enrolled" | "in_progress" | "completed" | "cancelled";
  readonly enrolledAt: Date;
  readonly endedAt: Date | null;
}

export interface Session {
  readonly id: string;
  readonly enrollment: Enrollment;
  readonly start: Date;
  readonly end: Date;
  readonly status: "scheduled" | "completed" | "cancelled";
  /** What became of a completed one, once it is decided. */
  outcome: SessionOutcome | null;
}

export interface GoodwillEntry {
  readonly from: Person | null;
  readonly to: Person | null;
  readonly points: number;
  readonly reason:
    | "summon_help"
    | "question_answer"
    | "first_session_mentor"
    | "referral"
    | "remedial_volunteer"
    | "availability_bonus"
    | "starter_grant"
    | "promotion";
  readonly cause: string;
  readonly course: Course | null;
  readonly summonId: string | null;
  readonly at: Date;
}

/** What the steps of the seed hand on to one another. */
export interface World {
  readonly db: Drizzle;
  readonly random: Random;
  readonly now: Date;
  readonly people: Map<string, Person>;
  readonly courses: Map<string, Course>;
  readonly enrollments: Enrollment[];
  readonly sessions: Session[];
  readonly goodwill: GoodwillEntry[];
  /** Rows that wait to be written. */
  readonly pending: Map<PgTable, PgTable["$inferInsert"][]>;
}

export const makeWorld = (db: Drizzle, now: Date): World => ({
  db,
  random: makeRandom(20_250_101),
  now,
  people: new Map(),
  courses: new Map(),
  enrollments: [],
  sessions: [],
  goodwill: [],
  pending: new Map(),
});

/** A UUIDv7 that carries the moment its row came to be, so that ids sort as they would have. */
export const idAt = (world: World, at: Date): string =>
  v7({ msecs: at.getTime(), random: world.random.bytes(16), seq: world.random.int(0, 0x7fff_ffff) });

export const ago = (world: World, milliseconds: number): Date => new Date(world.now.getTime() - milliseconds);
export const after = (moment: Date, milliseconds: number): Date => new Date(moment.getTime() + milliseconds);
export const dateOf = (moment: Date): string => moment.toISOString().slice(0, 10);

export function person(world: World, handle: string): Person {
  const found = world.people.get(handle);
  if (!found) throw new Error(`nobody has the handle ${handle}`);
  return found;
}

export function course(world: World, slug: string): Course {
  const found = world.courses.get(slug);
  if (!found) throw new Error(`there is no course ${slug}`);
  return found;
}

/** Members of a course's chat: creator, S-Ts and everybody enrolled. */
export function membersOf(world: World, of: Course): Person[] {
  const students = world.enrollments
    .filter((enrollment) => enrollment.course === of && enrollment.status !== "cancelled")
    .map((enrollment) => enrollment.student);
  return [...new Set([of.creator, ...of.teachers, ...students])];
}

/** A statement takes at most 65,535 parameters. */
const ROWS_A_STATEMENT = 500;

/** Puts rows aside for `flush`: tables are written in the order in which they were first named here. */
export function insert<T extends PgTable>(world: World, table: T, rows: readonly T["$inferInsert"][]): void {
  const waiting = world.pending.get(table) ?? [];
  waiting.push(...rows);
  world.pending.set(table, waiting);
}

/** Writes what waits. Needed before anything is read back or computed in the database. */
export async function flush(world: World): Promise<void> {
  const pending = [...world.pending];
  world.pending.clear();
  for (const [table, rows] of pending) {
    for (let from = 0; from < rows.length; from += ROWS_A_STATEMENT) {
      await world.db.insert(table).values(rows.slice(from, from + ROWS_A_STATEMENT));
    }
  }
}
