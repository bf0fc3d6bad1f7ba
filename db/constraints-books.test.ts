import { describeRefusals } from "./testing/refusals.ts";

const summon = (student: string, points: number) =>
  `insert into help_summons (student_id, course_id, message, points_offered, expires_at)
   values (${student}, $course, 'Help', ${points}, now() + interval '10 minutes')`;
const repeated = (student: string) =>
  `insert into help_summons (student_id, course_id, message, points_offered, expires_at, repeats_id)
   values (${student}, $course, 'Help', 10, now() + interval '10 minutes', $summon)`;
const declined = (who: string) => `insert into summon_declines (summon_id, user_id) values ($summon, ${who})`;
const goodwill = (from: string, to: string, points: number, reason: string, more = "", values = "") =>
  `insert into goodwill_transactions (from_user_id, to_user_id, points, reason, cause${more})
   values (${from}, ${to}, ${points}, '${reason}', 'new'${values})`;
const split = (columns: string, values: string) =>
  `insert into payment_splits (enrollment_id, transaction_id, ${columns}) values ($enrollment, $transaction, ${values})`;
const refund = (cents: number) =>
  `insert into refunds (transaction_id, enrollment_id, amount_cents) values ($transaction, $enrollment, ${cents})`;
const balance = (change: string) => `update user_goodwill set ${change} where user_id = $student`;

const mail = (key: string, values: string, columns: string) =>
  `insert into mail_queue (mail, to_address, idempotency_key, ${columns}) values ('news', 'a@b.test', '${key}', ${values})`;

describeRefusals("summons", [
  {
    rule: "one open summon a student",
    constraint: "help_summons_open_student_key",
    refused: summon("$student", 10),
    allowed: `update help_summons set status = 'cancelled', cancelled_at = now(); ${summon("$student", 10)}`,
  },
  {
    rule: "a helper helps one at a time",
    constraint: "help_summons_responded_responder_key",
    refused: `${summon("$other", 10)}; update help_summons set status = 'responded', responder_id = $teacher, responded_at = now()`,
    allowed:
      "update help_summons set status = 'responded', responder_id = $teacher, responded_at = now() where id = $summon",
  },
  {
    rule: "a question goes out again once for each help that was left",
    constraint: "help_summons_repeats_id_key",
    refused: `${repeated("$other")}; ${repeated("$teacher")}`,
    allowed: repeated("$other"),
  },
  {
    rule: "no call repeats itself",
    constraint: "help_summons_repeats_check",
    refused: "update help_summons set repeats_id = id",
    allowed: "update help_summons set repeats_id = null",
  },
  {
    rule: "a call is declined once by each",
    constraint: "summon_declines_pkey",
    refused: `${declined("$teacher")}; ${declined("$teacher")}`,
    allowed: `${declined("$teacher")}; ${declined("$other")}`,
  },
  {
    rule: "10 to 25 points are offered",
    constraint: "help_summons_points_offered_check",
    refused: summon("$other", 26),
    allowed: summon("$other", 25),
  },
  {
    rule: "nobody answers their own summon",
    constraint: "help_summons_people_check",
    refused: "update help_summons set status = 'responded', responder_id = $student, responded_at = now()",
    allowed: "update help_summons set status = 'responded', responder_id = $teacher, responded_at = now()",
  },
  {
    rule: "who is helped has a helper",
    constraint: "help_summons_status_check",
    refused: "update help_summons set status = 'responded'",
    allowed: "update help_summons set status = 'expired', expired_at = now()",
  },
  {
    rule: "no more points are awarded than were offered",
    constraint: "help_summons_points_awarded_check",
    refused: `update help_summons set status = 'completed', responder_id = $teacher, responded_at = now(),
      completed_at = now(), points_awarded = 21`,
    allowed: `update help_summons set status = 'completed', responder_id = $teacher, responded_at = now(),
      completed_at = now(), points_awarded = 20`,
  },
  {
    rule: "the module is one of the course",
    constraint: "help_summons_module_fk",
    refused: "update help_summons set module_id = $euroModule",
    allowed: "update help_summons set module_id = $module",
  },
]);

