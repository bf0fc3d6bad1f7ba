import type { Summon } from "../../../../domain/summons/model.ts";
import { formatClock } from "../../../lib/time/beat-clock.ts";
import { endedTexts } from "../texts/ending.ts";

/** What came of a request, in the reader's own terms. */
export interface Ending {
  readonly title: string;
  readonly text: string;
}

/** How a request ended for the reader; `wasSilent`: nobody has written anything. */
export const endingOf = (summon: Summon, youId: string, wasSilent: boolean): Ending => {
  const isStudent = youId === summon.studentId;
  const isHelper = youId === summon.responderId;
  const returned = isStudent
    ? endedTexts.returned(summon.points)
    : endedTexts.returnedTo(summon.points, summon.student.name);
  if (summon.status === "expired")
    return { title: isStudent ? endedTexts.nobodyFree : endedTexts.expired, text: returned };
  if (summon.status === "cancelled")
    return { title: summon.responder ? endedTexts.calledOff : endedTexts.canceled, text: returned };
  if (summon.repeatedBy) return askedAgain(summon, summon.repeatedBy, isStudent, isHelper);
  const clock = formatClock(summon.talkSeconds);
  const together = isStudent || isHelper ? endedTexts.together(clock) : endedTexts.theyWere(clock);
  const awarded = summon.pointsAwarded ?? 0;
  if (awarded === 0) {
    const why = wasSilent ? endedTexts.silent : endedTexts.tooShort;
    const carried = summon.carriedSeconds ?? 0;
    const inAll =
      carried > 0 && !wasSilent && (isStudent || isHelper)
        ? ` ${endedTexts.inAll(formatClock(carried + summon.talkSeconds))}`
        : "";
    return { title: endedTexts.finished, text: `${together}${inAll} ${why} ${returned}` };
  }
  const helper = summon.responder?.name ?? endedTexts.someoneElse;
  if (isHelper)
    return {
      title: endedTexts.thanks(summon.student.name),
      text: `${endedTexts.earned(awarded)} ${together}`,
    };
  return {
    title: isStudent ? endedTexts.youThanked(helper) : endedTexts.helped(helper),
    text: `${endedTexts.given(awarded, helper)} ${together}`,
  };
};

/** Whether the student is offered to ask again: nobody came, or it was too short for points. */
export const offersAgain = ({ status, repeatedBy, pointsAwarded }: Summon): boolean =>
  !repeatedBy && (status !== "completed" || (pointsAwarded ?? 0) === 0);

/** A help whose helper was gone: the question went out again. */
const askedAgain = (
  { responder, student }: Summon,
  { status, responder: next }: NonNullable<Summon["repeatedBy"]>,
  isStudent: boolean,
  isHelper: boolean,
): Ending => {
  const left = isHelper
    ? endedTexts.youLeft
    : endedTexts.helperLeft(responder?.name ?? endedTexts.someoneElse);
  return {
    title: isStudent ? endedTexts.youAskedAgain : endedTexts.askedAgainBy(student.name),
    text: `${left} ${endedTexts.again[status](next?.name ?? endedTexts.someoneElse)}`,
  };
};
