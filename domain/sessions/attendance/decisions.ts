import { Effect } from "effect";
import { Conflict, Forbidden } from "../../shared/errors.ts";
import { union } from "../../shared/intervals.ts";
import { closesAt, dueAt, isOpen, NOT_ENROLLED, whyNotJoin } from "../rules.ts";
import {
  closed,
  joined,
  lapsed,
  type Observation,
  type Report,
  reported,
  type Sighting,
} from "./observations.ts";
import type { LockedSession } from "./store.ts";

/** What becomes of a session: what has been seen in it by now, and whether that was its end. */
export interface Decision {
  readonly observations: readonly Observation[];
  /**
   * `asked`: somebody ends it at that moment, and it must have begun. `due`: its time is over; it ended when the two
   * were last together, or as it was booked to end.
   */
  readonly end?:
    | { readonly kind: "asked"; readonly at: number; readonly by: string }
    | { readonly kind: "due" };
}

/** Decides what becomes of a locked session. It may run more than once, and does nothing but decide. */
export type Decide<E = never> = (
  session: LockedSession,
  observations: readonly Observation[],
) => Effect.Effect<Decision, E>;

/** What a room tells with everything that it asks for. */
export interface Told {
  readonly sessionId: string;
  /** Milliseconds since 1970, by the clock of the room that tells. */
  readonly at: number;
  readonly report: Report;
}

/** Why nobody may take a seat at `at` (milliseconds since 1970); null when they may. */
const whyNotSit = (session: LockedSession, at: number): string | null =>
  whyNotJoin(session, at) ?? (session.isEnrolled ? null : NOT_ENROLLED);

/**
 * Takes in what a room has heard. Whoever was refused a seat was never there, whatever the room had to assume while it
 * had no answer; and nobody is there beyond the time at which the session is closed.
 */
const hear = (session: LockedSession, before: readonly Observation[], { seen, left }: Report) => {
  const inTime = <S extends Sighting>(word: S): S => ({ ...word, at: Math.min(word.at, closesAt(session)) });
  const mayHave = ({ userId, at }: { userId: string; at: number }) =>
    (userId === session.teacherId || userId === session.studentId) && whyNotSit(session, at) === null;
  const departed = left.filter(({ asked }) => asked === null || mayHave(asked));
  return reported(before, { seen: seen.map(inTime), left: departed.map(inTime) });
};

/** Takes in a report. What comes after the end of a session changes nothing any more. */
export const telling =
  ({ report }: Told): Decide =>
  (session, before) =>
    Effect.succeed({ observations: isOpen(session) ? hear(session, before, report) : before });

/** A connection of the teacher or the student takes a seat, while the session takes people in. */
export const joining =
  ({
    userId,
    connectionId,
    at,
    report,
  }: Told & { userId: string; connectionId: string }): Decide<Forbidden | Conflict> =>
  (session, before) => {
    if (userId !== session.teacherId && userId !== session.studentId)
      return Effect.fail(new Forbidden({ message: "Only this session’s teacher and student can open it." }));
    const known = isOpen(session) ? hear(session, before, report) : before;
    const observations = joined(known, { connectionId, userId, at });
    const refusal = observations === known ? null : whyNotSit(session, at);
    return refusal === null
      ? Effect.succeed({ observations })
      : Effect.fail(new Conflict({ message: refusal }));
  };

/** The teacher ends the session: who is there has been there until now. */
export const ending =
  ({ userId, at, report }: Told & { userId: string }): Decide<Forbidden | Conflict> =>
  (session, before) => {
    if (userId !== session.teacherId)
      return Effect.fail(new Forbidden({ message: "Only the teacher can end the session." }));
    if (session.status === "cancelled")
      return Effect.fail(new Conflict({ message: "This session was canceled." }));
    if (!isOpen(session)) return Effect.succeed({ observations: before });
    const observations = closed(hear(session, before, report), at, at);
    return Effect.succeed({ observations, end: { kind: "asked", at, by: userId } });
  };

/** The session as it stands once its time may be over: closed when that is so, by what was seen. */
const closedIfDue = (session: LockedSession, seen: readonly Observation[], now: number): Decision => {
  const of = (userId: string) => union(seen.filter((one) => one.userId === userId));
  if (now < dueAt(session, of(session.teacherId), of(session.studentId))) return { observations: seen };
  return { observations: closed(seen, Math.min(now, closesAt(session)), now), end: { kind: "due" } };
};

/** The session's time may be over; before that, only the report counts. */
export const closing =
  ({ at, report }: Pick<Told, "at" | "report">): Decide =>
  (session, before) =>
    Effect.succeed(
      isOpen(session) ? closedIfDue(session, hear(session, before, report), at) : { observations: before },
    );

/** What a sweep does: it closes what no room vouches for, and the session once its time is over. */
export const sweeping =
  (now: number): Decide =>
  (session, before) =>
    Effect.succeed(closedIfDue(session, lapsed(before, now), now));

/**
 * One of the two sits in another session from `at` on. After this one's booked end that closes it: the other waits for
 * nobody any more.
 */
export const movingOn =
  (userId: string, at: number): Decide =>
  (session, before) => {
    const seen = before.map((one) =>
      one.userId === userId && one.leftAt === null && one.joinedAt <= at ? { ...one, leftAt: at } : one,
    );
    if (session.status !== "in_progress" || at < session.scheduledEnd)
      return Effect.succeed({ observations: seen });
    return Effect.succeed({ observations: closed(seen, at, at), end: { kind: "due" } });
  };
