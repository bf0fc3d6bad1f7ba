import { sql } from "drizzle-orm";
import { Effect } from "effect";
import type { Database } from "../../../db/database.ts";
import { keptStatement } from "../../../db/prepared.ts";
import { tellsOf } from "../../notifications/subjects.ts";
import { insertAudit } from "../../shared/audit.ts";
import type { Person } from "../../shared/schema.ts";
import { instantSql, isFound } from "../../shared/sql.ts";
import type { ChangeResult, NewChange } from "../commands.ts";
import { MAX_EDITS, MAX_PINS, MAX_REACTIONS } from "../limits.ts";
import { mentionsIn } from "../message-text/message-text.ts";
import type { Change } from "../wire.ts";
import { messagesById } from "./reading.ts";

/** A change with the room of its message. */
export type RoomChange = NewChange & { readonly roomId: string };

interface ChangeRow {
  readonly ord: number;
  readonly outcome: ChangeResult["outcome"];
  readonly rev: string | null;
  readonly at: string;
}

/**
 * Makes changes of any number of rooms in one statement, which locks the rooms and messages, decides each change,
 * and numbers those that change something in the order given. What an edit or a deletion takes away is kept as a
 * version; a deletion by another than the author stands in the audit log. Results are in the order of the input,
 * of which no two may touch the same thing: see `splitChanges`.
 */
export const commitChanges = Effect.fn("chat.commitChanges")(function* (
  database: Database["Service"],
  changes: readonly RoomChange[],
) {
  const input = JSON.stringify(
    changes.map((change, ord) => ({
      ord,
      ...change,
      mentions: change._tag === "Edit" && mentionsIn(change.content).length > 0,
    })),
  );
  const rows = yield* database.prepared(changeStatement, { input });
  const same = rows.filter(({ outcome }) => outcome === "same");
  const found =
    same.length === 0
      ? null
      : yield* messagesById(database, [...new Set(same.map(({ ord }) => (changes[ord] as RoomChange).id))]);
  const results: ChangeResult[] = [];
  for (const row of rows) {
    const wanted = changes[row.ord] as RoomChange;
    if (row.outcome === "changed") results[row.ord] = { outcome: "changed", change: toChange(wanted, row) };
    else if (row.outcome === "same") {
      const message = found?.messages.get(wanted.id);
      const person = found?.people.find(({ id }) => id === message?.userId);
      results[row.ord] =
        message && person ? { outcome: "same", message, person: person as Person } : { outcome: "not_found" };
    } else results[row.ord] = { outcome: row.outcome };
  }
  return results;
});

const toChange = (wanted: RoomChange, row: ChangeRow): Change => {
  const [id, rev] = [wanted.id, Number(row.rev)];
  switch (wanted._tag) {
    case "Edit":
      return { _tag: "Edited", id, rev, content: wanted.content, editedAt: row.at };
    case "Delete":
      return { _tag: "Deleted", id, rev };
    case "React":
      return { _tag: "Reacted", id, rev, userId: wanted.userId, emoji: wanted.emoji, is: wanted.is };
    case "Pin":
      return { _tag: "Pinned", id, rev, at: wanted.is ? row.at : null };
  }
};

