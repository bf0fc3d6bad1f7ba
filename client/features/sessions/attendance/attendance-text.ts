import type { Attendance, LiveSession, Session } from "../../../../domain/sessions/model.ts";
import { frameOf, intervalsOf, inWindow, wholeSeconds } from "../../../../domain/sessions/rules.ts";
import { lengthOf, overlaps, upTo } from "../../../../domain/shared/intervals.ts";
import { formatDuration, formatTime } from "../../../lib/time/time.ts";
import { evidenceTexts, attendanceTexts as texts } from "../texts/attendance.ts";

/** Lengths below this many seconds are not worth a word; the list of stays shows them. */
const WORTH_SAYING = 60;

/** Milliseconds within the booked window between the stays of somebody who came back. */
export const awayMs = (attendance: Pick<Attendance, "intervals">, session: Session): number => {
  const stays = inWindow(intervalsOf(attendance), frameOf(session));
  const gaps = stays.slice(1).map(({ joinedAt }, index) => ({
    joinedAt: stays[index]?.leftAt ?? joinedAt,
    leftAt: joinedAt,
  }));
  return lengthOf(gaps, 0);
};

/** From when to when both were in the room, whatever lay between, as ISO 8601; null where they never were. */
export const togetherSpan = ({
  attendance,
  asOf,
}: Pick<LiveSession, "attendance" | "asOf">): { readonly from: string; readonly to: string } | null => {
  const [one = [], other = []] = attendance.map(intervalsOf);
  const both = overlaps(upTo(one, Date.parse(asOf)), upTo(other, Date.parse(asOf)));
  const [first, last] = [both[0], both.at(-1)];
  if (!first || !last) return null;
  const iso = (at: number) => new Date(at).toISOString();
  return { from: iso(first.joinedAt), to: iso(last.leftAt ?? Date.parse(asOf)) };
};

/** What was seen of somebody who counts as absent: it is named apart, and makes no attendance. */
const evidence = ({ inRoomMs, inWindowMs, beforeStartMs }: Attendance): string[] => {
  const after = inRoomMs - inWindowMs - beforeStartMs;
  const seen = (ms: number, text: (length: string) => string) =>
    ms > 0 ? [text(formatDuration(wholeSeconds(ms)))] : [];
  return [
    ...seen(beforeStartMs, evidenceTexts.before),
    ...seen(inWindowMs, evidenceTexts.during),
    ...seen(after, evidenceTexts.after),
  ];
};

/**
 * Somebody's attendance in words: whether they are or were here, how late, how early gone, how long away. Judged by
 * the booked window alone; what lies before it is said apart. `attendance` is as of `now`, the server's time in ms;
 * times are in the device's zone unless another is given.
 */
export const attendanceText = (
  attendance: Attendance | undefined,
  session: Session,
  now: number,
  timeZone?: string,
): string[] => {
  if (!attendance) return [texts.notHere];
  const last = attendance.intervals.at(-1);
  const here =
    attendance.present && last ? [texts.hereSince(formatTime(last.joinedAt, "time", timeZone))] : [];
  if (attendance.noShow) return [...(here.length > 0 ? here : [texts.didntCome]), ...evidence(attendance)];
  if (!last) return [texts.notHere];
  const said =
    here.length > 0
      ? here
      : [last.leftAt ? texts.leftAt(formatTime(last.leftAt, "time", timeZone)) : texts.left];
  const add = (seconds: number, text: (length: string) => string, least = WORTH_SAYING) => {
    if (seconds >= least) said.push(text(formatDuration(seconds)));
  };
  add(attendance.lateSeconds ?? 0, texts.late);
  add(attendance.earlySeconds ?? 0, texts.leftEarly);
  add(wholeSeconds(awayMs(attendance, session)), texts.away, 1);
  if (now >= Date.parse(session.scheduledStart))
    add(wholeSeconds(attendance.beforeStartMs), texts.beforeInRoom);
  return said;
};

/** The share of the booked time in which somebody was there, in whole per cent: never more than 100. */
export const percentAttended = ({ inWindowMs }: Attendance, session: Session): number => {
  const { scheduledStart, scheduledEnd } = frameOf(session);
  return Math.floor((inWindowMs / (scheduledEnd - scheduledStart)) * 100);
};
