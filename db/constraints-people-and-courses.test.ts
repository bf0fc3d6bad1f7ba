import { describeRefusals } from "./testing/refusals.ts";

const user = (email: string, handle: string, more = "") =>
  `insert into users (email, name, handle${more ? ", bio_short" : ""}) values ('${email}', 'N', '${handle}'${more})`;
const course = (columns: string, values: string) =>
  `insert into courses (creator_id, title, slug, description, duration, level, category_id, ${columns})
   values ($creator, 'T', 'new-course', 'D', '1 week', 'beginner', $category, ${values})`;
const enrollment = (columns: string, values: string) =>
  `insert into enrollments (student_id, course_id${columns}) values (${values})`;
const certifiedAs = (more: string) =>
  `insert into certificates (user_id, course_id, type, issued_by, recipient_name, course_title, creator_name, name,
    issued_on${more ? `, ${more}` : ""}) values`;
const certified = certifiedAs("");

describeRefusals("people", [
  {
    rule: "an e-mail address is taken in any case",
    constraint: "users_email_key",
    refused: user("STUDENT@example.test", "fresh"),
    allowed: user("fresh@example.test", "fresh"),
  },
  {
    rule: "a handle is taken in any case",
    constraint: "users_handle_key",
    refused: user("fresh@example.test", "Student"),
    allowed: user("fresh@example.test", "student2"),
  },
  {
    rule: "a handle is made of letters, digits, - and _",
    constraint: "users_handle_check",
    refused: user("fresh@example.test", "no spaces"),
    allowed: user("fresh@example.test", "no_spaces"),
  },
  {
    rule: "a name holds nothing that nobody sees",
    constraint: "users_name_shown_check",
    refused: "insert into users (email, name, handle) values ('fresh@example.test', U&'A\\200Bnn', 'fresh')",
    allowed: "insert into users (email, name, handle) values ('fresh@example.test', U&'Zo\\00EB', 'fresh')",
  },
  {
    rule: "a name is composed",
    constraint: "users_name_shown_check",
    refused: "insert into users (email, name, handle) values ('fresh@example.test', U&'Zoe\\0308', 'fresh')",
    allowed: "insert into users (email, name, handle) values ('fresh@example.test', 'Zoe', 'fresh')",
  },
  {
    rule: "a time zone is one that there is, by the name that is shown",
    constraint: "users_time_zone_check",
    refused:
      "insert into users (email, name, handle, time_zone) values ('fresh@example.test', 'N', 'fresh', 'Asia/Calcutta')",
    allowed:
      "insert into users (email, name, handle, time_zone) values ('fresh@example.test', 'N', 'fresh', 'Asia/Kolkata')",
  },
  {
    rule: "a sign-in ends after ninety days",
    constraint: "auth_sessions_expires_at_check",
    refused:
      "insert into auth_sessions (user_id, token, expires_at) values ($student, 't', now() + interval '91 days')",
    allowed:
      "insert into auth_sessions (user_id, token, expires_at) values ($student, 't', now() + interval '90 days')",
  },
  {
    rule: "nobody follows themselves",
    constraint: "follows_people_check",
    refused: "insert into follows (follower_id, followed_id) values ($student, $student)",
    allowed: "insert into follows (follower_id, followed_id) values ($student, $creator)",
  },
  {
    rule: "nobody blocks themselves",
    constraint: "blocks_people_check",
    refused: "insert into blocks (blocker_id, blocked_id) values ($student, $student)",
    allowed: "insert into blocks (blocker_id, blocked_id) values ($student, $other)",
  },
  {
    rule: "an accepted invitation names who accepted it",
    constraint: "moderator_invites_accepted_check",
    refused: `insert into moderator_invites (email, invited_by, token, status, expires_at)
      values ('m@example.test', $admin, 't', 'accepted', now() + interval '7 days')`,
    allowed: `insert into moderator_invites (email, invited_by, token, status, accepted_by, accepted_at, expires_at)
      values ('m@example.test', $admin, 't', 'accepted', $other, now(), now() + interval '7 days')`,
  },
  {
    rule: "a flag on a post names that post",
    constraint: "content_flags_post_check",
    refused:
      "insert into content_flags (target_type, target_id, flagged_by, reason) values ('post', $post, $other, 'Spam')",
    allowed:
      "insert into content_flags (target_type, target_id, post_id, flagged_by, reason) values ('post', $post, $post, $other, 'Spam')",
  },
  {
    rule: "a flag on something else names no post",
    constraint: "content_flags_post_check",
    refused:
      "insert into content_flags (target_type, target_id, post_id, flagged_by, reason) values ('user', $student, $post, $other, 'Spam')",
    allowed:
      "insert into content_flags (target_type, target_id, flagged_by, reason) values ('user', $student, $other, 'Spam')",
  },
  {
    rule: "somebody flags a thing once as it reads",
    constraint: "content_flags_once_key",
    refused: `insert into content_flags (target_type, target_id, flagged_by, reason, status, reviewed_by, reviewed_at)
      values ('user', $student, $other, 'Spam', 'dismissed', $admin, now());
      insert into content_flags (target_type, target_id, flagged_by, reason) values ('user', $student, $other, 'Spam')`,
    allowed: `insert into content_flags (target_type, target_id, flagged_by, reason) values ('user', $student, $other, 'Spam');
      insert into content_flags (target_type, target_id, flagged_by, reason, content_version)
      values ('user', $student, $other, 'Spam', 1)`,
  },
  {
    rule: "a notification that is about something says what kind of thing",
    constraint: "notifications_subject_check",
    refused:
      "insert into notifications (user_id, type, title, body, subject_id) values ($student, 'chat', 't', 'b', $message)",
    allowed: `insert into notifications (user_id, type, title, body, subject_type, subject_id)
      values ($student, 'chat', 't', 'b', 'chat_message', $message)`,
  },
  {
    rule: "a notification has a channel",
    constraint: "notifications_channels_check",
    refused:
      "insert into notifications (user_id, type, title, body, in_app, email, push) values ($student, 'chat', 't', 'b', false, false, false)",
    allowed:
      "insert into notifications (user_id, type, title, body, in_app, email, push) values ($student, 'chat', 't', 'b', false, true, false)",
  },
  {
    rule: "a notification is not folded into itself",
    constraint: "notifications_folded_into_check",
    refused:
      "insert into notifications (id, user_id, type, title, body, folded_into) values ($free, $student, 'chat', 't', 'b', $free)",
    allowed: `insert into notifications (id, user_id, type, title, body) values ($free, $student, 'chat', 't', 'b');
      insert into notifications (user_id, type, title, body, folded_into) values ($student, 'chat', 't', 'b', $free)`,
  },
  {
    rule: "a feature does not require itself",
    constraint: "features_requires_check",
    refused: "insert into features (id, name, requires) values ('chat', 'Chat', '{chat}')",
    allowed: "insert into features (id, name, requires) values ('chat', 'Chat', '{users}')",
  },
  {
    rule: "a feature is for known roles",
    constraint: "features_allowed_roles_check",
    refused: "insert into features (id, name, allowed_roles) values ('chat', 'Chat', '{wizard}')",
    allowed: "insert into features (id, name, allowed_roles) values ('chat', 'Chat', '{student,creator}')",
  },
]);

