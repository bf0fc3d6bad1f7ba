import type { LiveSession } from "../../../domain/sessions/model.ts";

/** The span of time a session's timeline shows, in milliseconds since 1970. */
export interface Scale {
  readonly from: number;
  readonly to: number;
}

/** A span on a timeline, as shares of its width from 0 to 1. */
export interface Span {
  readonly start: number;
  readonly width: number;
  readonly open: boolean;
}

/** From the first that happened or was booked to the last; a session under way grows up to `now`. */
export const scaleOf = ({ session, attendance }: LiveSession, now: number): Scale => {
  const times = [Date.parse(session.scheduledStart), Date.parse(session.scheduledEnd)];
  for (const { intervals } of attendance)
    for (const { joinedAt, leftAt } of intervals)
      times.push(Date.parse(joinedAt), leftAt ? Date.parse(leftAt) : now);
  if (session.status === "in_progress") times.push(now);
  return { from: Math.min(...times), to: Math.max(...times) };
};

/** Where an instant stands on the scale, from 0 to 1. */
export const placeOf = ({ from, to }: Scale, at: number): number =>
  to > from ? Math.min(1, Math.max(0, (at - from) / (to - from))) : 0;

/** Somebody's stays on the scale; an open one reaches up to `now`. */
export const spans = (
  scale: Scale,
  intervals: LiveSession["attendance"][number]["intervals"],
  now: number,
): readonly Span[] =>
  intervals.map(({ joinedAt, leftAt }) => {
    const start = placeOf(scale, Date.parse(joinedAt));
    return {
      start,
      width: Math.max(0, placeOf(scale, leftAt ? Date.parse(leftAt) : now) - start),
      open: leftAt === null,
    };
  });
