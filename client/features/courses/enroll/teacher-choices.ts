import type { CourseTeacher } from "../../../../domain/courses/model.ts";
import type { Person } from "../../../../domain/shared/schema.ts";
import { teacherTexts as texts } from "./teacher-texts.ts";

/** Somebody who may be chosen as teacher. */
export interface TeacherChoice {
  readonly person: Person;
  /** Ready to help right now. */
  readonly available: boolean;
  /** Null where that is not known. */
  readonly studentsTaught: number | null;
}

/** Teachers of a course in the order in which they are offered: who is free now, then who has taught most. */
export const offered = (teachers: readonly TeacherChoice[]): readonly TeacherChoice[] =>
  teachers.toSorted(
    (one, other) =>
      Number(other.available) - Number(one.available) ||
      (other.studentsTaught ?? 0) - (one.studentsTaught ?? 0),
  );

/** The teachers that a course's page names. */
export const choicesOf = (teachers: readonly CourseTeacher[]): readonly TeacherChoice[] =>
  offered(teachers.map(({ person, available, studentsTaught }) => ({ person, available, studentsTaught })));

/** Why somebody is offered, in words; empty where nothing is known that speaks for them. */
export const whyOffered = ({ available, studentsTaught }: TeacherChoice): readonly string[] => [
  ...(available ? [texts.freeNow] : []),
  ...(studentsTaught === null ? [] : [studentsTaught === 0 ? texts.newWhy : texts.taught(studentsTaught)]),
];
