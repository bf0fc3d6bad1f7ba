import { type SQL, sql } from "drizzle-orm";
import { Context } from "effect";
import type { Database } from "../../../db/database.ts";

/**
 * Stand in titles and bodies of notifications for whoever did it, the chat room where, and the course of the call for help:
 * what these are called is looked up when a notification is shown. Begun by a letter that nobody types.
 */
export const ACTOR = "\ue000actor";
export const ROOM = "\ue000room";
export const COURSE = "\ue000course";

/** What a chat room is called, as SQL. Lent to notifications from above, by chat. */
export class RoomNames extends Context.Service<
  RoomNames,
  { readonly nameOf: (roomId: SQL) => SQL<string | null> }
>()("peerloop/notifications/RoomNames") {}

/** The title of the course of a call for help, as SQL. Lent to notifications from above, by summons. */
export class CalledCourses extends Context.Service<
  CalledCourses,
  { readonly titleOf: (summonId: SQL) => SQL<string | null> }
>()("peerloop/notifications/CalledCourses") {}

/** Where notifications are stored, and what the things in them are called. */
export interface Store {
  readonly database: Database["Service"];
  readonly rooms: RoomNames["Service"];
  readonly courses: CalledCourses["Service"];
}

/** A text of the row `n` of `notifications` with the names as they are now, as an SQL expression. */
export const withNames = (
  { rooms, courses }: Store,
  text: SQL,
): SQL => sql`case when position(chr(57344) in ${text}) = 0 then ${text} else
  replace(replace(replace(${text},
    ${ACTOR}, coalesce((select actor.name from users actor where actor.id = n.actor_id), 'Someone')),
    ${ROOM}, coalesce(${rooms.nameOf(sql`n.room_id`)}, 'a room')),
    ${COURSE}, coalesce(case when n.subject_type = 'summon' then ${courses.titleOf(sql`n.subject_id`)} end,
      'a course')) end`;
