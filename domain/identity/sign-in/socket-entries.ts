import { sql } from "drizzle-orm";
import { Effect } from "effect";
import { Database } from "../../../db/database.ts";
import { keptStatement, type StatementValues } from "../../../db/prepared.ts";
import type { PartyName } from "../../shared/actors.ts";
import type { SocketEntry } from "../admission.ts";
import { ENTRY_KEPT_DAYS, MAX_SOCKET_ENTRIES } from "../limits.ts";
import { noteEntries } from "./entry-sql.ts";

interface Entry extends StatementValues {
  readonly authSessionId: string;
  readonly party: PartyName;
  readonly roomId: string;
}

const enter = keptStatement<Entry>()(sql`
  with open as (
    select id, user_id from auth_sessions where id = ${sql.placeholder("authSessionId")}::uuid and expires_at > now()
  ), entered as (${noteEntries(sql`(
    select user_id, id as auth_session_id, ${sql.placeholder("party")}::text as party,
      ${sql.placeholder("roomId")}::uuid as room_id from open)`)}
  )
  select 1 from open`);

/**
 * Notes that a sign-in is about to have a socket in a room, and answers whether that sign-in is still open: both in
 * one statement, so that whoever ends it later finds the note.
 */
export const noteSocketEntry = Effect.fn("socketEntries.enter")(function* (
  authSessionId: string,
  party: PartyName,
  roomId: string,
) {
  const database = yield* Database;
  const rows = yield* database.prepared(enter, { authSessionId, party, roomId });
  return rows.length === 1;
});

/** Where sockets of a user may be, of one sign-in or with null of all of them. */
export const socketEntriesOf = Effect.fn("socketEntries.of")(function* (
  userId: string,
  authSessionId: string | null,
) {
  const database = yield* Database;
  return yield* database.rows<SocketEntry>(sql`
      select e.party, e.room_id as "roomId" from socket_entries e
      where e.user_id = ${userId} and (${authSessionId}::uuid is null or e.auth_session_id = ${authSessionId}::uuid)
      group by e.party, e.room_id order by max(e.entered_at) desc limit ${MAX_SOCKET_ENTRIES}`);
});

/** Forgets where sockets were: those of a sign-in whose sockets have been closed. */
export const forgetSocketEntries = Effect.fn("socketEntries.forget")(function* (
  userId: string,
  authSessionId: string,
) {
  const database = yield* Database;
  yield* database.rows(sql`
      delete from socket_entries e
      where e.user_id = ${userId} and e.auth_session_id = ${authSessionId}
        and not exists (select 1 from auth_sessions s where s.id = e.auth_session_id)`);
});

/** Forgets entries that no socket can have outlived, but one that somebody is entering at this moment. */
export const forgetOldSocketEntries = Effect.fn("socketEntries.forgetOld")(function* () {
  const database = yield* Database;
  yield* database.rows(sql`
      delete from socket_entries where ctid in (
        select ctid from socket_entries where entered_at < now() - make_interval(days => ${ENTRY_KEPT_DAYS})
        for update skip locked)`);
});

const tokens = keptStatement<
  { readonly input: string },
  { readonly id: string; readonly token: string }
>()(sql`
  select s.id, s.token
  from json_to_recordset(${sql.placeholder("input")}::json) as p("userId" uuid, "authSessionId" uuid)
  join auth_sessions s on s.id = p."authSessionId" and s.user_id = p."userId" and s.expires_at > now()`);

/** The tokens of those sign-ins of these users that are open, by the sign-ins' ids. */
export const openTokens = Effect.fn("socketEntries.openTokens")(function* (
  people: readonly { readonly userId: string; readonly authSessionId: string }[],
) {
  const database = yield* Database;
  const rows = yield* database.prepared(tokens, { input: JSON.stringify(people) });
  return new Map(rows.map(({ id, token }) => [id, token]));
});
