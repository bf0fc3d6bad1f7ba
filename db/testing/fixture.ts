import type { Sql } from "postgres";

const uuid = (n: number) => `00000000-0000-7000-8000-${n.toString().padStart(12, "0")}`;

/** Rows that the constraint tests start from. Two of most kinds, since many rules are about which belongs to which. */
export const ids = {
  creator: uuid(1),
  teacher: uuid(2),
  student: uuid(3),
  other: uuid(4),
  admin: uuid(5),
  category: uuid(10),
  course: uuid(11),
  euroCourse: uuid(12),
  module: uuid(13),
  euroModule: uuid(14),
  enrollment: uuid(20),
  euroEnrollment: uuid(21),
  session: uuid(22),
  room: uuid(30),
  euroRoom: uuid(31),
  message: uuid(32),
  summon: uuid(40),
  transaction: uuid(50),
  assignment: uuid(60),
  post: uuid(70),
  /** Nothing has it. */
  free: uuid(900),
  free2: uuid(901),
} as const;

/** A student with one enrolment in dollars and one in euros, a held session, a chat, an open summon, a payment. */
export async function insertFixture(sql: Sql): Promise<void> {
  const i = ids;
  await sql`insert into users (id, email, name, handle) values
    (${i.creator}, 'creator@example.test', 'Creator', 'creator'), (${i.teacher}, 'teacher@example.test', 'Teacher', 'teacher'),
    (${i.student}, 'student@example.test', 'Student', 'student'), (${i.other}, 'other@example.test', 'Other', 'other'),
    (${i.admin}, 'admin@example.test', 'Admin', 'admin')`;
  await sql`insert into categories (id, name, slug) values (${i.category}, 'Category', 'category')`;
  await sql`insert into courses (id, creator_id, title, slug, description, duration, level, price_cents, currency, category_id) values
    (${i.course}, ${i.creator}, 'Course', 'course', 'About', '2 weeks', 'beginner', 10000, 'USD', ${i.category}),
    (${i.euroCourse}, ${i.creator}, 'Other', 'other', 'About', '2 weeks', 'beginner', 10000, 'EUR', ${i.category})`;
  await sql`insert into course_curriculum (id, course_id, title, description, duration, module_order) values
    (${i.module}, ${i.course}, 'One', 'One', '1h', 1), (${i.euroModule}, ${i.euroCourse}, 'One', 'One', '1h', 1)`;
  await sql`insert into enrollments (id, student_id, course_id, student_teacher_id) values
    (${i.enrollment}, ${i.student}, ${i.course}, ${i.teacher}), (${i.euroEnrollment}, ${i.student}, ${i.euroCourse}, null)`;
  await sql`insert into sessions (id, enrollment_id, teacher_id, student_id, scheduled_start, scheduled_end) values
    (${i.session}, ${i.enrollment}, ${i.teacher}, ${i.student}, '2030-01-01T10:00Z', '2030-01-01T11:00Z')`;
  await sql`insert into busy_times (user_id, during, source_type, source_id) values
    (${i.teacher}, '[2030-01-01T10:00Z,2030-01-01T11:00Z)', 'session', ${i.session})`;
  await sql`insert into session_attendance (session_id, user_id, joined_at, left_at) values
    (${i.session}, ${i.student}, '2030-01-01T10:00Z', '2030-01-01T10:20Z'), (${i.session}, ${i.student}, '2030-01-01T10:25Z', null)`;
  await sql`insert into chat_rooms (id, course_id, name, last_seq, last_rev) values
    (${i.room}, ${i.course}, 'Course', 1, 1), (${i.euroRoom}, ${i.euroCourse}, 'Other', 0, 0)`;
  await sql`insert into chat_messages (id, room_id, user_id, content, seq, rev, body_hash) values
    (${i.message}, ${i.room}, ${i.student}, 'Hello', 1, 1, sha256('Hello'))`;
  await sql`insert into help_summons (id, student_id, course_id, message, points_offered, expires_at) values
    (${i.summon}, ${i.student}, ${i.course}, 'Help', 20, now() + interval '10 minutes')`;
  await sql`insert into user_goodwill (user_id, total_earned, granted, spent, held, balance) values (${i.student}, 100, 50, 30, 20, 100)`;
  await sql`insert into goodwill_transactions (to_user_id, points, reason, cause) values (${i.student}, 50, 'starter_grant', 'starter:student')`;
  await sql`insert into transactions (id, enrollment_id, amount_cents, stripe_payment_id, status, paid_at) values
    (${i.transaction}, ${i.enrollment}, 10000, 'pi_1', 'completed', now())`;
  await sql`insert into payment_splits (enrollment_id, transaction_id, recipient_id, recipient_type, amount_cents, percentage) values
    (${i.enrollment}, ${i.transaction}, null, 'platform', 1500, 15), (${i.enrollment}, ${i.transaction}, ${i.teacher}, 'student_teacher', 7000, 70)`;
  await sql`insert into refunds (transaction_id, enrollment_id, amount_cents) values (${i.transaction}, ${i.enrollment}, 4000)`;
  await sql`insert into homework_assignments (id, course_id, created_by, title, instructions) values
    (${i.assignment}, ${i.course}, ${i.creator}, 'Homework', 'Do it')`;
  await sql`insert into posts (id, author_id, content) values (${i.post}, ${i.student}, 'A post')`;
  await sql`insert into audit_log (action, target_type, target_id) values ('tested', 'nothing', '1')`;
}
