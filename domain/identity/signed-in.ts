import { users } from "../../db/schema/index.ts";
import type { Role } from "./model.ts";

/** The columns of `users` that say what somebody may do. */
export const roleFlags = {
  isStudentTeacher: users.isStudentTeacher,
  isCreator: users.isCreator,
  isModerator: users.isModerator,
  isAdmin: users.isAdmin,
  isEmployer: users.isEmployer,
} as const;

type RoleFlags = { readonly [Flag in keyof typeof roleFlags]: boolean };

/** The roles that the flags give. */
export const rolesOf = (flags: RoleFlags): readonly Role[] => [
  "student",
  ...(flags.isStudentTeacher ? (["student_teacher"] as const) : []),
  ...(flags.isCreator ? (["creator"] as const) : []),
  ...(flags.isModerator ? (["moderator"] as const) : []),
  ...(flags.isAdmin ? (["admin"] as const) : []),
  ...(flags.isEmployer ? (["employer"] as const) : []),
];
