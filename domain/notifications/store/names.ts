import { type SQL, sql } from "drizzle-orm";

/**
 * Stand in titles and bodies of notifications for whoever did it, the chat room where, and the course of the call for help:
 * what these are called is looked up when a notification is shown. Begun by a letter that nobody types.
 */
export const ACTOR = "\ue000actor";
export const ROOM = "\ue000room";
export const COURSE = "\ue000course";

/** A text of the row `n` of `notifications` with the names as they are now, as an SQL expression. */
export const withNames = (
  text: SQL,
): SQL => sql`case when position(chr(57344) in ${text}) = 0 then ${text} else
  replace(replace(replace(${text},
    ${ACTOR}, coalesce((select actor.name from users actor where actor.id = n.actor_id), 'Somebody')),
    ${ROOM}, coalesce((select room.name from chat_rooms room where room.id = n.room_id), 'a room')),
    ${COURSE}, coalesce((select called.title from help_summons call join courses called on called.id = call.course_id
      where n.subject_type = 'summon' and call.id = n.subject_id), 'a course')) end`;
