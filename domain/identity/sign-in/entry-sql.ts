import { type SQL, sql } from "drizzle-orm";
import { isFound } from "../../shared/sql.ts";

/**
 * The open sign-in `s` of a token and its user `u`, as left joins of a query: both null where the token opens none.
 * Somebody anonymised is nobody any more. For statements that decide about many people at once: each is looked up by key,
 * by any plan.
 */
export const joinSignIn = (token: SQL): SQL => sql`
  left join lateral (
    select * from auth_sessions t where t.token = ${token} and t.expires_at > now() limit 1) s on true
  left join lateral (select * from users v where v.id = s.user_id and v.anonymised_at is null limit 1) u on true`;

/**
 * A statement that notes where sockets of sign-ins may be: of the subquery `entries`, with the columns `user_id`,
 * `auth_session_id`, `party` and `room_id`. One that was noted within a day is not noted anew.
 */
export const noteEntries = (entries: SQL): SQL => sql`
  insert into socket_entries (user_id, auth_session_id, party, room_id)
  select distinct n.user_id, n.auth_session_id, n.party, n.room_id from ${entries} n
  where not ${isFound(sql`from socket_entries e
    where e.user_id = n.user_id and e.auth_session_id = n.auth_session_id and e.party = n.party
      and e.room_id = n.room_id and e.entered_at > now() - interval '1 day'`)}
  order by 1, 2, 3, 4
  on conflict on constraint socket_entries_pkey do update set entered_at = excluded.entered_at`;