// What a batch touches is looked up by key, as in `commit.ts`; what must only be there is looked for by `isFound`.
//
// The rooms are locked before their messages, so that two of these wait for each other and never deadlock. Whether a
// reaction is new is decided by the insert itself: what a reader sees may be older than the lock.
const changeStatement = keptStatement<{ readonly input: string }, ChangeRow>()(sql`
with input as materialized (
  select i.* from json_to_recordset(${sql.placeholder("input")}::json) as i(
    ord int, _tag text, "roomId" uuid, id uuid, "userId" uuid, content text, moderates boolean, emoji text, "is" boolean,
    mentions boolean)
), clock as materialized (
  select clock_timestamp() as at
), locked as (
  select r.id from (select distinct "roomId" as id from input order by 1) i
    cross join lateral (select r.id from chat_rooms r where r.id = i.id for no key update) r
), message as (
  select m.* from (
      select distinct i.id, i."roomId" from input i join locked on locked.id = i."roomId" order by 1
    ) i cross join lateral (
      select m.id, m.room_id, m.user_id, m.content, m.is_deleted, m.pinned_at
      from chat_messages m where m.id = i.id and m.room_id = i."roomId" for no key update
    ) m
), judged as (
  select i.*, m.user_id as author_id, m.content as old_content, case
    when m.id is null then 'not_found'
    when i._tag = 'Edit' then case
      when m.user_id <> i."userId" then 'forbidden'
      when m.is_deleted then 'not_found'
      when i.content = m.content then 'same'
      when i.content = '' and not ${isFound(sql`from chat_attachments f where f.message_id = m.id`)} then 'empty'
      when ${sql.raw(`${MAX_EDITS}`)} <= (
        select count(*) from chat_message_versions v where v.message_id = m.id) then 'too_many'
      else 'changed' end
    when i._tag = 'Delete' then case
      when m.user_id <> i."userId" and not i.moderates then 'forbidden'
      when m.is_deleted then 'same' else 'changed' end
    when i._tag = 'Pin' then case
      when i."is" = (m.pinned_at is not null) then 'same'
      when m.is_deleted then 'not_found'
      when i."is" and ${sql.raw(`${MAX_PINS}`)} <= (
        select count(*) from chat_messages p where p.room_id = m.room_id and p.pinned_at is not null) then 'too_many'
      else 'changed' end
    when m.is_deleted then case when i."is" then 'not_found' else 'same' end
    when i."is" then case
      when ${isFound(sql`from chat_reactions r
        where r.message_id = m.id and r.user_id = i."userId" and r.emoji = i.emoji`)} then 'same'
      when ${isFound(sql`from chat_reactions r where r.message_id = m.id and r.emoji = i.emoji`)} then 'changed'
      else 'new' end
    else case
      when ${isFound(sql`from chat_reactions r
        where r.message_id = m.id and r.user_id = i."userId" and r.emoji = i.emoji`)} then 'changed'
      else 'same' end
    end as verdict
  from input i left join message m on m.id = i.id and m.room_id = i."roomId"
), novel as (
  select j.ord, dense_rank() over (partition by j.id order by j.first) + (
    select count(distinct r.emoji) from chat_reactions r where r.message_id = j.id) as number
  from (select ord, id, min(ord) over (partition by id, emoji) as first from judged where verdict = 'new') j
), decided as (
  select j.*, case when j.verdict <> 'new' then j.verdict
    when (select n.number from novel n where n.ord = j.ord) > ${sql.raw(`${MAX_REACTIONS}`)} then 'too_many'
    else 'changed' end as outcome
  from judged j
), reacted as (
  insert into chat_reactions (message_id, user_id, emoji, created_at)
  select d.id, d."userId", d.emoji, clock.at + d.ord * interval '1 microsecond'
  from decided d cross join clock where d._tag = 'React' and d."is" and d.outcome = 'changed'
  on conflict do nothing
  returning message_id, user_id, emoji
), unreacted as (
  delete from chat_reactions r using decided d
  where r.message_id = any(array(select id from message)) and r.message_id = d.id and d.outcome = 'changed'
    and (d._tag = 'Delete' or (d._tag = 'React' and not d."is" and r.user_id = d."userId" and r.emoji = d.emoji))
  returning r.message_id, r.user_id, r.emoji
), changed as (
  select d.*, row_number() over (partition by d."roomId" order by d.ord) as number
  from decided d where d.outcome = 'changed' and (
    d._tag <> 'React'
    or (d."is" and (d.id, d."userId", d.emoji) in (select message_id, user_id, emoji from reacted))
    or (not d."is" and (d.id, d."userId", d.emoji) in (select message_id, user_id, emoji from unreacted)))
), room as (
  update chat_rooms r set last_rev = r.last_rev + c.count
  from (select "roomId" as room_id, count(*) as count from changed group by "roomId") c
  where r.id = any(array(select id from locked)) and r.id = c.room_id
  returning r.id, r.last_rev - c.count as rev
), numbered as (
  select c.*, room.rev + c.number as rev from changed c join room on room.id = c."roomId"
), touched as (
  update chat_messages m set
    rev = c.rev,
    content = coalesce(c.content, m.content),
    edited_at = case when c.content is null then m.edited_at else clock.at end,
    is_deleted = m.is_deleted or c.deleted_by is not null,
    deleted_at = case when c.deleted_by is null then m.deleted_at else clock.at end,
    deleted_by = coalesce(c.deleted_by::uuid, m.deleted_by),
    pinned_at = case when c.deleted_by is not null or c.is_pinned = false then null
      when c.is_pinned then clock.at else m.pinned_at end,
    pinned_by = case when c.deleted_by is not null or c.is_pinned = false then null
      when c.is_pinned then c.pinned_by::uuid else m.pinned_by end
  from (
    select id, max(rev) as rev, max(content) filter (where _tag = 'Edit') as content,
      max("userId"::text) filter (where _tag = 'Delete') as deleted_by,
      bool_or("is") filter (where _tag = 'Pin') as is_pinned,
      max("userId"::text) filter (where _tag = 'Pin') as pinned_by
    from numbered group by id
  ) c cross join clock
  where m.id = any(array(select id from message)) and m.id = c.id
), versioned as (
  insert into chat_message_versions (message_id, rev, content, changed_by, created_at)
  select n.id, n.rev, n.old_content, n."userId", clock.at
  from numbered n cross join clock where n._tag in ('Edit', 'Delete')
), noticed as (
  insert into chat_notices (message_id)
  select distinct n.id from numbered n where n._tag in ('Edit', 'Delete') and (n.mentions
    or ${tellsOf("chat_message", sql`n.id`)}
    or ${isFound(sql`from chat_notices w where w.message_id = n.id`)})
), audited as (${insertAudit(sql`
  select n."userId", 'chat.deleted', 'chat_room', n."roomId"::text,
    jsonb_build_object('messageId', n.id, 'userId', n.author_id)
  from numbered n where n._tag = 'Delete' and n."userId" <> n.author_id`)}
)
select d.ord, case when d.outcome = 'changed' and n.rev is null then 'same' else d.outcome end as outcome, n.rev,
  ${instantSql(sql`clock.at`)} as at
from decided d cross join clock left join numbered n on n.ord = d.ord`);
