// Chat on socket.io and postgres.js as the documentation of both would have it: insert the message, then emit it
// to the room. Runs as a process of its own and tells its port to the one that started it.

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import postgres from "postgres";
import { Server } from "socket.io";

const sql = postgres(process.env.DATABASE_URL ?? "", { onnotice: () => {} });

await sql`
  create table messages (
    id uuid primary key,
    room text not null,
    author text not null,
    content text not null,
    created_at timestamptz not null default now()
  )`;

const server = createServer();
const io = new Server(server);

io.on("connection", (socket) => {
  const room = String(socket.handshake.query.room);
  const author = String(socket.handshake.query.author);
  socket.join(room);

  socket.on("message", async ({ id, content }) => {
    const [message] = await sql`
      insert into messages ${sql({ id, room, author, content })} returning id, author, content, created_at`;
    io.to(room).emit("message", message);
  });
});

server.listen(0, "127.0.0.1", () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.on("disconnect", () => process.exit(0));
