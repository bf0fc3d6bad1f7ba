import type { Attendance, BriefSession, LiveSession } from "../model.ts";
import { asOf } from "../rules.ts";

type Stay = Attendance["intervals"][number];

/** A number that stands for these stays: that of others is the same once in four thousand million times (FNV-1a). */
const markOf = (stays: readonly Stay[]): number => {
  let mark = 0x811c9dc5;
  for (const { joinedAt, leftAt } of stays)
    for (const time of [Date.parse(joinedAt), leftAt === null ? 0 : Date.parse(leftAt)])
      for (const part of [time % 2 ** 32, Math.floor(time / 2 ** 32)])
        mark = Math.imul(mark ^ part, 0x01000193) >>> 0;
  return mark;
};

/** A session in short. */
export const briefly = ({ session, attendance, version, asOf: told }: LiveSession): BriefSession => ({
  sessionId: session.id,
  version,
  asOf: told,
  status: session.status,
  outcome: session.outcome,
  scheduledStart: session.scheduledStart,
  scheduledEnd: session.scheduledEnd,
  startedAt: session.startedAt,
  endedAt: session.endedAt,
  endedBy: session.endedBy,
  attendance: attendance.map(({ userId, intervals }) => ({
    userId,
    stays: intervals.length,
    mark: markOf(intervals.slice(0, -1)),
    last: intervals.at(-1) ?? null,
  })),
});

/** Somebody's stays after a change, by those before: the last one is new, or another; null when it must be more. */
const staysAfter = (
  before: readonly Stay[],
  { stays, mark, last }: BriefSession["attendance"][number],
): readonly Stay[] | null => {
  if (last === null) return [];
  const kept = before.slice(0, stays - 1);
  return markOf(kept) === mark ? [...kept, last] : null;
};

/** The known session made whole by what changed; null when that cannot be told from it, and it must be asked for. */
export const wholeAgain = (known: LiveSession, brief: BriefSession): LiveSession | null => {
  const { sessionId: _, version, asOf: told, attendance: people, ...changed } = brief;
  const attendance: Attendance[] = [];
  for (const [index, person] of people.entries()) {
    const before = known.attendance[index];
    const intervals = before?.userId === person.userId ? staysAfter(before.intervals, person) : null;
    if (!before || intervals === null) return null;
    attendance.push({ ...before, intervals });
  }
  return asOf(
    { ...known, session: { ...known.session, ...changed }, attendance, version, asOf: told },
    Date.parse(told),
  );
};