describeRefusals("courses and learning", [
  {
    rule: "a price is not negative",
    constraint: "courses_price_cents_check",
    refused: course("price_cents", "-1"),
    allowed: course("price_cents", "0"),
  },
  {
    rule: "a rating comes with a count of ratings",
    constraint: "courses_rating_count_check",
    refused: course("price_cents, rating", "100, 4.5"),
    allowed: course("price_cents, rating, rating_count", "100, 4.5, 2"),
  },
  {
    rule: "a retired course is not active",
    constraint: "courses_retired_check",
    refused: course("price_cents, is_active, is_retired", "100, true, true"),
    allowed: course("price_cents, is_active, is_retired", "100, false, true"),
  },
  {
    rule: "a course with payments keeps its currency",
    constraint: "courses_currency_fixed_check",
    refused: "update courses set currency = 'EUR' where id = $course",
    allowed: "update courses set currency = 'USD' where id = $euroCourse",
  },
  {
    rule: "two modules of a course do not share a place",
    constraint: "course_curriculum_course_id_module_order_key",
    refused:
      "insert into course_curriculum (course_id, title, description, duration, module_order) values ($course, 'M', 'D', '1h', 1)",
    allowed:
      "insert into course_curriculum (course_id, title, description, duration, module_order) values ($course, 'M', 'D', '1h', 2)",
  },
  {
    rule: "one enrolment at a time, and another after a cancelled one",
    constraint: "enrollments_active_key",
    refused: enrollment("", "$student, $course"),
    allowed: `update enrollments set status = 'cancelled', cancelled_at = now() where id = $enrollment;
      ${enrollment("", "$student, $course")}`,
  },
  {
    rule: "a completed enrolment says when",
    constraint: "enrollments_completed_at_check",
    refused: enrollment(", status", "$other, $course, 'completed'"),
    allowed: enrollment(", status, completed_at", "$other, $course, 'completed', now()"),
  },
  {
    rule: "nobody is their own S-T",
    constraint: "enrollments_student_teacher_check",
    refused: enrollment(", student_teacher_id", "$other, $course, $other"),
    allowed: enrollment(", student_teacher_id", "$other, $course, $teacher"),
  },
  {
    rule: "progress is in a module of the enrolment's course",
    constraint: "module_progress_course_check",
    refused: "insert into module_progress (enrollment_id, module_id) values ($enrollment, $euroModule)",
    allowed: "insert into module_progress (enrollment_id, module_id) values ($enrollment, $module)",
  },
  {
    rule: "a module marked complete says when",
    constraint: "module_progress_completed_at_check",
    refused:
      "insert into module_progress (enrollment_id, module_id, is_complete) values ($enrollment, $module, true)",
    allowed:
      "insert into module_progress (enrollment_id, module_id, is_complete, completed_at) values ($enrollment, $module, true, now())",
  },
  {
    rule: "homework is handed in by the student of the enrolment",
    constraint: "homework_submissions_enrollment_fk",
    refused:
      "insert into homework_submissions (assignment_id, student_id, enrollment_id, content) values ($assignment, $other, $enrollment, 'x')",
    allowed:
      "insert into homework_submissions (assignment_id, student_id, enrollment_id, content) values ($assignment, $student, $enrollment, 'x')",
  },
  {
    rule: "homework is handed in for the course that set it",
    constraint: "homework_submissions_course_check",
    refused:
      "insert into homework_submissions (assignment_id, student_id, enrollment_id, content) values ($assignment, $student, $euroEnrollment, 'x')",
    allowed:
      "insert into homework_submissions (assignment_id, student_id, enrollment_id, file_url) values ($assignment, $student, $enrollment, 'key')",
  },
  {
    rule: "homework belongs to a module of its course",
    constraint: "homework_assignments_module_fk",
    refused:
      "insert into homework_assignments (course_id, module_id, created_by, title, instructions) values ($course, $euroModule, $creator, 'H', 'I')",
    allowed:
      "insert into homework_assignments (course_id, module_id, created_by, title, instructions) values ($course, $module, $creator, 'H', 'I')",
  },
  {
    rule: "homework is due after some days or on a day, not both",
    constraint: "homework_assignments_due_check",
    refused:
      "update homework_assignments set due_within_days = 3, due_on = '2030-01-01' where id = $assignment",
    allowed:
      "update homework_assignments set due_within_days = null, due_on = '2030-01-01' where id = $assignment",
  },
  {
    rule: "homework allows twenty attempts at most",
    constraint: "homework_assignments_max_attempts_check",
    refused: "update homework_assignments set max_attempts = 21 where id = $assignment",
    allowed: "update homework_assignments set max_attempts = 20 where id = $assignment",
  },
  {
    rule: "more time is for a student of the course",
    constraint: "homework_extensions_student_check",
    refused:
      "insert into homework_extensions (assignment_id, student_id, due_on, granted_by) values ($assignment, $other, '2030-01-01', $creator)",
    allowed:
      "insert into homework_extensions (assignment_id, student_id, due_on, granted_by) values ($assignment, $student, '2030-01-01', $creator)",
  },
  {
    rule: "no more points are given than there are",
    constraint: "homework_submissions_max_points_check",
    refused:
      "insert into homework_submissions (assignment_id, student_id, enrollment_id, content, points, max_points) values ($assignment, $student, $enrollment, 'x', 11, 10)",
    allowed:
      "insert into homework_submissions (assignment_id, student_id, enrollment_id, content, points, max_points) values ($assignment, $student, $enrollment, 'x', 10, 10)",
  },
  {
    rule: "only what waits for a review is taken for one, and by nobody for themselves",
    constraint: "homework_submissions_claimed_check",
    refused:
      "insert into homework_submissions (assignment_id, student_id, enrollment_id, content, claimed_by, claimed_at) values ($assignment, $student, $enrollment, 'x', $student, now())",
    allowed:
      "insert into homework_submissions (assignment_id, student_id, enrollment_id, content, claimed_by, claimed_at) values ($assignment, $student, $enrollment, 'x', $teacher, now())",
  },
  {
    rule: "a certificate of a kind is issued once",
    constraint: "certificates_user_id_course_id_type_key",
    refused: `${certified} ($student, $course, 'completion', $creator, 'A', 'B', 'C', 'D', '2026-01-01'),
      ($student, $course, 'completion', $creator, 'A', 'B', 'C', 'D', '2026-01-01')`,
    allowed: `${certified} ($student, $course, 'completion', $creator, 'A', 'B', 'C', 'D', '2026-01-01'),
      ($student, $course, 'teaching', $creator, 'A', 'B', 'C', 'D', '2026-01-01')`,
  },
  {
    rule: "a revoked certificate says by whom and why",
    constraint: "certificates_revoked_check",
    refused: `${certifiedAs("revoked_at, revoked_by")} ($student, $course, 'mastery', $creator, 'A', 'B', 'C', 'D',
      '2026-01-01', now(), $creator)`,
    allowed: `${certifiedAs("revoked_at, revoked_by, revoke_reason")} ($student, $course, 'mastery', $creator, 'A', 'B',
      'C', 'D', '2026-01-01', now(), $creator, 'x')`,
  },
]);
