import type { Course, CourseProgress, Membership } from "../../../domain/courses/model.ts";

/** How far the reader is in a course; null for who is not enrolled. */
export const progressOf = ({ curriculum, viewer }: Course): CourseProgress | null => {
  if (viewer.enrollmentId === null) return null;
  const done = new Set(viewer.completedModuleIds);
  return { done: curriculum.filter(({ id }) => done.has(id)).length, total: curriculum.length };
};

/** Whether somebody teaches the course: their line is closed. */
export const teaches = (membership: Membership | null | undefined): boolean =>
  membership === "creator" || membership === "student_teacher";
