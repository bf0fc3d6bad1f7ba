import type { BookedSession, Learning, LearningModule } from "../../../../domain/learning/model.ts";
import type { Figures } from "../../../../domain/learning/rules.ts";
import { canJoin } from "../../../../domain/sessions/rules.ts";
import { isDone, type MarksState } from "../../../live/marks/marks-state.ts";
import { curriculumParts } from "../../courses/course/curriculum-sessions.ts";

/** The modules with the marks as this device knows them. */
export const markedModules = ({ modules }: Learning, marks: MarksState): readonly LearningModule[] =>
  modules.map((module) => {
    const isComplete = isDone(marks, module.id);
    return isComplete === module.isComplete ? module : { ...module, isComplete };
  });

const counts = ({ outcome }: BookedSession): boolean => outcome === "held" || outcome === "cut_short";

/** How far somebody is, by the rules by which the server decides. */
export const figuresOf = (learning: Learning, modules: readonly LearningModule[]): Figures => {
  const held = learning.sessions.filter(counts).length + learning.waived.length;
  return {
    modules: { done: modules.filter(({ isComplete }) => isComplete).length, total: modules.length },
    sessions: { done: Math.min(held, learning.sessionCount), total: learning.sessionCount },
    homework: {
      done: learning.homework.filter(({ status }) => status === "reviewed").length,
      total: learning.homework.length,
    },
  };
};

/** How far that is as it is drawn: modules, or sessions where there are none. */
export const drawnOf = ({ modules, sessions }: Pick<Figures, "modules" | "sessions">) =>
  modules.total > 0 ? modules : sessions;

/** The session that comes next: the one that can be joined, else the soonest that is not over. */
export const nextSession = ({ sessions }: Learning, now: number): BookedSession | null => {
  const open = sessions.filter(
    ({ status, scheduledEnd }) =>
      (status === "scheduled" || status === "in_progress") && Date.parse(scheduledEnd) > now,
  );
  return open.find((session) => canJoin(session, now)) ?? open[0] ?? null;
};

/** Modules of a session, by their ids: those that stay the same stay in place while something else of them changes. */
export interface Part {
  readonly number: number | null;
  readonly ids: readonly string[];
}

/** The modules by live session. */
export const partsOf = (modules: readonly LearningModule[]): readonly Part[] =>
  curriculumParts(modules).map(({ number, modules: held }) => ({ number, ids: held.map(({ id }) => id) }));

/** Whether two divisions of the modules are the same. */
export const isSameParts = (one: readonly Part[], other: readonly Part[]): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
