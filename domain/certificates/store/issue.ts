import { sql } from "drizzle-orm";
import { Effect, Schema } from "effect";
import { moduleTitlesOf, objectivesOf } from "../../courses/contents.ts";
import { NotFound } from "../../shared/errors.ts";
import { rowsAs } from "../../shared/rows-as.ts";
import { wallTimeOf } from "../../shared/time/time-zones.ts";
import type { Deps } from "../deps.ts";
import { type CertificateAct, type CertificateType, certificateNameOf, stateAfter } from "../rules.ts";
import { makeTelling } from "./telling.ts";

/** What is issued to whom, and by whose word. */
export interface NewCertificate {
  readonly userId: string;
  readonly courseId: string;
  readonly type: CertificateType;
  /** Whose decision it is; null: that of the course’s creator, who decided once for all who complete it. */
  readonly issuedBy: string | null;
  readonly recommendedBy: string | null;
  readonly act: Exclude<CertificateAct, "revoke">;
}

const facts = rowsAs(
  Schema.Struct({
    recipientName: Schema.String,
    timeZone: Schema.String,
    courseTitle: Schema.String,
    creatorId: Schema.String,
    creatorName: Schema.String,
    certificateName: Schema.NullOr(Schema.String),
    nowMs: Schema.Finite,
  }),
);

const standings = rowsAs(
  Schema.Struct({ id: Schema.String, code: Schema.String, state: Schema.Literals(["valid", "revoked"]) }),
);

/** Whether a course has a certificate for whoever completes it. */
export const hasCertificate = (database: Deps["database"], courseId: string) =>
  Effect.map(
    database.rows(sql`select 1 from courses k where k.id = ${courseId} and k.has_certificate`),
    (rows) => rows.length > 0,
  );

const nothing = () => new NotFound({ message: "There’s no such student or course." });

/**
 * Issues a certificate, or has one that was revoked be valid again, in the running transaction: one row for each person,
 * course and type, whoever asks how often. Names, title and contents are those of now. Answers its code; one that stands
 * already stays as it is, and nobody hears of it.
 */
export const makeIssue = (deps: Deps) => {
  const { database } = deps;
  const tell = makeTelling(deps);

  const factsOf = Effect.fnUntraced(function* (userId: string, courseId: string) {
    const [found] = yield* Effect.flatMap(
      database.rows(sql`select u.name as "recipientName", u.time_zone as "timeZone", k.title as "courseTitle",
          k.creator_id as "creatorId", o.name as "creatorName", k.certificate_name as "certificateName",
          floor(extract(epoch from clock_timestamp()) * 1000)::float8 as "nowMs"
        from courses k join users o on o.id = k.creator_id
          join users u on u.id = ${userId} and u.anonymised_at is null
        where k.id = ${courseId}`),
      facts,
    );
    return found ?? (yield* nothing());
  });

  const locked = Effect.fnUntraced(function* ({ userId, courseId, type }: NewCertificate) {
    const [found] = yield* Effect.flatMap(
      database.rows(sql`select c.id, c.code, case when c.revoked_at is null then 'valid' else 'revoked' end as state
        from certificates c where c.user_id = ${userId} and c.course_id = ${courseId} and c.type = ${type}
        for no key update`),
      standings,
    );
    return found;
  });

  return Effect.fn("certificates.issue")(function* (wanted: NewCertificate) {
    const { userId, courseId, type, recommendedBy, act } = wanted;
    const now = yield* factsOf(userId, courseId);
    const name = certificateNameOf(type, now.certificateName);
    const issuedOn = wallTimeOf(now.timeZone, now.nowMs).date;
    const issuedBy = wanted.issuedBy ?? now.creatorId;
    const at = sql`to_timestamp(${now.nowMs}::float8 / 1000)`;
    // Of many at once the first writes the row; the others wait for it, and find it.
    const [made] = yield* database.rows<{ readonly id: string; readonly code: string }>(sql`
      insert into certificates (user_id, course_id, type, issued_at, issued_by, recommended_by, recipient_name,
        course_title, creator_name, name, issued_on, objectives, modules)
      values (${userId}, ${courseId}, ${type}, ${at}, ${issuedBy}, ${recommendedBy}, ${now.recipientName},
        ${now.courseTitle}, ${now.creatorName}, ${name}, ${issuedOn}, ${objectivesOf(courseId)},
        ${moduleTitlesOf(courseId)})
      on conflict (user_id, course_id, type) do nothing returning id, code`);
    const told = { userId, name, courseTitle: now.courseTitle, atMs: now.nowMs, by: issuedBy };
    if (made !== undefined) {
      yield* tell.awarded({ ...told, ...made, isAgain: false });
      return made.code;
    }
    const known = yield* locked(wanted);
    if (known === undefined) return yield* nothing();
    if (known.state === stateAfter(known.state, act)) return known.code;
    yield* database.rows(sql`
      update certificates set revoked_at = null, revoked_by = null, revoke_reason = null,
        awarded_again_at = greatest(${at}, issued_at), issued_by = ${issuedBy}, recipient_name = ${now.recipientName},
        course_title = ${now.courseTitle}, creator_name = ${now.creatorName}, name = ${name},
        issued_on = ${issuedOn}, objectives = ${objectivesOf(courseId)},
        modules = ${moduleTitlesOf(courseId)}
      where id = ${known.id}`);
    yield* tell.awarded({ ...told, ...known, isAgain: true });
    return known.code;
  });
};