describeRefusals("goodwill", [
  {
    rule: "the balance follows from its parts",
    constraint: "user_goodwill_balance_check",
    refused: balance("balance = balance + 1"),
    allowed: balance("balance = balance + 1, total_earned = total_earned + 1"),
  },
  {
    rule: "the balance is never negative",
    constraint: "user_goodwill_balance_not_negative_check",
    refused: balance("held = held + 101, balance = balance - 101"),
    allowed: balance("held = held + 100, balance = balance - 100"),
  },
  {
    rule: "no part is negative",
    constraint: "user_goodwill_parts_check",
    refused: balance("held = -1, balance = balance + 21"),
    allowed: balance("held = 0, balance = balance + 20"),
  },
  {
    rule: "a cause is written once",
    constraint: "goodwill_transactions_cause_key",
    refused:
      "insert into goodwill_transactions (to_user_id, points, reason, cause) values ($other, 50, 'starter_grant', 'starter:student')",
    allowed:
      "insert into goodwill_transactions (to_user_id, points, reason, cause) values ($other, 50, 'starter_grant', 'starter:other')",
  },
  {
    rule: "the book is not rewritten",
    constraint: "goodwill_transactions_append_only",
    refused: "update goodwill_transactions set points = 100",
    allowed: goodwill("null", "$student", 100, "referral"),
  },
  {
    rule: "the book is not torn out",
    constraint: "goodwill_transactions_append_only",
    refused: "delete from goodwill_transactions",
    allowed: goodwill("null", "$student", 5, "question_answer"),
  },
  {
    rule: "the book is not emptied",
    constraint: "goodwill_transactions_append_only",
    refused: "truncate goodwill_transactions",
    allowed: goodwill("null", "$student", 5, "availability_bonus"),
  },
  {
    rule: "only a promotion pays nobody",
    constraint: "goodwill_transactions_to_user_check",
    refused: goodwill("null", "null", 5, "question_answer"),
    allowed: goodwill("$student", "null", 5, "promotion"),
  },
  {
    rule: "the platform mints, people give for a summon",
    constraint: "goodwill_transactions_from_user_check",
    refused: goodwill("$student", "$teacher", 5, "question_answer"),
    allowed: goodwill("$student", "$teacher", 20, "summon_help", ", summon_id", ", $summon"),
  },
  {
    rule: "points for a summon name it",
    constraint: "goodwill_transactions_summon_check",
    refused: goodwill("$student", "$teacher", 20, "summon_help"),
    allowed: goodwill("$student", "$teacher", 20, "summon_help", ", summon_id", ", $summon"),
  },
  {
    rule: "5 to 100 points",
    constraint: "goodwill_transactions_points_check",
    refused: goodwill("null", "$student", 101, "referral"),
    allowed: goodwill("null", "$student", 100, "referral"),
  },
  {
    rule: "the audit log is not rewritten",
    constraint: "audit_log_append_only",
    refused: "update audit_log set action = 'hidden'",
    allowed: "insert into audit_log (action, target_type, target_id) values ('seen', 'nothing', '2')",
  },
  {
    rule: "the audit log holds no words",
    constraint: "audit_log_details_check",
    refused: `insert into audit_log (action, target_type, target_id, details)
      values ('seen', 'nothing', '2', '{"kind": "mute", "why": {"reason": ["He was rude."]}}')`,
    allowed: `insert into audit_log (action, target_type, target_id, details)
      values ('seen', 'nothing', '2', '{"kind": "mute", "until": "2026-01-01T00:00:00.000Z", "points": 5}')`,
  },
  {
    rule: "the audit log holds no addresses",
    constraint: "audit_log_target_id_check",
    refused:
      "insert into audit_log (action, target_type, target_id) values ('seen', 'user', 'ada@example.test')",
    allowed: "insert into audit_log (action, target_type, target_id) values ('seen', 'user', $student)",
  },
  {
    rule: "the book of points holds no words",
    constraint: "goodwill_transactions_cause_check",
    refused:
      "insert into goodwill_transactions (to_user_id, points, reason, cause) values ($other, 50, 'starter_grant', 'for being nice')",
    allowed:
      "insert into goodwill_transactions (to_user_id, points, reason, cause) values ($other, 50, 'starter_grant', 'starter:other')",
  },
]);

