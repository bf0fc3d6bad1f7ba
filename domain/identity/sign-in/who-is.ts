import { sql } from "drizzle-orm";
import { Cause, Effect, Exit, Schema } from "effect";
import type { Database } from "../../../db/database.ts";
import type { DatabaseError } from "../../../db/errors.ts";
import { keptStatement } from "../../../db/prepared.ts";
import { askedTogether } from "../../shared/concurrency/asked-together.ts";
import type { OpenSignIn } from "../authentication.ts";
import { AUTH_SESSION_RENEWAL_HOURS, MAX_ADMISSIONS } from "../limits.ts";
import { rolesOf } from "../signed-in.ts";
import { joinSignIn } from "./entry-sql.ts";

const Row = Schema.Struct({
  id: Schema.String,
  name: Schema.String,
  handle: Schema.String,
  avatarUrl: Schema.NullOr(Schema.String),
  authSessionId: Schema.String,
  isRenewalDue: Schema.Boolean,
  isStudentTeacher: Schema.Boolean,
  isCreator: Schema.Boolean,
  isModerator: Schema.Boolean,
  isAdmin: Schema.Boolean,
  isEmployer: Schema.Boolean,
});

const readRow = Schema.decodeUnknownExit(Row);

/** One row of another shape than the statement gives is a fault of ours, for whom it is about alone, and no right. */
const signInOf = (row: unknown): Exit.Exit<OpenSignIn> => {
  const read = readRow(row);
  if (Exit.isFailure(read)) return Exit.die(Cause.squash(read.cause));
  const { id, name, handle, avatarUrl, authSessionId, isRenewalDue, ...flags } = read.value;
  return Exit.succeed({ id, name, handle, avatarUrl, authSessionId, isRenewalDue, roles: rolesOf(flags) });
};

const signIns = keptStatement<{ readonly input: string }, { readonly ord: number }>()(sql`
select i.ord, u.id, u.name, u.handle, u.avatar_url as "avatarUrl", s.id as "authSessionId",
  s.updated_at < now() - make_interval(hours => ${AUTH_SESSION_RENEWAL_HOURS}::int) as "isRenewalDue",
  u.is_student_teacher as "isStudentTeacher", u.is_creator as "isCreator", u.is_moderator as "isModerator",
  u.is_admin as "isAdmin", u.is_employer as "isEmployer"
from json_to_recordset(${sql.placeholder("input")}::json) as i(ord int, token text) ${joinSignIn(sql`i.token`)}
where u.id is not null`);

/**
 * Who session tokens speak for: null for one that is unknown, has run out, or whose owner is anonymised. Every request of
 * somebody who is signed in asks for it.
 */
export const makeWhoIs = (
  database: Database["Service"],
): Effect.Effect<(token: string) => Effect.Effect<OpenSignIn | null, DatabaseError>> =>
  askedTogether(MAX_ADMISSIONS, (tokens: readonly string[]) => {
    const input = JSON.stringify(tokens.map((token, ord) => ({ ord, token })));
    return database.prepared(signIns, { input }).pipe(
      Effect.map((rows) => {
        const found = new Map(rows.map((row) => [row.ord, signInOf(row)]));
        return tokens.map((_, ord) => found.get(ord) ?? Exit.succeed(null));
      }),
    );
  });
