import { expect, it } from "vitest";
import type { ChatMessage } from "../../../../domain/chat/wire.ts";
import { beginsDay, belongsTo, firstNewSeq, inRoom, newAfterSeq } from "./chat-rows.ts";

const message = (
  seq: number,
  userId: string,
  minute: number,
  more: Partial<ChatMessage> = {},
): ChatMessage => ({
  id: `m${seq}`,
  seq,
  rev: seq,
  userId,
  content: "",
  replyToId: null,
  createdAt: new Date(2026, 0, 1, 12, minute).toISOString(),
  ...more,
});

it("days begin where the date changes, and with the first message", () => {
  const [noon, later] = [message(1, "ada", 0), message(2, "ada", 5)];
  const tomorrow = message(3, "ada", 24 * 60);
  expect([beginsDay(undefined, noon), beginsDay(noon, later), beginsDay(later, tomorrow)]).toEqual([
    true,
    false,
    true,
  ]);
});

it("one author's messages stand together for five minutes, and answers alone", () => {
  const first = message(1, "ada", 0);
  expect(belongsTo(first, message(2, "ada", 4))).toBe(true);
  expect(belongsTo(first, message(2, "ada", 5))).toBe(false);
  expect(belongsTo(first, message(2, "ben", 1))).toBe(false);
  expect(belongsTo(first, message(2, "ada", 1, { replyToId: "m1" }))).toBe(false);
  expect(belongsTo(undefined, first)).toBe(false);
});

it("the room has what replies to nothing, and replies that were sent to it as well", () => {
  const reply = { replyToId: "m1", threadId: "m1" };
  const list = [
    message(1, "ada", 0),
    message(2, "ben", 1, reply),
    message(3, "ben", 2, { ...reply, alsoInRoom: true }),
    message(4, "ada", 3),
  ];
  const placed = [...inRoom(list)].map(([seq, { previous }]) => [seq, previous?.seq]);
  expect(placed).toEqual([
    [1, undefined],
    [3, 1],
    [4, 3],
  ]);
});

it("new messages begin with the first of somebody else after the marker", () => {
  const list = [message(5, "ada", 0), message(6, "you", 1), message(7, "ben", 2), message(8, "ada", 3)];
  expect(firstNewSeq(list, 5, "you")).toBe(7);
  expect(firstNewSeq(list, 2, "you")).toBe(5);
  expect(firstNewSeq(list, 8, "you")).toBeNull();
  expect(firstNewSeq(list, null, "you")).toBeNull();
  expect(firstNewSeq([], 3, "you")).toBeNull();
  const inThread = list.map((one) => (one.seq === 7 ? { ...one, replyToId: "m1", threadId: "m1" } : one));
  expect([firstNewSeq(inThread, 5, "you"), newAfterSeq(inThread, 5, "you")]).toEqual([8, 1]);
  const gone = list.map((one) => (one.seq === 7 ? { ...one, isDeleted: true as const } : one));
  expect(firstNewSeq(gone, 5, "you")).toBe(8);
  expect([newAfterSeq(list, 5, "you"), newAfterSeq(gone, 5, "you"), newAfterSeq(gone, 8, "you")]).toEqual([
    2, 1, 0,
  ]);
});
