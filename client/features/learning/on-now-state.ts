import type { LiveSession } from "../../../domain/sessions/model.ts";

/** How a session that is under way stands: both are there, one waits for the other, or nobody has come. */
export type Standing =
  | { readonly kind: "together" }
  | { readonly kind: "waiting"; readonly here: string; readonly missing: string }
  | { readonly kind: "empty"; readonly minutes: number };

/** Whether somebody has to look after it. */
export const needsYou = (standing: Standing): boolean => standing.kind !== "together";

/** By who is there now; `now` in milliseconds since 1970. Minutes are since the scheduled start, never below none. */
export const standingOf = ({ session, attendance }: LiveSession, now: number): Standing => {
  const isHere = (userId: string) => attendance.some((one) => one.userId === userId && one.present);
  const [teacher, student] = [isHere(session.teacher.id), isHere(session.student.id)];
  if (teacher && student) return { kind: "together" };
  if (teacher) return { kind: "waiting", here: session.teacher.name, missing: session.student.name };
  if (student) return { kind: "waiting", here: session.student.name, missing: session.teacher.name };
  const minutes = Math.floor((now - Date.parse(session.scheduledStart)) / 60_000);
  return { kind: "empty", minutes: Math.max(0, minutes) };
};
