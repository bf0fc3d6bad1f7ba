import { sql } from "drizzle-orm";
import { Effect, Schema } from "effect";
import { isCreatorSql, peopleOf } from "../../courses/access.ts";
import { isAdminSql, lockPerson } from "../../identity/access.ts";
import { unverified } from "../../identity/errors.ts";
import { auditBy } from "../../shared/audit.ts";
import { Forbidden, NotFound, TooManyRequests } from "../../shared/errors.ts";
import { RateLimits } from "../../shared/rate-limits.ts";
import { rowsAs } from "../../shared/rows-as.ts";
import { beholderColumns } from "../access.ts";
import type { Deps } from "../deps.ts";
import { DECISIONS_A_DAY } from "../limits.ts";
import { CertificateType, type NewAward } from "../model.ts";
import { mayDecide, maySee } from "../rules.ts";
import { makeIssue } from "./issue.ts";
import { makeTelling } from "./telling.ts";

export const noCertificate = () => new NotFound({ message: "There’s no certificate at this address." });
const notYours = () => new Forbidden({ message: "The creator of the course decides that." });

const candidates = rowsAs(
  Schema.Struct({ isCreator: Schema.Boolean, isAdmin: Schema.Boolean, isStudent: Schema.Boolean }),
);

const locked = rowsAs(
  Schema.Struct({
    id: Schema.String,
    userId: Schema.String,
    courseId: Schema.String,
    type: CertificateType,
    code: Schema.String,
    name: Schema.String,
    courseTitle: Schema.String,
    isShared: Schema.Boolean,
    isRevoked: Schema.Boolean,
    isHolder: Schema.Boolean,
    isCreator: Schema.Boolean,
    isAdmin: Schema.Boolean,
    nowMs: Schema.Finite,
  }),
);

/** Carries out what people decide about certificates, each in the running transaction. */
export const makeDecisions = (deps: Deps) => {
  const { database } = deps;
  const issue = makeIssue(deps);
  const tell = makeTelling(deps);

  /** One at a time for each person, and not before they have confirmed their address. */
  const mayWrite = Effect.fnUntraced(function* (userId: string) {
    const person = yield* database.query((db) => lockPerson(db, userId));
    if (!person?.isVerified) return yield* unverified();
  });

  const checkRate = Effect.fnUntraced(function* (userId: string) {
    if (!(yield* RateLimits)) return;
    const [row] = yield* database.rows<{ readonly count: number }>(
      sql`select count(*)::int as count from ${auditBy(userId, "certificate")} recent
        where recent.action like 'certificate.%' and recent.created_at > clock_timestamp() - interval '1 day'`,
    );
    if ((row?.count ?? 0) < DECISIONS_A_DAY) return;
    return yield* new TooManyRequests({
      message: "That’s a lot of certificates for one day. Go on tomorrow.",
      retryAfterSeconds: 3_600,
    });
  });

  /** The certificate at an address for whoever may see it, so locked that whatever else is done to it waits. */
  const lockSeen = Effect.fnUntraced(function* (userId: string, code: string) {
    const [found] = yield* Effect.flatMap(
      database.rows(sql`select c.id, c.user_id as "userId", c.course_id as "courseId", c.type, c.code, c.name,
          c.course_title as "courseTitle", c.is_shared as "isShared", c.revoked_at is not null as "isRevoked",
          ${beholderColumns(userId)}, floor(extract(epoch from clock_timestamp()) * 1000)::float8 as "nowMs"
        from certificates c join users u on u.id = c.user_id and u.anonymised_at is null
        where c.code = ${code} for no key update of c`),
      locked,
    );
    return found !== undefined && maySee(found.isShared, found) ? found : yield* noCertificate();
  });

  const lockDecided = Effect.fnUntraced(function* (userId: string, code: string) {
    yield* mayWrite(userId);
    const found = yield* lockSeen(userId, code);
    return mayDecide(found) ? found : yield* notYours();
  });

  const award = Effect.fn("Certificates.award")(function* (userId: string, wanted: NewAward) {
    yield* mayWrite(userId);
    const { courseId, type } = wanted;
    const [asked] = yield* Effect.flatMap(
      database.rows(sql`select ${isCreatorSql(userId, sql`k.id`)} as "isCreator", ${isAdminSql(userId)} as "isAdmin",
          exists (select 1 from ${peopleOf(sql`k.id`)} p where p.user_id = ${wanted.userId} and p.rank > 0) as "isStudent"
        from courses k where k.id = ${courseId} and k.published_at is not null`),
      candidates,
    );
    if (asked === undefined) return yield* new NotFound({ message: "There’s no such course." });
    if (!mayDecide({ ...asked, isHolder: wanted.userId === userId })) return yield* notYours();
    if (!asked.isStudent) return yield* new NotFound({ message: "They aren’t in this course." });
    yield* checkRate(userId);
    return yield* issue({
      userId: wanted.userId,
      courseId,
      type,
      issuedBy: userId,
      recommendedBy: null,
      act: "award",
    });
  });

  const awardAgain = Effect.fn("Certificates.awardAgain")(function* (userId: string, code: string) {
    const { userId: holderId, courseId, type } = yield* lockDecided(userId, code);
    yield* checkRate(userId);
    yield* issue({ userId: holderId, courseId, type, issuedBy: userId, recommendedBy: null, act: "award" });
  });

  const revoke = Effect.fn("Certificates.revoke")(function* (userId: string, code: string, reason: string) {
    const found = yield* lockDecided(userId, code);
    if (found.isRevoked) return;
    yield* checkRate(userId);
    yield* database.rows(sql`update certificates set revoked_at = to_timestamp(${found.nowMs}::float8 / 1000),
      revoked_by = ${userId}, revoke_reason = ${reason} where id = ${found.id}`);
    yield* tell.revoked({ ...found, by: userId, atMs: found.nowMs }, reason);
  });

  const share = Effect.fn("Certificates.share")(function* (userId: string, code: string, isShared: boolean) {
    yield* mayWrite(userId);
    const found = yield* lockSeen(userId, code);
    if (!found.isHolder)
      return yield* new Forbidden({ message: "Its holder decides who sees a certificate." });
    yield* database.rows(sql`update certificates set is_shared = ${isShared} where id = ${found.id}`);
  });

  return { award, awardAgain, revoke, share, issue };
};
