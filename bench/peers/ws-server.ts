// Chat on ws and postgres.js as the documentation of both would have it: insert the message, then send it to
// everybody in the room. Runs as a process of its own and tells its port to the one that started it.

import type { AddressInfo } from "node:net";
import postgres from "postgres";
import { WebSocket, WebSocketServer } from "ws";

const sql = postgres(process.env.DATABASE_URL ?? "", { onnotice: () => {} });

await sql`
  create table messages (
    id uuid primary key,
    room text not null,
    author text not null,
    content text not null,
    created_at timestamptz not null default now()
  )`;

const rooms = new Map<string, Set<WebSocket>>();
const server = new WebSocketServer({ host: "127.0.0.1", port: 0 });

server.on("connection", (socket, request) => {
  const [, room = "", author = ""] = (request.url ?? "").split("/");
  const members = rooms.get(room) ?? new Set<WebSocket>();
  rooms.set(room, members);
  members.add(socket);

  socket.on("error", console.error);
  socket.on("close", () => members.delete(socket));
  socket.on("message", async (data) => {
    const { id, content } = JSON.parse(data.toString());
    const [message] = await sql`
      insert into messages ${sql({ id, room, author, content })} returning id, author, content, created_at`;
    const text = JSON.stringify(message);
    for (const member of members) {
      if (member.readyState === WebSocket.OPEN) member.send(text);
    }
  });
});

server.on("listening", () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.on("disconnect", () => process.exit(0));
