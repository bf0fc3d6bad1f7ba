// Chat in plain Node that gathers: what comes while a commit is under way makes up the next one, over all rooms, and
// what a commit has stored goes out as one frame to each member. Runs as a process of its own and tells its port to
// the one that started it.

import type { WebSocket } from "ws";
import type { PlainEvent, PlainRequest } from "../../protocols/plain.ts";
import { sendTo, serveMembers } from "../plain/sockets.ts";
import { openStore } from "../plain/store.ts";
import { Gathering } from "./gathering.ts";
import { type Asked, openStatements, type Statement } from "./statements.ts";

/** Milliseconds over which it is gathered who types: as many as a room of PeerLoop takes for it at least. */
const TYPING_GATHER_MS = 250;

const url = process.env.DATABASE_URL ?? "";
const rooms = new Map<string, Set<WebSocket>>();
const typing = new Map<string, Map<string, boolean>>();
const statements = openStatements(url);

/** One frame, encoded once, to everybody in a room. */
const tell = (room: string, events: readonly PlainEvent[]) => {
  const bytes = Buffer.from(JSON.stringify(events));
  for (const socket of rooms.get(room) ?? []) sendTo(socket, bytes);
};

const gathered = <Type extends PlainRequest["type"]>(store: Statement<Type>) =>
  new Gathering<Asked<Type>>(async (batch) => {
    const stored = await store(batch);
    for (const [room, ofRoom] of Map.groupBy(stored, (one) => one.room))
      tell(
        room,
        ofRoom.map(({ event }) => event),
      );
  });

const gatherings = {
  message: gathered<"message">(statements.message),
  react: gathered<"react">(statements.react),
  edit: gathered<"edit">(statements.edit),
  remove: gathered<"remove">(statements.remove),
  read: gathered<"read">(statements.read),
};

const noteTyping = (room: string, user: string, is: boolean) => {
  const known = typing.get(room);
  const noted = known ?? new Map<string, boolean>();
  noted.set(user, is);
  if (known) return;
  typing.set(room, noted);
  setTimeout(() => {
    typing.delete(room);
    tell(
      room,
      [...noted].map(([author, still]) => ({ type: "typing", author, is: still })),
    );
  }, TYPING_GATHER_MS);
};

serveMembers(openStore(url), (socket, { room, user }) => {
  const members = rooms.get(room) ?? new Set<WebSocket>();
  rooms.set(room, members);
  members.add(socket);

  socket.on("close", () => members.delete(socket));
  socket.on("message", (data) => {
    const asked = JSON.parse(data.toString()) as PlainRequest;
    switch (asked.type) {
      case "message":
        return gatherings.message.add({ ...asked, room, user });
      case "typing":
        return noteTyping(room, user, asked.is);
      case "react":
        return gatherings.react.add({ ...asked, room, user });
      case "edit":
        return gatherings.edit.add({ ...asked, room, user });
      case "remove":
        return gatherings.remove.add({ ...asked, room, user });
      case "read":
        return gatherings.read.add({ ...asked, room, user });
    }
  });
});
