import { sql } from "drizzle-orm";
import { Effect, Schema } from "effect";
import type { Database } from "../../../db/database.ts";
import { peopleOf } from "../../courses/access.ts";
import type { FreeHelpers } from "../../courses/free-helpers.ts";
import type { SignedIn } from "../../identity/authentication.ts";
import { isOnline } from "../../notifications/presence.ts";
import { cursorOf } from "../../shared/cursor.ts";
import { Uuid } from "../../shared/schema.ts";
import { begins, searchableSql } from "../../shared/text/name-search.ts";
import { MEMBERS_PAGE_SIZE } from "../limits.ts";
import type { Member, MembersPage } from "../model.ts";
import { isRemovedSql } from "../moderation/sanctions.ts";
import { memberOf } from "../store/reading.ts";

/** Creator first, then student-teachers, then students; in each by name. */
const Place = Schema.Struct({
  rank: Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 2 })),
  sortName: Schema.String.check(Schema.isPattern(/^[^\0\p{Cs}]*$/u)),
  id: Uuid,
});
type Place = typeof Place.Type;

const memberCursor = cursorOf(Place);

/**
 * A page of the people of a room's course, as far as they may enter it. `q` is the beginnings of words of
 * a name or handle. `isAvailable`: teaches here and would answer a call for help now.
 */
export const roomMembers = Effect.fn("chat.roomMembers")(function* (
  database: Database["Service"],
  { isFree }: FreeHelpers["Service"],
  reader: SignedIn,
  roomId: string,
  { q = "", cursor }: { readonly q?: string; readonly cursor?: string },
) {
  const after = yield* memberCursor.read(cursor);
  yield* memberOf(database, reader, roomId);
  const sought = q.trim().replace(/^@/, "");
  const searchable = searchableSql(sql`u.name || ' ' || u.handle`);
  const matching = sought === "" ? sql`` : sql`and ${begins(searchable, sought)}`;
  const beyond =
    after === null
      ? sql``
      : sql`and (k.rank, fold_text(u.name), u.id) > (${after.rank}::int, ${after.sortName}, ${after.id}::uuid)`;
  const rows = yield* database.rows<Member & Place>(sql`
      select u.id, u.name, u.handle, u.avatar_url as "avatarUrl", k.rank, fold_text(u.name) as "sortName",
        (array['creator', 'student_teacher', 'student'])[k.rank + 1] as role,
        k.rank < 2 and ${isFree(sql`u.id`)} as "isAvailable",
        ${isOnline(sql`u.id`)} as "isOnline"
      from ${peopleOf(sql`(select r.course_id from chat_rooms r where r.id = ${roomId})`)} k
      join users u on u.id = k.user_id and u.anonymised_at is null
      where not ${isRemovedSql(sql`u.id`, sql`${roomId}::uuid`)} ${matching} ${beyond}
      order by k.rank, fold_text(u.name), u.id limit ${MEMBERS_PAGE_SIZE + 1}`);
  const last = rows.at(MEMBERS_PAGE_SIZE - 1);
  const page: MembersPage = {
    members: rows.slice(0, MEMBERS_PAGE_SIZE).map(({ rank, sortName, ...member }) => member),
    nextCursor: rows.length > MEMBERS_PAGE_SIZE && last ? memberCursor.write(last) : null,
  };
  return page;
});
