import { sql } from "drizzle-orm";
import { Effect } from "effect";
import type { Database } from "../../../db/database.ts";
import { membershipSql } from "../../courses/access.ts";
import { isBlockedSql } from "../../identity/access.ts";
import { type About, ACTOR, type NewNotification, ROOM } from "../../notifications/service.ts";
import { followersOf } from "../history/threads.ts";
import { MAX_MENTIONS } from "../limits.ts";
import { excerptOf, mentionsIn } from "../message-text/message-text.ts";
import { isRemovedSql } from "../moderation/sanctions.ts";
import { idsSql } from "../store/reading.ts";

/** A message of which somebody may have to be notified, as it is now. */
export interface NoticedMessage {
  readonly id: string;
  readonly content: string;
  readonly isDeleted: boolean;
}

interface Recipient {
  readonly messageId: string;
  readonly userId: string;
  readonly isMentioned: boolean;
  readonly content: string;
  readonly authorId: string;
  readonly roomId: string;
  readonly courseSlug: string;
}

/** Characters of a message that its notification shows. */
const EXCERPT = 160;

/**
 * The messages as they are now. Until the transaction ends nobody else handles notices of the same authors in the
 * same rooms: so nobody notifies of what a message said before, and what is to be folded together is.
 */
export const noticedMessages = Effect.fn("chat.noticedMessages")(function* (
  database: Database["Service"],
  ids: readonly string[],
) {
  yield* database.rows(sql`
      select pg_advisory_xact_lock(k.key) from (
        select distinct hashtextextended('chat notices ' || m.user_id || ' ' || m.room_id, 0) as key
        from chat_messages m where m.id = any(${idsSql(ids)}) order by key) k`);
  return yield* database.rows<NoticedMessage>(sql`
      select m.id, m.content, m.is_deleted as "isDeleted" from chat_messages m where m.id = any(${idsSql(ids)})`);
});

/** The cause of a notification of a message, and what withdraws it: all that tells of it, once it is deleted. */
const causeOf = (messageId: string): string => `chat:${messageId}`;
export const aboutMessage = ({ id, isDeleted }: NoticedMessage): About => ({
  subject: { type: "chat_message", id },
  cause: isDeleted ? null : causeOf(id),
});

/**
 * Who is to be notified of messages, and of what: members whom they mention, and followers of their thread. Never
 * the author, nobody who has left, was removed or wants to hear nothing of the room, and not past a block.
 */
export const notificationsFor = Effect.fn("chat.notificationsFor")(function* (
  database: Database["Service"],
  messages: readonly NoticedMessage[],
) {
  const standing = messages.filter(({ isDeleted }) => !isDeleted);
  if (standing.length === 0) return [];
  const input = standing.map(({ id, content }) => ({
    id,
    mentions: mentionsIn(content).slice(0, MAX_MENTIONS),
  }));
  const rows = yield* database.rows<Recipient>(sql`
      select m.id as "messageId", k.user_id as "userId", k.is_mentioned as "isMentioned", m.content,
        m.user_id as "authorId", m.room_id as "roomId", c.slug as "courseSlug"
      from json_to_recordset(${JSON.stringify(input)}::json) as i(id uuid, mentions json)
      join chat_messages m on m.id = i.id
      join chat_rooms r on r.id = m.room_id join courses c on c.id = r.course_id
      cross join lateral (
        select user_id, bool_or(is_mentioned) as is_mentioned from (
          select u.id as user_id, true as is_mentioned from json_array_elements(i.mentions) handles
            cross join lateral (
              select u.id from json_array_elements_text(handles) with ordinality h(handle, place)
              join users u on u.handle = h.handle::citext
              where ${membershipSql(sql`u.id`, sql`r.course_id`)} is not null order by h.place limit 1
            ) u
          union all select f.user_id, false from ${followersOf(sql`m.thread_id`)} f
        ) e group by user_id
      ) k
      where k.user_id <> m.user_id and ${membershipSql(sql`k.user_id`, sql`r.course_id`)} is not null
        and not ${isRemovedSql(sql`k.user_id`, sql`r.id`)}
        and not exists (select 1 from chat_room_settings s
          where s.room_id = r.id and s.user_id = k.user_id and s.level = 'nothing')
        and not ${isBlockedSql(sql`k.user_id`, sql`m.user_id`)}
      order by m.created_at, m.seq`);
  return rows.map(
    (one): NewNotification => ({
      userId: one.userId,
      type: "chat",
      title: one.isMentioned
        ? `${ACTOR} mentioned you in ${ROOM}`
        : `${ACTOR} replied in a thread in ${ROOM}`,
      body: excerptOf(one.content, EXCERPT) || "Sent a file.",
      actionUrl: `/courses/${one.courseSlug}/chat?message=${one.messageId}`,
      cause: causeOf(one.messageId),
      subject: { type: "chat_message", id: one.messageId },
      actorId: one.authorId,
      roomId: one.roomId,
    }),
  );
});
