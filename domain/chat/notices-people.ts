import { sql } from "drizzle-orm";
import { Effect } from "effect";
import type { Database } from "../../db/database.ts";
import { membershipSql } from "../courses/access.ts";
import type { NewNotification } from "../notifications/service.ts";
import { MAX_MENTIONS } from "./limits.ts";
import { mentionsIn } from "./rules.ts";
import { isRemovedSql } from "./sanctions.ts";
import { followersOf } from "./threads.ts";

/** A message that somebody may have to be notified of. */
export interface Claimed {
  readonly id: string;
  readonly content: string;
}

interface Recipient {
  readonly messageId: string;
  readonly userId: string;
  readonly isMentioned: boolean;
  readonly content: string;
  readonly authorName: string;
  readonly roomName: string;
  readonly courseSlug: string;
}

/** Characters of a message that its notification shows. */
const EXCERPT = 160;

/** Marks up to `limit` notices as handled, in the running transaction, and answers their messages. */
export const claimNotices = Effect.fn("chat.claimNotices")(function* (
  database: Database["Service"],
  limit: number,
) {
  const rows = yield* database.query((db) =>
    db.execute(sql`
      with claimed as (
        update chat_notices set handled_at = now()
        where message_id in (select message_id from chat_notices where handled_at is null
          order by created_at limit ${limit} for update skip locked)
        returning message_id
      )
      select m.id, m.content, m.is_deleted as "isDeleted" from claimed join chat_messages m on m.id = claimed.message_id`),
  );
  return rows as unknown as (Claimed & { readonly isDeleted: boolean })[];
});

const excerptOf = (content: string): string => {
  const line = content.replace(/\s+/g, " ").trim();
  if (line === "") return "Sent a file.";
  return line.length <= EXCERPT ? line : `${line.slice(0, EXCERPT - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
};

/**
 * Who is to be notified of messages, and of what: members whom they mention, and followers of their thread. Never
 * the author, nobody who has left, was removed, wants to hear nothing of the room, or has blocked the author.
 */
export const notificationsFor = Effect.fn("chat.notificationsFor")(function* (
  database: Database["Service"],
  messages: readonly (Claimed & { readonly isDeleted: boolean })[],
) {
  const standing = messages.filter(({ isDeleted }) => !isDeleted);
  if (standing.length === 0) return [];
  const input = standing.map(({ id, content }) => ({
    id,
    handles: mentionsIn(content).slice(0, MAX_MENTIONS),
  }));
  const rows = yield* database.query((db) =>
    db.execute(sql`
      select m.id as "messageId", k.user_id as "userId", k.is_mentioned as "isMentioned", m.content,
        author.name as "authorName", r.name as "roomName", c.slug as "courseSlug"
      from json_to_recordset(${JSON.stringify(input)}::json) as i(id uuid, handles json)
      join chat_messages m on m.id = i.id
      join users author on author.id = m.user_id
      join chat_rooms r on r.id = m.room_id join courses c on c.id = r.course_id
      cross join lateral (
        select user_id, bool_or(is_mentioned) as is_mentioned from (
          select u.id as user_id, true as is_mentioned from json_array_elements_text(i.handles) h
            join users u on u.handle = h::citext
          union all select f.user_id, false from ${followersOf(sql`m.thread_id`)} f
        ) e group by user_id
      ) k
      where k.user_id <> m.user_id and ${membershipSql(sql`k.user_id`, sql`r.course_id`)} is not null
        and not ${isRemovedSql(sql`k.user_id`, sql`r.id`)}
        and not exists (select 1 from chat_room_settings s
          where s.room_id = r.id and s.user_id = k.user_id and s.level = 'nothing')
        and not exists (select 1 from blocks b where b.blocker_id = k.user_id and b.blocked_id = m.user_id)
      order by m.created_at, m.seq`),
  );
  return (rows as unknown as Recipient[]).map(
    (one): NewNotification => ({
      userId: one.userId,
      type: "chat",
      title: one.isMentioned
        ? `${one.authorName} mentioned you in ${one.roomName}`
        : `${one.authorName} answered in a thread in ${one.roomName}`,
      body: excerptOf(one.content),
      actionUrl: `/courses/${one.courseSlug}/chat?message=${one.messageId}`,
      cause: `chat:${one.messageId}`,
    }),
  );
});
