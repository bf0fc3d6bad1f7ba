import { describe, expect, it } from "vitest";
import type { UnreadRoom } from "../../../domain/chat/model.ts";
import type { Session } from "../../../domain/sessions/model.ts";
import { myRoomsOf } from "./my-rooms.ts";

const NOW = Date.parse("2026-03-02T10:00:00Z");
const compare = new Intl.Collator("en").compare;

const room = (name: string, change: Partial<UnreadRoom> = {}): UnreadRoom => ({
  roomId: `room ${name}`,
  courseId: name,
  courseSlug: name,
  name,
  lastSeq: 0,
  lastReadSeq: 0,
  unread: 0,
  ...change,
});
const session = (courseId: string, start: string, end: string): Session =>
  ({
    id: `session ${courseId}`,
    courseId,
    status: "scheduled",
    scheduledStart: start,
    scheduledEnd: end,
  }) as Session;

describe("the reader's rooms", () => {
  it("stand by name, those with a session on now before all", () => {
    const rooms = myRoomsOf(
      [room("weld"), room("bake"), room("code")],
      [
        session("weld", "2026-03-02T09:55:00Z", "2026-03-02T10:55:00Z"),
        session("bake", "2026-03-05T09:55:00Z", "2026-03-05T10:55:00Z"),
      ],
      [],
      NOW,
      compare,
    );
    expect(rooms.map(({ title, liveSessionId }) => [title, liveSessionId])).toEqual([
      ["weld", "session weld"],
      ["bake", null],
      ["code", null],
    ]);
  });

  it("count what is unread unless the reader asked to hear less", () => {
    const rooms = myRoomsOf(
      [room("bake", { unread: 3 }), room("code", { unread: 5, level: "mentions" })],
      [],
      [],
      NOW,
      compare,
    );
    expect(rooms.map(({ unread }) => unread)).toEqual([3, 0]);
  });

  it("say who is free only where the reader may ask", () => {
    const rooms = myRoomsOf(
      [room("bake"), room("code"), room("weld")],
      [],
      [
        { courseId: "bake", free: 2, mayAsk: true },
        { courseId: "code", free: 2, mayAsk: false },
      ],
      NOW,
      compare,
    );
    expect(rooms.map(({ freeHelpers }) => freeHelpers)).toEqual([2, 0, 0]);
  });
});
