import type { ChatClientFrame, ChatServerFrame } from "../../domain/chat/wire.ts";
import type { SummonClientFrame, SummonServerFrame } from "../../domain/summons/wire.ts";
import { openOutbox } from "./outbox/outbox.ts";
import { noteDelivered } from "./outbox/outbox-hint.ts";
import { unlessRoomIsOpen } from "./outbox/outbox-lock.ts";
import { type OutboxEntry, sendFrame } from "./outbox/outbox-state.ts";
import { roomsWaiting } from "./outbox/outbox-store.ts";
import { openRoomSocket } from "./socket/socket.ts";

/** Milliseconds after which a delivery is given up until the next connection. */
const PATIENCE_MS = 60_000;

const underWay = new Set<string>();

/**
 * Delivers what a person typed into rooms that are not open any more: it was promised to be sent once there
 * is a connection, whatever page they are on by then.
 */
export const deliverWaiting = async (userId: string): Promise<void> => {
  const rooms = await roomsWaiting(userId);
  if (rooms.length === 0) noteDelivered(userId);
  for (const room of rooms) {
    const address = `${userId} ${room}`;
    if (underWay.has(address)) continue;
    underWay.add(address);
    try {
      await unlessRoomIsOpen(userId, room, () => deliver(userId, room));
    } finally {
      underWay.delete(address);
    }
  }
};

const deliver = (userId: string, room: string): Promise<void> =>
  new Promise((resolve) => {
    const [party, id] = room.split(":") as ["chat" | "summon", string];
    const finish = () => {
      clearTimeout(patience);
      outbox.close();
      socket.close();
      resolve();
    };
    const patience = setTimeout(finish, PATIENCE_MS);

    const onFrame = (frame: ChatServerFrame | SummonServerFrame) => {
      if (frame._tag === "Welcome" || frame._tag === "State") {
        // What one person typed is not for the next one to send.
        if (frame.you.id === userId) outbox.connected();
        else finish();
      }
      if (frame._tag === "Messages") outbox.confirmed(frame.messages.map((message) => message.id));
      else if (frame._tag === "Said") outbox.confirmed(frame.lines.map((line) => line.id));
      else if (frame._tag === "Rejected" && frame.id)
        outbox.refused(frame.id, frame.code, frame.message, frame.retryAfterSeconds);
    };

    const socket = openRoomSocket<ChatClientFrame | SummonClientFrame, ChatServerFrame | SummonServerFrame>({
      party,
      room: id,
      onFrame,
      onStatus: (status) => {
        if (status === "closed") finish();
        else if (status !== "open") outbox.disconnected();
      },
    });

    const outbox = openOutbox({
      userId,
      room,
      send: (entry: OutboxEntry) =>
        socket.send(
          party === "chat" ? sendFrame(entry) : { _tag: "Say", id: entry.id, content: entry.content },
        ),
      onChange: (entries) => {
        if (entries.every((entry) => entry.failure !== null)) finish();
      },
    });
  });
