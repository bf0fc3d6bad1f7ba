import { describe, expect, it } from "vitest";
import { nodeRoomProtocol } from "./node-room.ts";
import { heardIn, type PlainEvent } from "./plain.ts";
import { socketIoProtocol } from "./socket-io.ts";
import { wsProtocol } from "./ws.ts";

const at = new Date(0);
const message = (id: string, seq: number): PlainEvent => ({
  type: "message",
  id,
  seq,
  author: "a",
  content: "Hello",
  createdAt: at,
});
const events: readonly PlainEvent[] = [
  message("one", 7),
  message("other", 8),
  { type: "typing", author: "a", is: true },
  { type: "reacted", id: "one", author: "a", emoji: "👍" },
  { type: "edited", id: "one", content: "Hello!", editedAt: at },
  { type: "removed", id: "other" },
  { type: "read", seq: 8 },
];

describe("the plain protocols", () => {
  it("tell messages from changes, and from what is neither", () => {
    expect(heardIn(events)).toEqual({ delivered: ["one", "other"], lastSeq: 8, changes: 3 });
    expect(heardIn(events.slice(2, 3))).toEqual({ delivered: [], changes: 0 });
  });

  it("say the same, one event to a frame or many", () => {
    expect(nodeRoomProtocol.decode(JSON.stringify(events))).toEqual(heardIn(events));
    for (const event of events) {
      const { type, ...rest } = event;
      expect(wsProtocol.decode(JSON.stringify(event))).toEqual(heardIn([event]));
      expect(socketIoProtocol.decode(`42${JSON.stringify([type, rest])}`)).toEqual(heardIn([event]));
    }
  });

  it("ask for the same", () => {
    const asked = { type: "react", id: "one", emoji: "👍" };
    expect(JSON.parse(wsProtocol.doings?.react("one", "👍") ?? "")).toEqual(asked);
    expect(socketIoProtocol.doings?.react("one", "👍")).toBe('42["react",{"id":"one","emoji":"👍"}]');
  });
});
