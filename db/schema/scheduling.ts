import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  index,
  integer,
  pgEnum,
  pgTable,
  text,
  time,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { citext, createdAt, id, moment, tstzrange } from "./columns.ts";
import { courses } from "./courses.ts";
import { users } from "./identity.ts";

export const busySource = pgEnum("busy_source", ["session", "intro_session"]);
export const introSessionStatus = pgEnum("intro_session_status", [
  "scheduled",
  "completed",
  "cancelled",
  "no_show",
]);

export const availability = pgTable(
  "availability",
  {
    id: id(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    dayOfWeek: integer("day_of_week").notNull(),
    startTime: time("start_time").notNull(),
    endTime: time("end_time").notNull(),
    timezone: text("timezone").notNull(),
    isRecurring: boolean("is_recurring").notNull().default(true),
    date: date("date", { mode: "string" }),
    isException: boolean("is_exception").notNull().default(false),
  },
  (t) => [
    index("availability_user_id_idx").on(t.userId, t.dayOfWeek),
    check("availability_day_of_week_check", sql`${t.dayOfWeek} between 0 and 6`),
    check("availability_time_check", sql`${t.endTime} > ${t.startTime}`),
    check("availability_date_check", sql`${t.isRecurring} = (${t.date} is null)`),
    check(
      "availability_date_day_check",
      sql`${t.date} is null or extract(dow from ${t.date}) = ${t.dayOfWeek}`,
    ),
    check("availability_exception_check", sql`not (${t.isException} and ${t.isRecurring})`),
  ],
);

/** The exclusion constraint `busy_times_no_overlap` (a migration by hand) refuses a second booking. */
export const busyTimes = pgTable(
  "busy_times",
  {
    id: id(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "restrict" }),
    during: tstzrange("during").notNull(),
    sourceType: busySource("source_type").notNull(),
    sourceId: uuid("source_id").notNull(),
  },
  (t) => [
    unique("busy_times_source_key").on(t.sourceType, t.sourceId, t.userId),
    check(
      "busy_times_during_check",
      sql`not isempty(${t.during}) and not lower_inf(${t.during}) and not upper_inf(${t.during})`,
    ),
  ],
);

export const introSessions = pgTable(
  "intro_sessions",
  {
    id: id(),
    visitorEmail: citext("visitor_email").notNull(),
    visitorName: text("visitor_name"),
    visitorId: uuid("visitor_id").references(() => users.id, { onDelete: "restrict" }),
    studentTeacherId: uuid("student_teacher_id")
      .notNull()
      .references(() => users.id, { onDelete: "restrict" }),
    courseId: uuid("course_id").references(() => courses.id, { onDelete: "restrict" }),
    scheduledAt: moment("scheduled_at").notNull(),
    bbbRoomUrl: text("bbb_room_url"),
    status: introSessionStatus("status").notNull().default("scheduled"),
    durationMinutes: integer("duration_minutes"),
    convertedToEnrollment: boolean("converted_to_enrollment").default(false),
    createdAt: createdAt(),
  },
  (t) => [
    index("intro_sessions_student_teacher_id_idx").on(t.studentTeacherId, t.scheduledAt),
    index("intro_sessions_visitor_id_idx").on(t.visitorId),
    index("intro_sessions_course_id_idx").on(t.courseId),
    check("intro_sessions_duration_minutes_check", sql`${t.durationMinutes} between 0 and 15`),
    check("intro_sessions_visitor_check", sql`${t.visitorId} <> ${t.studentTeacherId}`),
  ],
);
