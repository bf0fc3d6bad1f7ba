import { sql } from "drizzle-orm";
import { Effect, Schema } from "effect";
import { isOpenSql } from "../../courses/access.ts";
import { rowsAs } from "../../shared/rows-as.ts";
import { instantSql } from "../../shared/sql.ts";
import { beholderColumns, stateSql } from "../access.ts";
import type { Deps } from "../deps.ts";
import { Certificate, CertificateSummary } from "../model.ts";
import { mayDecide, maySee, wholeMinutes } from "../rules.ts";
import { noCertificate } from "./decisions.ts";

const { viewer: _v, sessions: _s, ...columns } = Certificate.fields;

const pages = rowsAs(
  Schema.Struct({
    ...columns,
    id: Schema.String,
    userId: Schema.String,
    statusIndex: Schema.Int,
    sessions: Schema.Struct({
      count: Schema.Int,
      seconds: Schema.Finite,
      teachers: Schema.Array(Schema.String),
    }),
    isHolder: Schema.Boolean,
    isCreator: Schema.Boolean,
    isAdmin: Schema.Boolean,
  }),
);

const summaries = rowsAs(CertificateSummary);

const summaryColumns = sql`c.code, c.type, ${stateSql(sql`c`, sql`u`)} as state, c.name,
  c.course_title as "courseTitle", c.issued_on::text as "issuedOn", c.is_shared as "isShared"`;

/** What of a certificate nobody sees on its page, and its credential says. */
export interface Credited extends Certificate {
  readonly id: string;
  readonly userId: string;
  readonly statusIndex: number;
}

/** Carries out what is read of certificates. */
export const makeReading = ({ database, taught }: Pick<Deps, "database" | "taught">) => {
  /** The certificate at an address as somebody (null: a stranger) may see it; `NotFound` where they may not. */
  const credited = Effect.fn("Certificates.credited")(function* (readerId: string | null, code: string) {
    const [found] = yield* Effect.flatMap(
      database.rows(sql`
        select ${summaryColumns}, c.id, c.user_id as "userId", c.status_index as "statusIndex",
          case when u.anonymised_at is null then c.recipient_name end as "recipientName",
          c.creator_name as "creatorName", k.slug as "courseSlug", ${isOpenSql(sql`k`)} as "isCourseOpen",
          ${instantSql(sql`c.issued_at`)} as "issuedAt", ${instantSql(sql`c.awarded_again_at`)} as "awardedAgainAt",
          ${instantSql(sql`c.revoked_at`)} as "revokedAt", c.revoke_reason as "revokeReason",
          to_json(c.objectives) as objectives, to_json(c.modules) as modules,
          ${taught.of(sql`c.user_id`, sql`c.course_id`)} as sessions, ${beholderColumns(readerId)}
        from certificates c join users u on u.id = c.user_id join courses k on k.id = c.course_id
        where c.code = ${code}`),
      pages,
    );
    if (found === undefined || !maySee(found.isShared, found)) return yield* noCertificate();
    const { isHolder, isCreator, isAdmin, sessions, ...rest } = found;
    return {
      ...rest,
      sessions: {
        count: sessions.count,
        minutes: wholeMinutes(sessions.seconds),
        teachers: sessions.teachers,
      },
      viewer: { isHolder, mayDecide: mayDecide({ isHolder, isCreator, isAdmin }) },
    } satisfies Credited;
  });

  const page = (readerId: string | null, code: string) =>
    Effect.map(
      credited(readerId, code),
      ({ id: _, userId: __, statusIndex: ___, ...shown }): Certificate => shown,
    );

  /** Somebody's own, the newest first. */
  const mine = Effect.fn("Certificates.mine")(function* (userId: string) {
    const rows = yield* database.rows(sql`select ${summaryColumns}
      from certificates c join users u on u.id = c.user_id where c.user_id = ${userId}
      order by coalesce(c.awarded_again_at, c.issued_at) desc, c.id desc`);
    return yield* summaries(rows);
  });

  return { credited, page, mine };
};
