import { sql } from "drizzle-orm";
import { Effect, Schema } from "effect";
import { isBlockedSql } from "../../identity/access.ts";
import { unverified } from "../../identity/errors.ts";
import { ACTOR } from "../../notifications/service.ts";
import { Conflict, Forbidden, TooManyRequests } from "../../shared/errors.ts";
import { RateLimits } from "../../shared/rate-limits.ts";
import { rowsAs } from "../../shared/rows-as.ts";
import { instantSql, personSql } from "../../shared/sql.ts";
import { noHomework, reviewsSql, waitsForSql } from "../access.ts";
import type { Deps } from "../deps.ts";
import { MESSAGES_A_DAY } from "../limits.ts";
import { Message, type NewMessage } from "../model.ts";

const places = rowsAs(
  Schema.Struct({
    studentId: Schema.String,
    assignmentId: Schema.String,
    slug: Schema.String,
    title: Schema.String,
    other: Schema.String,
    isVerified: Schema.Boolean,
    isBlocked: Schema.Boolean,
    today: Schema.Int,
  }),
);
const messages = rowsAs(Message);

/** Carries out `Homeworks.say`: the student and whoever reviews talk below a submission; the same id is one message. */
export const makeTalk = ({ database, outbox, notifications }: Deps) => {
  const say = Effect.fn("Homeworks.say")(function* (userId: string, submissionId: string, sent: NewMessage) {
    const [place] = yield* Effect.flatMap(
      database.rows(sql`
        select s.student_id as "studentId", a.id as "assignmentId", c.slug, a.title, o.id as other,
          (select w.email_verified from users w where w.id = ${userId}) as "isVerified",
          ${isBlockedSql(userId, sql`o.id`)} as "isBlocked",
          (select count(*)::int from homework_messages m where m.submission_id = s.id and m.author_id = ${userId}
            and m.created_at > clock_timestamp() - interval '1 day') as today
        from homework_submissions s join homework_assignments a on a.id = s.assignment_id
          join courses c on c.id = a.course_id join enrollments e on e.id = s.enrollment_id
          join users o on o.id = case when s.student_id <> ${userId} then s.student_id
            when s.status = 'submitted' or s.reviewed_by is null then ${waitsForSql} else s.reviewed_by end
        where s.id = ${submissionId} and (${reviewsSql(userId)}
          or (s.student_id = ${userId} and e.status <> 'cancelled'))`),
      places,
    );
    if (place === undefined) return yield* noHomework();
    if (!place.isVerified) return yield* unverified();
    if (place.isBlocked) return yield* new Forbidden({ message: "You can’t write to each other." });
    if (place.today >= MESSAGES_A_DAY && (yield* RateLimits))
      return yield* new TooManyRequests({
        message: "That’s enough messages for today. Go on tomorrow.",
        retryAfterSeconds: 3_600,
      });
    yield* database.rows(sql`insert into homework_messages (id, submission_id, author_id, body, created_at)
      values (${sent.id}, ${submissionId}, ${userId}, ${sent.body.trim()}, clock_timestamp()) on conflict (id) do nothing`);
    const [message] = yield* Effect.flatMap(
      database.rows(sql`select m.id, ${personSql(sql`w`)} as author, m.body, ${instantSql(sql`m.created_at`)} as "createdAt"
        from homework_messages m join users w on w.id = m.author_id
        where m.id = ${sent.id} and m.submission_id = ${submissionId} and m.author_id = ${userId}`),
      messages,
    );
    if (message === undefined)
      return yield* new Conflict({ message: "Another message already has this id." });
    yield* notifications.notify({
      userId: place.other,
      type: "homework",
      title: `${ACTOR} wrote about ${place.title}`,
      body: message.body,
      actionUrl:
        place.other === place.studentId
          ? `/courses/${place.slug}/homework/${place.assignmentId}`
          : `/homework/${submissionId}`,
      cause: `homework message ${sent.id}`,
      actorId: userId,
    });
    return message;
  });

  return (userId: string, submissionId: string, sent: NewMessage) =>
    outbox.transaction(say(userId, submissionId, sent));
};
