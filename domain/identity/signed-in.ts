import { and, eq, gt, isNull, type SQL, sql } from "drizzle-orm";
import { preparedQuery } from "../../db/prepared.ts";
import { authSessions, users } from "../../db/schema/index.ts";
import type { OpenSignIn } from "./authentication.ts";
import { AUTH_SESSION_RENEWAL_HOURS } from "./limits.ts";
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

type SignedInRow = RoleFlags & Omit<OpenSignIn, "roles">;

/** Whether a row of `auth_sessions` was last renewed `AUTH_SESSION_RENEWAL_HOURS` ago, or longer. */
export const isRenewalDue: SQL = sql`${authSessions.updatedAt} <
  now() - make_interval(hours => ${sql.raw(String(AUTH_SESSION_RENEWAL_HOURS))})`;

/** The sign-in that a token opens, and whose it is; no row when it is unknown, has run out, or its owner is anonymised. */
export const selectSignedIn = preparedQuery<{ readonly token: string }, SignedInRow[]>((db) =>
  db
    .select({
      id: users.id,
      name: users.name,
      handle: users.handle,
      avatarUrl: users.avatarUrl,
      authSessionId: authSessions.id,
      isRenewalDue: sql<boolean>`${isRenewalDue}`,
      ...roleFlags,
    })
    .from(authSessions)
    .innerJoin(users, and(eq(users.id, authSessions.userId), isNull(users.anonymisedAt)))
    .where(and(eq(authSessions.token, sql.placeholder("token")), gt(authSessions.expiresAt, sql`now()`))),
);

export const toSignedIn = (row: SignedInRow): OpenSignIn => ({
  id: row.id,
  name: row.name,
  handle: row.handle,
  avatarUrl: row.avatarUrl,
  authSessionId: row.authSessionId,
  isRenewalDue: row.isRenewalDue,
  roles: rolesOf(row),
});
