import { describeRefusals } from "./testing/refusals.ts";

const session = (student: string, start: string, end: string) =>
  `insert into sessions (enrollment_id, teacher_id, student_id, scheduled_start, scheduled_end)
   values ($enrollment, $teacher, ${student}, '${start}', '${end}')`;
const completed = (outcome: string, moments: string) =>
  `update sessions set status = 'completed', outcome = '${outcome}', ${moments} where id = $session`;
const busy = (who: string, from: string, to: string, source: string) =>
  `insert into busy_times (user_id, during, source_type, source_id) values (${who}, '[${from},${to})', '${source}', $free)`;
const attendance = (who: string, from: string, to: string) =>
  `insert into session_attendance (session_id, user_id, joined_at, left_at) values ($session, ${who}, '${from}', ${to})`;
const availability = (columns: string, values: string) =>
  `insert into availability (user_id, start_time, end_time, timezone, ${columns}) values ($teacher, '09:00', '10:00', 'UTC', ${values})`;
const message = (id: string, room: string, seq: number, more = "", values = "") =>
  `insert into chat_messages (id, room_id, user_id, content, seq, rev, body_hash${more})
   values (${id}, ${room}, $student, 'x', ${seq}, ${seq}, sha256('x')${values})`;

describeRefusals("sessions and time", [
  {
    rule: "a session ends after it starts",
    constraint: "sessions_scheduled_check",
    refused: session("$student", "2030-01-02T10:00Z", "2030-01-02T10:00Z"),
    allowed: session("$student", "2030-01-02T10:00Z", "2030-01-02T10:01Z"),
  },
  {
    rule: "a session's student is that of the enrolment",
    constraint: "sessions_enrollment_fk",
    refused: session("$other", "2030-01-02T10:00Z", "2030-01-02T11:00Z"),
    allowed: session("$student", "2030-01-02T10:00Z", "2030-01-02T11:00Z"),
  },
  {
    rule: "a completed session has ended",
    constraint: "sessions_completed_check",
    refused: completed("nobody", "ended_at = null"),
    allowed: completed("held", "started_at = now(), ended_at = now()"),
  },
  {
    rule: "a session may be over without a moment together, but not held or cut short",
    constraint: "sessions_outcome_together_check",
    refused: completed("cut_short", "ended_at = now()"),
    allowed: completed("student_absent", "ended_at = now()"),
  },
  {
    rule: "a session ends after its people were together first",
    constraint: "sessions_ended_at_check",
    refused: completed("held", "started_at = now(), ended_at = now() - interval '1 second'"),
    allowed: completed("held", "started_at = now(), ended_at = now()"),
  },
  {
    rule: "what is completed has an outcome",
    constraint: "sessions_outcome_check",
    refused: "update sessions set status = 'completed', ended_at = now() where id = $session",
    allowed: completed("nobody", "ended_at = now()"),
  },
  {
    rule: "nothing else has an outcome",
    constraint: "sessions_outcome_check",
    refused: "update sessions set status = 'cancelled', outcome = 'nobody' where id = $session",
    allowed: "update sessions set status = 'cancelled' where id = $session",
  },
  {
    rule: "only what is completed was ended by somebody",
    constraint: "sessions_ended_by_check",
    refused: "update sessions set ended_by = $teacher where id = $session",
    allowed: completed("nobody", "ended_at = now(), ended_by = $teacher"),
  },
  {
    rule: "nobody is booked twice, in whatever kind of session",
    constraint: "busy_times_no_overlap",
    refused: busy("$teacher", "2030-01-01T10:59Z", "2030-01-01T11:30Z", "intro_session"),
    allowed: busy("$teacher", "2030-01-01T11:00Z", "2030-01-01T11:30Z", "intro_session"),
  },
  {
    rule: "two people are busy at the same time",
    constraint: "busy_times_no_overlap",
    refused: busy("$teacher", "2030-01-01T10:00Z", "2030-01-01T11:00Z", "session"),
    allowed: busy("$student", "2030-01-01T10:00Z", "2030-01-01T11:00Z", "session"),
  },
  {
    rule: "a busy time has an end",
    constraint: "busy_times_during_check",
    refused: busy("$other", "2030-01-01T10:00Z", "", "session"),
    allowed: busy("$other", "2030-01-01T10:00Z", "2030-01-01T10:30Z", "session"),
  },
  {
    rule: "one open interval of attendance",
    constraint: "session_attendance_open_key",
    refused: attendance("$student", "2030-01-01T10:40Z", "null"),
    allowed: attendance("$teacher", "2030-01-01T10:40Z", "null"),
  },
  {
    rule: "intervals of attendance do not overlap",
    constraint: "session_attendance_no_overlap",
    refused: attendance("$student", "2030-01-01T10:19Z", "'2030-01-01T10:24Z'"),
    allowed: attendance("$student", "2030-01-01T10:20Z", "'2030-01-01T10:25Z'"),
  },
  {
    rule: "intervals of attendance may be rewritten within one transaction",
    constraint: "session_attendance_no_overlap",
    refused: "update session_attendance set joined_at = '2030-01-01T10:10Z' where left_at is null",
    allowed: `update session_attendance set joined_at = '2030-01-01T10:10Z' where left_at is null;
      delete from session_attendance where left_at is not null`,
  },
  {
    rule: "nobody leaves before they join",
    constraint: "session_attendance_left_at_check",
    refused: attendance("$teacher", "2030-01-01T10:30Z", "'2030-01-01T10:29Z'"),
    allowed: attendance("$teacher", "2030-01-01T10:30Z", "'2030-01-01T10:30Z'"),
  },
  {
    rule: "the books of attendance outlive their session",
    constraint: "session_attendance_session_id_sessions_id_fk",
    refused: "delete from sessions where id = $session",
    allowed: "delete from session_attendance; delete from sessions where id = $session",
  },
  {
    rule: "a source reports an interval once",
    constraint: "attendance_observations_source_key",
    refused: `insert into attendance_observations (session_id, user_id, source, source_key, joined_at, last_seen_at) values
      ($session, $student, 'socket', 'a', now(), now()), ($session, $student, 'socket', 'a', now(), now())`,
    allowed: `insert into attendance_observations (session_id, user_id, source, source_key, joined_at, last_seen_at) values
      ($session, $student, 'socket', 'a', now(), now()), ($session, $student, 'webhook', 'a', now(), now())`,
  },
  {
    rule: "five stars at most",
    constraint: "session_assessments_rating_check",
    refused:
      "insert into session_assessments (session_id, assessor_id, assessee_id, rating) values ($session, $student, $teacher, 6)",
    allowed:
      "insert into session_assessments (session_id, assessor_id, assessee_id, rating) values ($session, $student, $teacher, 5)",
  },
  {
    rule: "one assessment a side",
    constraint: "session_assessments_session_id_assessor_id_key",
    refused: `insert into session_assessments (session_id, assessor_id, assessee_id, rating) values
      ($session, $student, $teacher, 5), ($session, $student, $teacher, 1)`,
    allowed: `insert into session_assessments (session_id, assessor_id, assessee_id, rating) values
      ($session, $student, $teacher, 5), ($session, $teacher, $student, 1)`,
  },
  {
    rule: "a resource of a session belongs to the session's course",
    constraint: "session_resources_course_check",
    refused:
      "insert into session_resources (session_id, course_id, created_by, type, name, r2_key) values ($session, $euroCourse, $teacher, 'slide', 'S', 'k')",
    allowed:
      "insert into session_resources (session_id, course_id, created_by, type, name, r2_key) values ($session, $course, $teacher, 'slide', 'S', 'k')",
  },
  {
    rule: "a slot that does not recur has a date",
    constraint: "availability_date_check",
    refused: availability("day_of_week, is_recurring", "2, false"),
    allowed: availability("day_of_week, is_recurring, date", "2, false, '2030-01-01'"),
  },
  {
    rule: "the date falls on the weekday",
    constraint: "availability_date_day_check",
    refused: availability("day_of_week, is_recurring, date", "3, false, '2030-01-01'"),
    allowed: availability("day_of_week, is_recurring, date", "2, false, '2030-01-01'"),
  },
]);

