import { and, eq, gt, type SQL, sql } from "drizzle-orm";
import { authSessions, users } from "../../db/schema/index.ts";
import type { SignedIn } from "./authentication.ts";
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

/** What is selected from `auth_sessions` joined with `users` to make a `SignedIn`. */
export const signedInColumns = {
  id: users.id,
  name: users.name,
  handle: users.handle,
  avatarUrl: users.avatarUrl,
  authSessionId: authSessions.id,
  ...roleFlags,
} as const;

type SignedInRow = RoleFlags & Omit<SignedIn, "roles">;

/** The sign-ins that `token` opens, in a query over both tables: none when it is unknown or has run out. */
export const isOpenWith = (token: string): SQL | undefined =>
  and(eq(authSessions.token, token), gt(authSessions.expiresAt, sql`now()`));

/** How `users` is joined to `auth_sessions`: somebody anonymised is nobody any more. */
export const ownsAuthSession: SQL = sql`${users.id} = ${authSessions.userId} and ${users.anonymisedAt} is null`;

export const toSignedIn = (row: SignedInRow): SignedIn => ({
  id: row.id,
  name: row.name,
  handle: row.handle,
  avatarUrl: row.avatarUrl,
  authSessionId: row.authSessionId,
  roles: rolesOf(row),
});
