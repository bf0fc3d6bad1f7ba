import type { Role } from "../model.ts";

/** Who teaches: creators and student-teachers. What is asked of teachers alone, and shown to them, goes by it. */
export const teachesBy = (roles: readonly Role[]): boolean =>
  roles.includes("student_teacher") || roles.includes("creator");
