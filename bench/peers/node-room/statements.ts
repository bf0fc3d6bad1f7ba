import postgres from "postgres";
import type { PlainEvent, PlainRequest } from "../../protocols/plain.ts";
import type { PlainMember } from "../plain/store.ts";

type Event<Type extends PlainEvent["type"]> = Extract<PlainEvent, { type: Type }>;

/** What somebody asks, with who it is. */
export type Asked<Type extends PlainRequest["type"] = PlainRequest["type"]> = PlainMember &
  Extract<PlainRequest, { type: Type }>;

/** What was stored, and in which room. */
interface Stored {
  readonly room: string;
  readonly event: PlainEvent;
}

/** Stores a batch of all rooms in one statement, and answers what everybody is to be told of it. */
export type Statement<Type extends PlainRequest["type"]> = (
  batch: readonly Asked<Type>[],
) => Promise<Stored[]>;

/** The statements of a server that gathers, a connection for each of them that may be under way at once. */
export function openStatements(url: string) {
  const sql = postgres(url, { max: 5, onnotice: () => {} });
  const json = (batch: readonly Asked[]) => sql`${JSON.stringify(batch)}::text::json`;

  const message: Statement<"message"> = async (batch) => {
    const asked = new Map(batch.map((one) => [one.id, one]));
    const rows = await sql<{ id: string; seq: number; createdAt: Date }[]>`
      insert into messages (id, room, author, content)
      select id, room, "user", content
      from json_to_recordset(${json(batch)}) as i(id uuid, room text, "user" text, content text)
      on conflict do nothing
      returning id, seq, created_at as "createdAt"`;
    return rows.flatMap((row) => {
      const one = asked.get(row.id);
      if (!one) return [];
      const event: Event<"message"> = { type: "message", author: one.user, content: one.content, ...row };
      return { room: one.room, event };
    });
  };

  const react: Statement<"react"> = async (batch) => {
    const rows = await sql<{ room: string; id: string; author: string; emoji: string }[]>`
      with stored as (
        insert into reactions (message_id, user_id, emoji)
        select id, "user", emoji from json_to_recordset(${json(batch)}) as i(id uuid, "user" text, emoji text)
        on conflict do nothing
        returning message_id as id, user_id as author, emoji)
      select room, s.* from stored s join messages using (id)`;
    return rows.map(({ room, ...row }) => ({ room, event: { type: "reacted", ...row } }));
  };

  const edit: Statement<"edit"> = async (batch) => {
    const rows = await sql<{ room: string; id: string; content: string; editedAt: Date }[]>`
      update messages m set content = i.content, edited_at = now()
      from json_to_recordset(${json(batch)}) as i(id uuid, room text, "user" text, content text)
      where m.id = i.id and m.room = i.room and m.author = i."user" and m.deleted_at is null
      returning m.room, m.id, m.content, m.edited_at as "editedAt"`;
    return rows.map(({ room, ...row }) => ({ room, event: { type: "edited", ...row } }));
  };

  const remove: Statement<"remove"> = async (batch) => {
    const rows = await sql<{ room: string; id: string }[]>`
      update messages m set content = '', deleted_at = now()
      from json_to_recordset(${json(batch)}) as i(id uuid, room text, "user" text)
      where m.id = i.id and m.room = i.room and m.author = i."user" and m.deleted_at is null
      returning m.room, m.id`;
    return rows.map(({ room, id }) => ({ room, event: { type: "removed", id } }));
  };

  /** Told to nobody but the reader's other devices, of which a client of the load has none. */
  const read: Statement<"read"> = async (batch) => {
    await sql`
      insert into reads as r (room, user_id, seq)
      select room, "user", max(seq)
      from json_to_recordset(${json(batch)}) as i(room text, "user" text, seq integer)
      group by room, "user"
      on conflict (room, user_id) do update set seq = excluded.seq where excluded.seq > r.seq`;
    return [];
  };

  return { message, react, edit, remove, read };
}
