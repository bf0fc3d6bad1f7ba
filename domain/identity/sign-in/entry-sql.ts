import { type SQL, sql } from "drizzle-orm";

/**
 * The open sign-in `s` of a token and its user `u`, as left joins of a query: both null where the token opens none.
 * Somebody anonymised is nobody any more. For statements that decide about many people at once.
 */
export const joinSignIn = (token: SQL): SQL => sql`
  left join auth_sessions s on s.token = ${token} and s.expires_at > now()
  left join users u on u.id = s.user_id and u.anonymised_at is null`;

/**
 * A statement that notes where sockets of sign-ins may be: of the subquery `entries`, with the columns `user_id`,
 * `auth_session_id`, `party` and `room_id`. One that was noted within a day is not noted anew.
 */
export const noteEntries = (entries: SQL): SQL => sql`
  insert into socket_entries (user_id, auth_session_id, party, room_id)
  select distinct n.user_id, n.auth_session_id, n.party, n.room_id from ${entries} n
  where not exists (
    select 1 from socket_entries e
    where e.user_id = n.user_id and e.auth_session_id = n.auth_session_id and e.party = n.party
      and e.room_id = n.room_id and e.entered_at > now() - interval '1 day')
  order by 1, 2, 3, 4
  on conflict on constraint socket_entries_pkey do update set entered_at = excluded.entered_at`;
