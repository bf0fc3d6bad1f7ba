import { type SQL, sql } from "drizzle-orm";
import { isCreatorSql } from "../courses/access.ts";
import { isAdminSql } from "../identity/access.ts";
import type { Value } from "../shared/sql.ts";

/**
 * Who somebody (null: a stranger) is beside the certificate `c` of a statement, as the columns of a `Beholder` in
 * `rules.ts`, which decides what follows.
 */
export const beholderColumns = (readerId: string | null): SQL =>
  readerId === null
    ? sql`false as "isHolder", false as "isCreator", false as "isAdmin"`
    : sql`c.user_id = ${readerId} as "isHolder", ${isCreatorSql(readerId, sql`c.course_id`)} as "isCreator",
        ${isAdminSql(readerId)} as "isAdmin"`;

/** How the certificate `row` of a statement stands, with `holder` its row of users. */
export const stateSql = (
  row: SQL,
  holder: SQL,
): SQL => sql`case when ${holder}.anonymised_at is not null then 'withdrawn'
  when ${row}.revoked_at is not null then 'revoked' else 'valid' end`;

/** The certificates that somebody has of a course, as a list of `CertificateLink` in JSON. */
export const certificatesOfSql = (userId: Value, courseId: Value): SQL => sql`(
  select coalesce(json_agg(json_build_object('code', earned.code, 'type', earned.type,
    'state', ${stateSql(sql`earned`, sql`holder`)}) order by earned.type), '[]')
  from certificates earned join users holder on holder.id = earned.user_id
  where earned.user_id = ${userId} and earned.course_id = ${courseId})`;
