import type { LiveSession, Session, SessionOutcome } from "../../../../domain/sessions/model.ts";
import { outcomeOf, shownFigures } from "../../../../domain/sessions/outcome/rules.ts";
import { isOpen } from "../../../../domain/sessions/rules.ts";
import type { Tone } from "../../../ui/display/badge.tsx";

/** What became of a session, in two words and their tone. */
export const outcomeBadge: Record<SessionOutcome, readonly [Tone, string]> = {
  held: ["good", "Held"],
  cut_short: ["mark", "Cut short"],
  student_absent: ["danger", "Student absent"],
  teacher_absent: ["danger", "Teacher absent"],
  nobody: ["plain", "Not held"],
};

/** The same as a sentence about the session. */
export const outcomeSentence = (session: Session): string => {
  switch (session.outcome) {
    case "held":
      return "This session was held";
    case "cut_short":
      return "This session was cut short";
    case "student_absent":
      return `${session.student.name} didn’t come`;
    case "teacher_absent":
      return `${session.teacher.name} didn’t come`;
    default:
      return session.status === "cancelled" ? "This session was cancelled" : "This session wasn’t held";
  }
};

/** What a session of a list is once it is past; null while it may still be entered. `now`: the server's, in ms. */
export const pastBadge = (session: Session, now: number): readonly [Tone, string] | null => {
  if (session.outcome) return outcomeBadge[session.outcome];
  if (session.status === "cancelled") return ["plain", "Cancelled"];
  return isOpen(session) && Date.parse(session.scheduledEnd) < now ? ["plain", "Over"] : null;
};

/** What a session is, for whoever watches it. `live` is as of `now`; past its end it says what it would be closed as. */
export const liveBadge = (live: LiveSession, now: number): readonly [Tone, string] => {
  const past = live.session.outcome ?? null;
  if (past !== null) return outcomeBadge[past];
  if (live.session.status === "cancelled") return ["plain", "Cancelled"];
  const here = live.attendance.filter((one) => one.present).length;
  if (here === 2) return ["good", "Both here"];
  if (here === 1) return ["mark", "One is waiting"];
  return now > Date.parse(live.session.scheduledEnd)
    ? outcomeBadge[outcomeOf(shownFigures(live))]
    : ["mark", "Nobody here"];
};
