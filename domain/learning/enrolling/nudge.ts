import { sql } from "drizzle-orm";
import { Effect } from "effect";
import { v7 as uuidv7 } from "uuid";
import { isBlockedSql } from "../../identity/access.ts";
import { ACTOR } from "../../notifications/service.ts";
import { Conflict, NotFound, TooManyRequests } from "../../shared/errors.ts";
import { waitInWords } from "../../shared/rules.ts";
import type { Deps } from "../deps.ts";
import { NUDGE_EVERY_DAYS } from "../limits.ts";
import { taughtBySql } from "../listing/students.ts";
import { nudgeMail } from "../mails/nudge.ts";

interface Nudged {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly emailVerified: boolean;
  readonly isBlocked: boolean;
  readonly status: string;
  readonly slug: string;
  readonly title: string;
  readonly from: string;
  /** Seconds until somebody may write again; not above zero: now. */
  readonly waitSeconds: number;
}

/** Carries out `Enrollments.nudge`: by whoever teaches the student, once in `NUDGE_EVERY_DAYS` by all of them. */
export const makeNudge = ({ database, outbox, notifications, mails, site }: Deps) => {
  const nudge = Effect.fn("Enrollments.nudge")(function* (userId: string, id: string, message: string) {
    const [student] = yield* database.rows<Nudged>(sql`
      select s.id, s.name, s.email, s.email_verified as "emailVerified", e.status, c.slug, c.title,
        ${isBlockedSql(userId, sql`s.id`)} as "isBlocked", (select name from users where id = ${userId}) as "from",
        coalesce(ceil(extract(epoch from e.nudged_at + make_interval(days => ${NUDGE_EVERY_DAYS})
          - clock_timestamp())), 0)::int as "waitSeconds"
      from enrollments e join courses c on c.id = e.course_id
        join users s on s.id = e.student_id and s.anonymised_at is null
      where e.id = ${id} and (${taughtBySql(userId, "creator")} or ${taughtBySql(userId, "teacher")})
      for no key update of e`);
    if (student === undefined || student.isBlocked)
      return yield* new NotFound({ message: "This isn’t one of your students." });
    if (student.status === "cancelled" || student.status === "completed")
      return yield* new Conflict({ message: "They aren’t learning this course anymore." });
    if (student.waitSeconds > 0)
      return yield* new TooManyRequests({
        message: `Someone wrote to them lately. You can again in ${waitInWords(student.waitSeconds)}.`,
        retryAfterSeconds: student.waitSeconds,
      });
    yield* database.rows(sql`update enrollments set nudged_at = clock_timestamp() where id = ${id}`);
    const key = uuidv7();
    yield* notifications.notify({
      userId: student.id,
      type: "message",
      title: `${ACTOR} wrote to you about ${student.title}`,
      body: message,
      actionUrl: `/courses/${student.slug}/learn`,
      cause: `nudge ${key}`,
      actorId: userId,
    });
    yield* mails.add([nudgeMail(student, student.from, student, message, site, key)]);
  });

  return (userId: string, id: string, message: string) => outbox.transaction(nudge(userId, id, message));
};
