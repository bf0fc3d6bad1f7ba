import { sql } from "drizzle-orm";
import { Effect } from "effect";
import type { Recipient } from "../../identity/mails/recipient.ts";
import { waitsForSql } from "../access.ts";
import type { Deps } from "../deps.ts";
import { HAND_ON_AFTER_DAYS, REMIND_AFTER_DAYS, REMINDED_AT_ONCE } from "../limits.ts";
import { waitingMail } from "../mails/waiting.ts";
import { remindersDue } from "../rules.ts";

interface Waiting extends Recipient {
  readonly submissionId: string;
  readonly attempt: number;
  readonly title: string;
  readonly courseTitle: string;
  readonly student: string;
  readonly reminders: number;
  readonly submittedMs: number;
  readonly nowMs: number;
  readonly creatorId: string;
}

/**
 * Carries out `Homeworks.remindDue`: reminds whoever homework waits for after some days, and its creator once they may
 * give it to another. What was missed meanwhile is told once, by what is due last. Answers how many.
 */
export const makeReminders = ({ database, outbox, notifications, mails, site }: Deps) =>
  outbox.transaction(
    Effect.gen(function* () {
      const [first] = REMIND_AFTER_DAYS;
      const rows = yield* database.rows<Waiting>(sql`
        with waiting as (
          select s.id from homework_submissions s
          where s.status = 'submitted' and s.reminders < 3
            and s.submitted_at <= clock_timestamp() - make_interval(days => ${first})
            and (s.reminders < 1 or s.submitted_at <= clock_timestamp() - make_interval(days => ${REMIND_AFTER_DAYS[1]}))
            and (s.reminders < 2 or s.submitted_at <= clock_timestamp() - make_interval(days => ${HAND_ON_AFTER_DAYS}))
          order by s.submitted_at limit ${REMINDED_AT_ONCE} for update skip locked),
        -- Worked out before anybody is looked up: as a condition of a join it would be held against every person.
        concerned as materialized (
          select s.id, s.attempt, s.reminders, s.submitted_at, s.student_id, a.title, c.title as course_title, c.creator_id,
            ${waitsForSql} as waits_for_id
          from waiting w join homework_submissions s on s.id = w.id
            join homework_assignments a on a.id = s.assignment_id
            join courses c on c.id = a.course_id join enrollments e on e.id = s.enrollment_id and e.status <> 'cancelled')
        select s.id as "submissionId", s.attempt, s.title, s.course_title as "courseTitle", u.name as student, s.reminders,
          s.creator_id as "creatorId", p.id, p.name, p.email, p.email_verified as "emailVerified",
          (extract(epoch from s.submitted_at) * 1000)::float8 as "submittedMs",
          (extract(epoch from clock_timestamp()) * 1000)::float8 as "nowMs"
        from concerned s
          join users u on u.id = s.student_id and u.anonymised_at is null
          join users p on p.id = s.waits_for_id and p.anonymised_at is null`);
      for (const row of rows) {
        const due = remindersDue(row.submittedMs, row.nowMs);
        yield* database.rows(
          sql`update homework_submissions set reminders = ${due} where id = ${row.submissionId}`,
        );
        const days = Math.floor((row.nowMs - row.submittedMs) / 86_400_000);
        const about = {
          type: "homework",
          body: `${row.title} · ${row.courseTitle}`,
          actionUrl: `/homework/${row.submissionId}`,
          cause: `homework reminder ${row.submissionId} ${row.attempt} ${due}`,
        } as const;
        const isLast = due > REMIND_AFTER_DAYS.length;
        yield* notifications.notifyAll([
          { ...about, userId: row.id, title: `${row.student} has waited ${days} days for your feedback` },
          ...(isLast && row.creatorId !== row.id
            ? [
                {
                  ...about,
                  userId: row.creatorId,
                  title: `${row.student} has waited ${days} days. You can give it to someone else`,
                },
              ]
            : []),
        ]);
        yield* mails.add([waitingMail(row, row, days, site, `${row.submissionId}-${row.attempt}-${due}`)]);
      }
      return rows.length;
    }),
  );
