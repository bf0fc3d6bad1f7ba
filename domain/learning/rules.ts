/*
 * When a course is completed (design.md, *completing a course*), and what is left until then. The server decides by it,
 * pages show the same.
 */

/** Something that there is so much of, and so much of it done. */
interface Part {
  readonly done: number;
  readonly total: number;
}

/**
 * How far an enrolment has come: modules that count, included sessions that were held, cut short or waived, and required
 * homework that was accepted.
 */
export interface Figures {
  readonly modules: Part;
  readonly sessions: Part;
  readonly homework: Part;
}

const isDone = ({ done, total }: Part): boolean => done >= total;

/** Whether all of it is done. A course of which nothing can be done is never completed. */
export const isComplete = ({ modules, sessions, homework }: Figures): boolean =>
  modules.total + sessions.total + homework.total > 0 &&
  isDone(modules) &&
  isDone(sessions) &&
  isDone(homework);

/** Whole percent of the modules, rounded down: 100 only when all of them are done. Without any it is that of the sessions. */
export const percentOf = ({ modules, sessions }: Pick<Figures, "modules" | "sessions">): number => {
  const { done, total } = modules.total > 0 ? modules : sessions;
  return total === 0 ? 0 : Math.min(100, Math.floor((100 * done) / total));
};

/** What is left until completion: how many of each kind. Kinds of which nothing is left are left out. */
export const leftOf = ({
  modules,
  sessions,
  homework,
}: Figures): { readonly modules?: number; readonly sessions?: number; readonly homework?: number } => ({
  ...(isDone(modules) ? {} : { modules: modules.total - modules.done }),
  ...(isDone(sessions) ? {} : { sessions: sessions.total - sessions.done }),
  ...(isDone(homework) ? {} : { homework: homework.total - homework.done }),
});

/** A module of the course with whether the student has marked it. */
interface Marked {
  readonly id: string;
  readonly isComplete: boolean;
}

/**
 * The module to go on with: where one was, if that is not done; otherwise the first after it that is not, otherwise the
 * first of all that is not. Null where everything is done.
 */
export const resumeAt = <Module extends Marked>(
  modules: readonly Module[],
  lastModuleId: string | null,
): Module | null => {
  const at = modules.findIndex(({ id }) => id === lastModuleId);
  const open = ({ isComplete: done }: Marked) => !done;
  return modules.slice(Math.max(at, 0)).find(open) ?? modules.find(open) ?? null;
};

/** One's word on a module: done or not, and when it was given, in milliseconds since 1970. */
export interface Mark {
  readonly isComplete: boolean;
  readonly at: number;
}

/**
 * Which of two words on a module stands: the later one; of two of the same moment “done”, so that devices that tell the
 * server in another order end the same.
 */
export const laterMark = (one: Mark, other: Mark): Mark => {
  if (one.at !== other.at) return one.at > other.at ? one : other;
  return one.isComplete ? one : other;
};
