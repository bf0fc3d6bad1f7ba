import { randomBytes } from "node:crypto";
import type postgres from "postgres";
import { insertRows } from "../../lib/insert-rows.ts";
import type { Layout } from "../peer.ts";

const HOUR_MS = 3_600_000;

/** Makes the tables of a plain chat server: who is signed in and may be where, and what they write and do there. */
export async function createTables(sql: postgres.Sql): Promise<void> {
  await sql.unsafe(`
    create table sessions (token text primary key, user_id text not null, expires_at timestamptz not null);
    create table members (room text not null, user_id text not null, primary key (room, user_id));
    create table messages (
      id uuid primary key,
      seq integer generated always as identity,
      room text not null,
      author text not null,
      content text not null,
      created_at timestamptz not null default now(),
      edited_at timestamptz,
      deleted_at timestamptz
    );
    create table reactions (
      message_id uuid not null references messages,
      user_id text not null,
      emoji text not null,
      primary key (message_id, user_id, emoji)
    );
    create table reads (room text not null, user_id text not null, seq integer not null, primary key (room, user_id));
  `);
}

/** Fills them with a member for each client, signed in; answers the tokens of their sessions, by room. */
export async function populateTables(sql: postgres.Sql, layout: Layout): Promise<string[][]> {
  const expires_at = new Date(Date.now() + HOUR_MS);
  const people = Array.from({ length: layout.rooms }, (_, room) =>
    Array.from({ length: layout.clients }, (_, client) => ({
      room: roomName(room),
      user_id: `client-${room}-${client}`,
      token: randomBytes(24).toString("base64url"),
    })),
  );
  await insertRows(sql, "sessions", people.flat(), ({ token, user_id }) => ({ token, user_id, expires_at }));
  await insertRows(sql, "members", people.flat(), ({ room, user_id }) => ({ room, user_id }));
  // Not what is still empty, for the reason that `populate` of PeerLoop's own people gives.
  await sql`analyze sessions, members`;
  return people.map((inRoom) => inRoom.map(({ token }) => token));
}

/** What a room is called, in tables and addresses. */
export const roomName = (room: number): string => `room-${room}`;
