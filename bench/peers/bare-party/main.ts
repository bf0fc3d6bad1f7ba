import "../../../party/worker/buffer.ts";
import type * as Party from "partykit/server";
import postgres from "postgres";

/** The one backend of the bare party: it alone opens Postgres, and stores a room's batch in one statement. */
export default class Backend implements Party.Server {
  readonly #sql: postgres.Sql;

  constructor(party: Party.Room) {
    this.#sql = postgres(String(party.env.DATABASE_URL), { max: 1, onnotice: () => {} });
  }

  async onRequest(request: Party.Request): Promise<Response> {
    const room = new URL(request.url).pathname.split("/").at(-1) ?? "";
    const batch = await request.text();
    const rows = await this.#sql`
      insert into messages (id, room, author, content)
      select id, ${room}, author, content
      from json_to_recordset(${batch}::text::json) as i(id uuid, author text, content text)
      returning id, author, content, created_at as "createdAt"`;
    return new Response(JSON.stringify(rows));
  }
}
