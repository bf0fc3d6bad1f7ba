// Chat on ws and postgres.js as the documentation of both would have it: store what somebody does, then send it to
// everybody in the room. Runs as a process of its own and tells its port to the one that started it.

import type { WebSocket } from "ws";
import { carryOut } from "./plain/requests.ts";
import { sendTo, serveMembers } from "./plain/sockets.ts";
import { openStore } from "./plain/store.ts";

/** Who is in a room, and as whom. */
const rooms = new Map<string, Map<WebSocket, string>>();
const store = openStore(process.env.DATABASE_URL ?? "");

serveMembers(store, (socket, member) => {
  const members = rooms.get(member.room) ?? new Map<WebSocket, string>();
  rooms.set(member.room, members);
  members.set(socket, member.user);

  socket.on("close", () => members.delete(socket));
  socket.on("message", async (data) => {
    const told = await carryOut(store, member, JSON.parse(data.toString()));
    if (!told) return;
    const text = JSON.stringify(told.event);
    for (const [other, user] of members)
      if (told.to === "room" || (other !== socket && (told.to === "others" || user === member.user)))
        sendTo(other, text);
  });
});
