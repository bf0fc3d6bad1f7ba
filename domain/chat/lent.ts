import { sql } from "drizzle-orm";
import type { CourseRooms } from "../courses/course-rooms.ts";
import type { Questions } from "../goodwill/questions.ts";
import type { RoomNames } from "../notifications/store/names.ts";
import { qualified } from "../shared/sql.ts";

/** What contexts below ask of chat. */
export const courseRooms: CourseRooms["Service"] = {
  roomOf: (courseId) =>
    sql<
      string | null
    >`(select room.id from chat_rooms room where room.course_id = ${qualified(courseId)} and room.is_active)`,
  open: (courseId, name) => sql`insert into chat_rooms as room (id, course_id, name)
    values (uuid_v7(), ${courseId}, ${name})
    on conflict (course_id) do update set name = excluded.name, is_active = true
    where not room.is_active or room.name <> excluded.name
    returning room.id`,
  close: (courseId) => sql`update chat_rooms room set is_active = false
    where room.course_id = ${courseId} and room.is_active returning room.id`,
};

export const questions: Questions["Service"] = {
  askedBy: (messageId) =>
    sql<
      string | null
    >`(select question.user_id from chat_messages question where question.id = ${messageId})`,
};

export const roomNames: RoomNames["Service"] = {
  nameOf: (roomId) => sql<string | null>`(select room.name from chat_rooms room where room.id = ${roomId})`,
};
