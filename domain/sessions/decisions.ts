import { Effect } from "effect";
import { Conflict, Forbidden } from "../shared/errors.ts";
import type { Decide } from "./change.ts";
import {
  closed,
  joined,
  lapsed,
  type Observation,
  type Report,
  reported,
  type Sighting,
} from "./observations.ts";
import { closesAt, isOpen, whyNotJoin } from "./rules.ts";
import type { LockedSession } from "./store.ts";

/** What a room tells with everything that it asks for. */
export interface Told {
  readonly sessionId: string;
  /** Milliseconds since 1970, by the clock of the room that tells. */
  readonly at: number;
  readonly report: Report;
}

/**
 * Takes in what a room has heard. Who was refused a seat was never there, whatever the room had to assume while it
 * had no answer; and nobody is there beyond the time at which the session is closed.
 */
const hear = (session: LockedSession, before: readonly Observation[], { seen, left }: Report) => {
  const inTime = <S extends Sighting>(word: S): S => ({ ...word, at: Math.min(word.at, closesAt(session)) });
  const mayHave = ({ userId, at }: { userId: string; at: number }) =>
    (userId === session.teacherId || userId === session.studentId) && whyNotJoin(session, at) === null;
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
      return Effect.fail(new Forbidden({ message: "This session is for its teacher and its student." }));
    const known = isOpen(session) ? hear(session, before, report) : before;
    const observations = joined(known, { connectionId, userId, at });
    const refusal = observations === known ? null : whyNotJoin(session, at);
    return refusal === null
      ? Effect.succeed({ observations })
      : Effect.fail(new Conflict({ message: refusal }));
  };

/** The teacher ends the session: who is there has been there until now. */
export const ending =
  ({ userId, at, report }: Told & { userId: string }): Decide<Forbidden | Conflict> =>
  (session, before) => {
    if (userId !== session.teacherId)
      return Effect.fail(new Forbidden({ message: "Only the teacher ends the session." }));
    if (session.status === "cancelled")
      return Effect.fail(new Conflict({ message: "This session was cancelled." }));
    if (!isOpen(session)) return Effect.succeed({ observations: before });
    const observations = closed(hear(session, before, report), at, at);
    return Effect.succeed({ observations, end: { kind: "asked", at } });
  };

/** The session's time is over; before that, only the report counts. */
export const closing =
  ({ at, report }: Pick<Told, "at" | "report">): Decide =>
  (session, before) => {
    if (!isOpen(session)) return Effect.succeed({ observations: before });
    const known = hear(session, before, report);
    if (at < closesAt(session)) return Effect.succeed({ observations: known });
    const observations = closed(known, closesAt(session), at);
    return Effect.succeed({ observations, end: { kind: "due" } });
  };

/** What a sweep does: it closes what no room vouches for, and everything once the session's time is over. */
export const sweeping =
  (now: number): Decide =>
  (session, before) =>
    Effect.succeed(
      now < closesAt(session)
        ? { observations: lapsed(before, now) }
        : { observations: closed(before, closesAt(session), now), end: { kind: "due" } },
    );
