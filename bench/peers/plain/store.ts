import postgres from "postgres";
import type { PlainEvent, PlainRequest } from "../../protocols/plain.ts";

/** Somebody in a room. */
export interface PlainMember {
  readonly room: string;
  readonly user: string;
}

type Asked<Type extends PlainRequest["type"]> = Extract<PlainRequest, { type: Type }>;
type Stored<Type extends PlainEvent["type"]> = Promise<Extract<PlainEvent, { type: Type }> | undefined>;

/** What a plain chat server asks of Postgres: a statement for each thing, as the documentation of postgres.js has it. */
export interface PlainStore {
  /** Who is signed in with that token and belongs to that room: two queries, one after the other. */
  readonly memberOf: (room: string, token: string) => Promise<PlainMember | undefined>;
  readonly message: (by: PlainMember, asked: Asked<"message">) => Stored<"message">;
  /** Undefined where the reaction was there already. */
  readonly react: (by: PlainMember, asked: Asked<"react">) => Stored<"reacted">;
  /** Undefined for a message that is not one's own, or is gone. */
  readonly edit: (by: PlainMember, asked: Asked<"edit">) => Stored<"edited">;
  readonly remove: (by: PlainMember, asked: Asked<"remove">) => Stored<"removed">;
  /** Undefined where the marker does not move forward. */
  readonly read: (by: PlainMember, asked: Asked<"read">) => Stored<"read">;
}

/** Opens the store of a server, on as many connections as postgres.js takes by itself. */
export function openStore(url: string): PlainStore {
  const sql = postgres(url, { onnotice: () => {} });
  return {
    async memberOf(room, token) {
      const [session] = await sql<{ user: string }[]>`
        select user_id as user from sessions where token = ${token} and expires_at > now()`;
      if (!session) return undefined;
      const [member] = await sql<PlainMember[]>`
        select room, user_id as user from members where room = ${room} and user_id = ${session.user}`;
      return member;
    },
    async message({ room, user }, { id, content }) {
      const [row] = await sql<{ seq: number; createdAt: Date }[]>`
        insert into messages ${sql({ id, room, author: user, content })}
        returning seq, created_at as "createdAt"`;
      return row && { type: "message", id, author: user, content, ...row };
    },
    async react({ user }, { id, emoji }) {
      const [row] = await sql`
        insert into reactions ${sql({ message_id: id, user_id: user, emoji })}
        on conflict do nothing returning 1`;
      return row && { type: "reacted", id, author: user, emoji };
    },
    async edit({ room, user }, { id, content }) {
      const [row] = await sql<{ editedAt: Date }[]>`
        update messages set content = ${content}, edited_at = now()
        where id = ${id} and room = ${room} and author = ${user} and deleted_at is null
        returning edited_at as "editedAt"`;
      return row && { type: "edited", id, content, ...row };
    },
    async remove({ room, user }, { id }) {
      const [row] = await sql`
        update messages set content = '', deleted_at = now()
        where id = ${id} and room = ${room} and author = ${user} and deleted_at is null
        returning 1`;
      return row && { type: "removed", id };
    },
    async read({ room, user }, { seq }) {
      const [row] = await sql`
        insert into reads ${sql({ room, user_id: user, seq })}
        on conflict (room, user_id) do update set seq = excluded.seq where excluded.seq > reads.seq
        returning 1`;
      return row && { type: "read", seq };
    },
  };
}
