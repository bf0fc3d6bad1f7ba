import type { LiveSession, Session, SessionOutcome } from "../../../../domain/sessions/model.ts";
import { outcomeOf, shownFigures } from "../../../../domain/sessions/outcome/rules.ts";
import { isOpen } from "../../../../domain/sessions/rules.ts";
import type { Tone } from "../../../ui/display/badge.tsx";
import { outcomeTexts as texts } from "../texts/row.ts";

/** What became of a session, in two words and their tone. */
export const outcomeBadge: Record<SessionOutcome, readonly [Tone, string]> = {
  held: ["good", texts.held],
  cut_short: ["mark", texts.cutShort],
  student_absent: ["danger", texts.studentAbsent],
  teacher_absent: ["danger", texts.teacherAbsent],
  nobody: ["plain", texts.missed],
};

/** The same as a sentence about the session. */
export const outcomeSentence = (session: Session): string => {
  switch (session.outcome) {
    case "held":
      return texts.heldSentence;
    case "cut_short":
      return texts.cutShortSentence;
    case "student_absent":
      return texts.absentSentence(session.student.name);
    case "teacher_absent":
      return texts.absentSentence(session.teacher.name);
    default:
      return session.status === "cancelled" ? texts.canceledSentence : texts.missedSentence;
  }
};

/** What a session of a list is once it is past; null while it may still be entered. `now`: the server's, in ms. */
export const pastBadge = (session: Session, now: number): readonly [Tone, string] | null => {
  if (session.outcome) return outcomeBadge[session.outcome];
  if (session.status === "cancelled") return ["plain", texts.canceled];
  return isOpen(session) && Date.parse(session.scheduledEnd) < now ? ["plain", texts.over] : null;
};

/** What a session is, for whoever watches it. `live` is as of `now`; past its end it says what it would be closed as. */
export const liveBadge = (live: LiveSession, now: number): readonly [Tone, string] => {
  const past = live.session.outcome ?? null;
  if (past !== null) return outcomeBadge[past];
  if (live.session.status === "cancelled") return ["plain", texts.canceled];
  const here = live.attendance.filter((one) => one.present).length;
  if (here === 2) return ["good", texts.bothHere];
  if (here === 1) return ["mark", texts.oneWaiting];
  return now > Date.parse(live.session.scheduledEnd)
    ? outcomeBadge[outcomeOf(shownFigures(live))]
    : ["mark", texts.nobodyHere];
};
