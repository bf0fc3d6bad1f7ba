import { sql } from "drizzle-orm";
import type { Effect } from "effect";
import type { Database } from "../../../db/database.ts";
import type { DatabaseError } from "../../../db/errors.ts";
import { isBlockedSql } from "../../identity/access.ts";
import { begins, searchableSql } from "../../shared/text/name-search.ts";
import { courseIdsOf, peopleOf, teachesSql } from "../access.ts";
import { PEOPLE_FOUND } from "../limits.ts";
import type { FoundPerson } from "../model.ts";

/**
 * People by the beginnings of words of a name or handle: those of the reader's own courses, and others who teach and
 * have a public profile. Never the reader, whoever is blocked either way, or who has left. Nearest first: of one's own
 * courses, then by name.
 */
export const findPeople = (
  database: Database["Service"],
  readerId: string,
  q: string,
): Effect.Effect<readonly FoundPerson[], DatabaseError> => {
  const sought = q.trim().replace(/^@/, "");
  return database.rows<FoundPerson>(sql`
    with near as (
      select distinct k.user_id from ${courseIdsOf(readerId)} mine, lateral ${peopleOf(sql`mine.course_id`)} k)
    select u.id, u.name, u.handle, u.avatar_url as "avatarUrl", u.title
    from users u left join near n on n.user_id = u.id
    where u.id <> ${readerId} and u.anonymised_at is null
      and (n.user_id is not null or (u.privacy_public and ${teachesSql(sql`u.id`)}))
      and ${begins(searchableSql(sql`u.name || ' ' || u.handle`), sought)}
      and not ${isBlockedSql(sql`u.id`, readerId)}
    order by (n.user_id is null), fold_text(u.name), u.id
    limit ${PEOPLE_FOUND}`);
};
