// Chat on socket.io and postgres.js as the documentation of both would have it: store what somebody does, then emit
// it to the room. Runs as a process of its own and tells its port to the one that started it.

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Server } from "socket.io";
import type { PlainRequest } from "../protocols/plain.ts";
import { carryOut } from "./plain/requests.ts";
import { tokenIn } from "./plain/sockets.ts";
import { openStore } from "./plain/store.ts";

const store = openStore(process.env.DATABASE_URL ?? "");
const server = createServer();
const io = new Server(server);

io.use(async (socket, next) => {
  const { headers, query } = socket.handshake;
  socket.data.member = await store.memberOf(String(query.room), tokenIn(headers.cookie));
  next(socket.data.member ? undefined : new Error("not a member"));
});

io.on("connection", (socket) => {
  const { member } = socket.data;
  const devices = `user:${member.user}`;
  socket.join([member.room, devices]);

  socket.onAny(async (type: PlainRequest["type"], rest) => {
    const told = await carryOut(store, member, { type, ...rest });
    if (!told) return;
    const { type: name, ...body } = told.event;
    const whom = { room: io.to(member.room), others: socket.to(member.room), devices: socket.to(devices) };
    whom[told.to].emit(name, body);
  });
});

server.listen(0, "127.0.0.1", () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.on("disconnect", () => process.exit(0));
