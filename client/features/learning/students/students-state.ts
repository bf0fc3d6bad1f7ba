import type { Student } from "../../../../domain/learning/model.ts";
import type { ProgressFrame } from "../../../shell/inbox/heard-progress.ts";

const laterOf = (one: string, other: string): string => (Date.parse(one) > Date.parse(other) ? one : other);

/** A student after word of a mark of theirs; the same one where it is about another enrolment. */
const told = (student: Student, frame: ProgressFrame): Student => {
  if (student.enrollmentId !== frame.enrollmentId) return student;
  const others = student.completedModuleIds.filter((id) => id !== frame.moduleId);
  return {
    ...student,
    status: frame.status,
    modules: { done: frame.done, total: frame.total },
    completedModuleIds: frame.isComplete ? [...others, frame.moduleId] : others,
    lastActiveAt: laterOf(frame.at, student.lastActiveAt),
  };
};

/** A list of students after word of a mark. They stay in their places: nobody moves from under a finger. */
export const afterProgress = (students: readonly Student[], frame: ProgressFrame): readonly Student[] =>
  students.map((student) => told(student, frame));

/** A list of students after somebody was written to. */
export const afterNudge = (students: readonly Student[], id: string, until: string): readonly Student[] =>
  students.map((student) => (student.enrollmentId === id ? { ...student, nudgedUntil: until } : student));

/** A list of students after one of them was awarded a certificate. */
export const afterAward = (
  students: readonly Student[],
  id: string,
  { code, type, state }: Student["certificates"][number],
): readonly Student[] =>
  students.map((student) =>
    student.enrollmentId === id
      ? {
          ...student,
          certificates: [
            ...student.certificates.filter((other) => other.code !== code),
            { code, type, state },
          ],
        }
      : student,
  );

/** Whether a creator may award mastery to somebody: they learn the course or have, and have none that is valid. */
export const mayAward = ({ status, certificates }: Student): boolean =>
  status !== "cancelled" && !certificates.some(({ type, state }) => type === "mastery" && state === "valid");

/** How wide a bar is, in whole percent; what is not nothing is seen. */
export const barOf = (count: number, total: number): number =>
  total === 0 || count === 0 ? 0 : Math.max(1, Math.min(100, Math.round((100 * count) / total)));

/** Whether somebody may be written to: they learn, and were not written to lately. */
export const mayNudge = ({ status, nudgedUntil }: Student, now: number): boolean =>
  (status === "enrolled" || status === "in_progress") &&
  (nudgedUntil === null || Date.parse(nudgedUntil) <= now);