describeRefusals("money", [
  {
    rule: "a payment is in the currency of its course",
    constraint: "transactions_course_currency_check",
    refused:
      "insert into transactions (enrollment_id, amount_cents, currency, stripe_payment_id) values ($euroEnrollment, 1, 'USD', 'pi_2')",
    allowed:
      "insert into transactions (enrollment_id, amount_cents, currency, stripe_payment_id) values ($euroEnrollment, 1, 'EUR', 'pi_2')",
  },
  {
    rule: "a payment is stored once",
    constraint: "transactions_stripe_payment_id_key",
    refused:
      "insert into transactions (enrollment_id, amount_cents, stripe_payment_id) values ($enrollment, 1, 'pi_1')",
    allowed:
      "insert into transactions (enrollment_id, amount_cents, stripe_payment_id) values ($enrollment, 1, 'pi_2')",
  },
  {
    rule: "splits do not exceed the charge",
    constraint: "payment_splits_total_check",
    refused: split(
      "recipient_id, recipient_type, amount_cents, percentage",
      "$creator, 'creator_royalty', 1501, 15",
    ),
    allowed: split(
      "recipient_id, recipient_type, amount_cents, percentage",
      "$creator, 'creator_royalty', 1500, 15",
    ),
  },
  {
    rule: "a split is in the currency of its payment",
    constraint: "payment_splits_transaction_fk",
    refused: split(
      "recipient_id, recipient_type, amount_cents, percentage, currency",
      "$creator, 'creator', 1, 1, 'EUR'",
    ),
    allowed: split(
      "recipient_id, recipient_type, amount_cents, percentage, currency",
      "$creator, 'creator', 1, 1, 'USD'",
    ),
  },
  {
    rule: "only the platform's split has no recipient",
    constraint: "payment_splits_recipient_check",
    refused: split("recipient_type, amount_cents, percentage", "'creator', 1, 1"),
    allowed: split("recipient_type, amount_cents, percentage", "'platform', 1, 1"),
  },
  {
    rule: "refunds do not exceed the charge",
    constraint: "refunds_total_check",
    refused: refund(6001),
    allowed: refund(6000),
  },
  {
    rule: "a payout is not approved by whoever receives it",
    constraint: "payouts_approved_by_check",
    refused: "insert into payouts (recipient_id, amount_cents, approved_by) values ($admin, 1, $admin)",
    allowed: "insert into payouts (recipient_id, amount_cents, approved_by) values ($teacher, 1, $admin)",
  },
  {
    rule: "a payout pays its recipient's splits alone",
    constraint: "payment_splits_payout_fk",
    refused: `insert into payouts (id, recipient_id, amount_cents, approved_by) values ($free, $other, 7000, $admin);
      update payment_splits set payout_id = $free where recipient_id = $teacher`,
    allowed: `insert into payouts (id, recipient_id, amount_cents, approved_by) values ($free, $teacher, 7000, $admin);
      update payment_splits set payout_id = $free where recipient_id = $teacher`,
  },
  {
    rule: "people with books are not deleted",
    constraint: "user_goodwill_user_id_users_id_fk",
    refused: "insert into user_goodwill (user_id) values ($other); delete from users where id = $other",
    allowed: "delete from users where id = $other",
  },
  {
    rule: "what was delivered is not set aside",
    constraint: "outbox_set_aside_at_check",
    refused:
      "insert into outbox (party, room_id, payload, delivered_at, set_aside_at) values ('inbox', 'x', '{}', now(), now())",
    allowed: "insert into outbox (party, room_id, payload, set_aside_at) values ('inbox', 'x', '{}', now())",
  },
  {
    rule: "a webhook that is set aside was not processed",
    constraint: "webhook_events_set_aside_at_check",
    refused: `insert into webhook_events (provider, event_id, payload, processed_at, set_aside_at)
      values ('resend', 'e', '{}', now(), now())`,
    allowed: `insert into webhook_events (provider, event_id, payload, set_aside_at) values ('resend', 'e', '{}', now())`,
  },
  {
    rule: "a mail that was sent keeps nothing of what it said",
    constraint: "mail_queue_message_check",
    refused: mail("a", "'{}', now()", "message, sent_at"),
    allowed: mail("a", "null, now()", "message, sent_at"),
  },
  {
    rule: "a mail that was not sent says something",
    constraint: "mail_queue_message_check",
    refused: mail("a", "null", "message"),
    allowed: mail("a", "'{}'", "message"),
  },
  {
    rule: "a mail that is set aside was not sent",
    constraint: "mail_queue_set_aside_at_check",
    refused: mail("a", "now(), now()", "sent_at, set_aside_at"),
    allowed: mail("a", "'{}', now()", "message, set_aside_at"),
  },
  {
    rule: "a mail is queued once",
    constraint: "mail_queue_idempotency_key_key",
    refused: `${mail("a", "'{}'", "message")}; ${mail("a", "'{}'", "message")}`,
    allowed: `${mail("a", "'{}'", "message")}; ${mail("b", "'{}'", "message")}`,
  },
  {
    rule: "a mail has a name",
    constraint: "mail_queue_mail_check",
    refused: mail("a", "'{}'", "message").replace("'news'", "'News!'"),
    allowed: mail("a", "'{}'", "message"),
  },
  {
    rule: "a webhook is stored once",
    constraint: "webhook_events_provider_event_id_key",
    refused: `insert into webhook_events (provider, event_id, payload) values ('stripe', 'e', '{}'), ('stripe', 'e', '{}')`,
    allowed: `insert into webhook_events (provider, event_id, payload) values ('stripe', 'e', '{}'), ('resend', 'e', '{}')`,
  },
]);
