// One route of PeerLoop's API on Fastify and postgres.js as the documentation of both would have it: who is signed in,
// then the row. Runs as a process of its own on PeerLoop's database, and tells its port to the one that started it.

import type { AddressInfo } from "node:net";
import fastify from "fastify";
import postgres from "postgres";
import { QUIET_HOURS } from "./fastify.ts";

const sql = postgres(process.env.DATABASE_URL ?? "", { onnotice: () => {} });
const app = fastify();

/** The token in the session cookie, without its signature; empty where there is none. */
const tokenIn = (cookie = "") =>
  decodeURIComponent(/(?:^|; )peerloop\.session_token=([^;]*)/.exec(cookie)?.[1] ?? "").split(".")[0] ?? "";

app.get(QUIET_HOURS, async (request, reply) => {
  const [session] = await sql<{ userId: string }[]>`
    select user_id as "userId" from auth_sessions
    where token = ${tokenIn(request.headers.cookie)} and expires_at > now()`;
  if (!session) return reply.code(401).send({ message: "Please sign in." });
  const [quietHours] = await sql`
    select to_char(quiet_from, 'HH24:MI') as "from", to_char(quiet_to, 'HH24:MI') as "to"
    from users where id = ${session.userId} and quiet_from is not null`;
  return { quietHours: quietHours ?? null };
});

await app.listen({ host: "127.0.0.1", port: 0 });
process.send?.({ port: (app.server.address() as AddressInfo).port });
process.on("disconnect", () => process.exit(0));
