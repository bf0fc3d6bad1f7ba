import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { REPLIERS_NAMED } from "./limits.ts";
import {
  applyChange,
  countReply,
  isInRoom,
  type MessageAction,
  may,
  mayModerate,
  mayStayAs,
} from "./rules.ts";
import type { Change, ChatMessage } from "./wire.ts";

const message = (over: Partial<ChatMessage> = {}): ChatMessage => ({
  id: "m",
  seq: 1,
  rev: 1,
  userId: "ada",
  content: "hello",
  replyToId: null,
  createdAt: "2026-01-01T12:00:00.000Z",
  ...over,
});

const someChange = (rev: number): fc.Arbitrary<Change> =>
  fc.oneof(
    fc.record({
      _tag: fc.constant("Edited" as const),
      id: fc.constant("m"),
      rev: fc.constant(rev),
      content: fc.string(),
      editedAt: fc.constant("2026-01-01T13:00:00.000Z"),
    }),
    fc.record({
      _tag: fc.constant("Reacted" as const),
      id: fc.constant("m"),
      rev: fc.constant(rev),
      userId: fc.constantFrom("ada", "ben", "cy"),
      emoji: fc.constantFrom("👍", "🎉"),
      is: fc.boolean(),
    }),
    fc.record({
      _tag: fc.constant("Pinned" as const),
      id: fc.constant("m"),
      rev: fc.constant(rev),
      at: fc.constantFrom(null, "2026-01-01T14:00:00.000Z"),
    }),
    fc.record({
      _tag: fc.constant("Answered" as const),
      id: fc.constant("m"),
      rev: fc.constant(rev),
      answerId: fc.constantFrom(null, "n"),
    }),
  );

const history = fc
  .integer({ min: 1, max: 20 })
  .chain((length) => fc.tuple(...Array.from({ length }, (_, index) => someChange(index + 2))));

const thread = { count: 2, lastSeq: 5, lastAt: "2026-01-01T00:00:00.000Z", userIds: ["ada"] };

describe("changes", () => {
  it("do nothing the second time, or after a later one", () => {
    fc.assert(
      fc.property(history, (changes) => {
        const whole = changes.reduce(applyChange, message());
        expect([...changes, ...changes].reduce(applyChange, message())).toEqual(whole);
        for (const change of changes) expect(applyChange(whole, change)).toBe(whole);
      }),
    );
  });

  it("meet a message that was read in the middle of them at the same end", () => {
    fc.assert(
      fc.property(history, fc.nat(), (changes, at) => {
        const middle = changes.slice(0, at % changes.length).reduce(applyChange, message());
        expect(changes.reduce(applyChange, middle)).toEqual(changes.reduce(applyChange, message()));
      }),
    );
  });

  it("leave no empty reaction and nobody twice", () => {
    fc.assert(
      fc.property(history, (changes) => {
        const { reactions } = changes.reduce(applyChange, message());
        expect(reactions).not.toEqual([]);
        for (const { userIds } of reactions ?? []) {
          expect(userIds.length).toBeGreaterThan(0);
          expect(new Set(userIds).size).toBe(userIds.length);
        }
      }),
    );
  });

  it("of other messages do nothing", () => {
    const before = message();
    expect(applyChange(before, { _tag: "Deleted", id: "other", rev: 9 })).toBe(before);
  });

  it("delete everything that could still be read", () => {
    const full = message({
      reactions: [{ emoji: "👍", userIds: ["ben"] }],
      attachments: [{ id: "a", name: "a.png", contentType: "image/png", size: 1, width: 1, height: 1 }],
      pinnedAt: "2026-01-01T14:00:00.000Z",
      thread,
    });
    const gone = applyChange(full, { _tag: "Deleted", id: "m", rev: 2 });
    expect(gone).toEqual(message({ rev: 2, content: "", isDeleted: true, thread }));
  });
});

describe("replies", () => {
  it("are counted once each, however often they arrive, and those who wrote last are named", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 20 }), (authors) => {
        const replies = authors.map((author, index) =>
          message({
            ...{ id: `a${index}`, seq: index + 2, userId: `u${author}`, threadId: "m", replyToId: "m" },
            createdAt: new Date(index * 1_000).toISOString(),
          }),
        );
        const counted = [...replies, ...replies].reduce(countReply, message());
        const last = replies.at(-1);
        expect(counted.thread).toEqual(
          last && {
            count: authors.length,
            lastSeq: last.seq,
            lastAt: last.createdAt,
            userIds: [...new Set(replies.toReversed().map(({ userId }) => userId))].slice(0, REPLIERS_NAMED),
          },
        );
      }),
    );
  });

  it("stand in the room where they were sent there as well", () => {
    const reply = { replyToId: "m", threadId: "m" };
    expect(isInRoom(message())).toBe(true);
    expect(isInRoom(message(reply))).toBe(false);
    expect(isInRoom(message({ ...reply, alsoInRoom: true }))).toBe(true);
  });

  it("of another thread do not count", () => {
    const first = message();
    expect(countReply(first, message({ id: "a", seq: 2, threadId: "other" }))).toBe(first);
  });
});

describe("who may", () => {
  it("moderate: the creator and moderators; pin: teachers too; students neither", () => {
    const roles = ["creator", "moderator", "student_teacher", "student", "toString"];
    expect(roles.filter(mayModerate)).toEqual(["creator", "moderator"]);
    expect(roles.filter((role) => may("pin", role, false))).toEqual([
      "creator",
      "moderator",
      "student_teacher",
    ]);
  });

  it.each<[action: MessageAction, own: readonly string[], others: readonly string[]]>([
    ["edit", ["creator", "moderator", "student_teacher", "student"], []],
    ["delete", ["creator", "moderator", "student_teacher", "student"], ["creator", "moderator"]],
    ["pin", ["creator", "moderator", "student_teacher"], ["creator", "moderator", "student_teacher"]],
    ["readVersions", ["creator", "moderator"], ["creator", "moderator"]],
    ["report", [], ["creator", "moderator", "student_teacher", "student"]],
    ["sanction", [], ["creator", "moderator"]],
  ])("%s: of their own messages %j, of others' %j", (action, own, others) => {
    const roles = ["creator", "moderator", "student_teacher", "student"];
    expect(roles.filter((role) => may(action, role, true))).toEqual(own);
    expect(roles.filter((role) => may(action, role, false))).toEqual(others);
  });
});

describe("who came in as something", () => {
  it("stays while they may do no less, and enters again to be let write", () => {
    expect(mayStayAs("student", "creator")).toBe(true);
    expect(mayStayAs("creator", "student")).toBe(false);
    expect(mayStayAs("reader", "reader")).toBe(true);
    expect(mayStayAs("reader", "student")).toBe(false);
    expect(mayStayAs("student", "reader")).toBe(false);
  });
});