describeRefusals("chat", [
  {
    rule: "a number in a room is used once",
    constraint: "chat_messages_room_id_seq_key",
    refused: message("$free", "$room", 1),
    allowed: message("$free", "$room", 2),
  },
  {
    rule: "a message has one id",
    constraint: "chat_messages_pkey",
    refused: message("$message", "$room", 2),
    allowed: message("$free", "$room", 2),
  },
  {
    rule: "an answer is in the room of what it answers",
    constraint: "chat_messages_reply_room_check",
    refused: message("$free", "$euroRoom", 1, ", reply_to_id, thread_id", ", $message, $message"),
    allowed: message("$free", "$room", 2, ", reply_to_id, thread_id", ", $message, $message"),
  },
  {
    rule: "an answer answers something",
    constraint: "chat_messages_reply_to_id_chat_messages_id_fk",
    refused: message("$free", "$room", 2, ", reply_to_id, thread_id", ", $free2, $free2"),
    allowed: `${message("$free2", "$room", 2)}; ${message("$free", "$room", 3, ", reply_to_id, thread_id", ", $free2, $free2")}`,
  },
  {
    rule: "a deleted message says when",
    constraint: "chat_messages_is_deleted_check",
    refused: "update chat_messages set is_deleted = true",
    allowed: "update chat_messages set is_deleted = true, deleted_at = now()",
  },
  {
    rule: "a course has one room",
    constraint: "chat_rooms_course_id_key",
    refused: "insert into chat_rooms (course_id, name) values ($course, 'Again')",
    allowed: "update chat_rooms set name = 'Again' where course_id = $course",
  },
]);
