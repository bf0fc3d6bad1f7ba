import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ChatMessage, ChatServerFrame } from "../../domain/chat/wire.ts";
import { makeRows } from "./chat-rows.ts";
import { chatStep, contiguousSeq, emptyChat, hasOlder } from "./chat-state.ts";

const ada = { id: "ada", name: "Ada", handle: "ada", avatarUrl: null };
const message = (seq: number, more: Partial<ChatMessage> = {}): ChatMessage => ({
  id: `m${seq}`,
  seq,
  rev: seq,
  userId: "ada",
  content: `text ${seq}`,
  replyToId: null,
  createdAt: new Date(Date.UTC(2026, 0, 1, 12, seq)).toISOString(),
  editedAt: null,
  isDeleted: false,
  ...more,
});
const messages = (...seqs: number[]): ChatServerFrame => ({
  _tag: "Messages",
  messages: seqs.map((seq) => message(seq)),
  people: [ada],
});
const welcome = (lastSeq: number, lastReadSeq = 0): ChatServerFrame => ({
  _tag: "Welcome",
  protocol: 1,
  you: { ...ada, id: "you", role: "student", connectionId: "c" },
  room: { id: "r", name: "Room", courseId: "c", courseSlug: "s" },
  lastSeq,
  lastRev: lastSeq,
  lastReadSeq,
  presence: { count: 1, first: [{ ...ada, role: "student", connections: 1, away: false }] },
});
const seqs = (list: readonly ChatMessage[]) => list.map((one) => one.seq);

describe("chat room", () => {
  it("shows what it is sent in order, each message once", () => {
    const state = [welcome(3), messages(1, 2, 3), messages(3, 2)].reduce(chatStep, emptyChat);
    expect(seqs(state.messages)).toEqual([1, 2, 3]);
    expect(state.people.ada?.name).toBe("Ada");
  });

  it("keeps a message past a gap back until the gap is filled", () => {
    const gap = [welcome(5), messages(1, 2), messages(4)].reduce(chatStep, emptyChat);
    expect(contiguousSeq(gap)).toBe(2);
    expect(gap.lastRev).toBe(2);
    expect(seqs(chatStep(gap, messages(3)).messages)).toEqual([1, 2, 3, 4]);
  });

  it("does not let an old message, sent again to its author, tear a hole", () => {
    const state = [welcome(90), messages(89, 90), messages(4)].reduce(chatStep, emptyChat);
    expect(seqs(state.messages)).toEqual([89, 90]);
    expect(hasOlder(state)).toBe(true);
  });

  it("takes an edit of a shown message and no older form of it", () => {
    const shown = [welcome(2), messages(1, 2)].reduce(chatStep, emptyChat);
    const edited = message(1, { rev: 7, content: "better", editedAt: "2026-01-01T13:00:00Z" });
    const state = chatStep(shown, { _tag: "Messages", messages: [edited], people: [] });
    expect(state.messages[0]?.content).toBe("better");
    expect(state.lastRev).toBe(7);
    expect(chatStep(state, messages(1)).messages[0]?.content).toBe("better");
  });

  it("joins history only where it meets what is shown", () => {
    const shown = [welcome(9), messages(8, 9)].reduce(chatStep, emptyChat);
    const page = (...of: number[]) =>
      ({
        _tag: "History",
        page: { messages: of.map((seq) => message(seq)), people: [], hasMore: true },
      }) as const;
    expect(seqs(chatStep(shown, page(6, 7)).messages)).toEqual([6, 7, 8, 9]);
    expect(seqs(chatStep(shown, page(4, 5)).messages)).toEqual([8, 9]);
  });

  it("moves read markers forward only, and remembers where they stood on entering", () => {
    const state = [welcome(9, 4), { _tag: "Read", seq: 7 } as const, welcome(9, 5)].reduce(
      chatStep,
      emptyChat,
    );
    expect([state.readSeq, state.newAfter]).toEqual([7, 4]);
    expect(chatStep(state, { _tag: "Read", seq: 3 }).readSeq).toBe(7);
  });

  it("counts nothing as new that comes while the reader looks on", () => {
    const entered = [welcome(2, 2), messages(1, 2)].reduce(chatStep, emptyChat);
    expect(entered.newAfter).toBeNull();
    const away = chatStep(entered, { _tag: "LookedAway" });
    expect(away.newAfter).toBe(2);
  });

  it("follows presence by differences", () => {
    const ben = { ...ada, id: "ben", name: "Ben", role: "student", connections: 1, away: true };
    const state = [
      welcome(0),
      { _tag: "Presence", count: 2, joined: [ben], left: [] } as const,
      { _tag: "Presence", count: 1, joined: [], left: ["ada"] } as const,
    ].reduce(chatStep, emptyChat);
    expect(Object.keys(state.present)).toEqual(["ben"]);
    expect(state.presentCount).toBe(1);
  });

  it("ends with the same stretch whatever the order and repetition of frames", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 60 }), (order) => {
        const start = [welcome(12), messages(1)].reduce(chatStep, emptyChat);
        const state = order.map((seq) => messages(seq)).reduce(chatStep, start);
        const arrived = new Set([1, ...order]);
        let end = 1;
        while (arrived.has(end + 1)) end++;
        expect(seqs(state.messages)).toEqual(Array.from({ length: end }, (_, index) => index + 1));
        const all = Array.from({ length: 12 }, (_, index) => index + 1).filter((seq) => !arrived.has(seq));
        expect(seqs(all.map((seq) => messages(seq)).reduce(chatStep, state).messages)).toHaveLength(12);
      }),
    );
  });
});

describe("rows", () => {
  it("divides days and new messages, and groups one author's messages", () => {
    const rows = makeRows();
    const list = [
      message(1),
      message(2),
      message(3, { userId: "ben" }),
      message(4, { userId: "ben", createdAt: "2026-01-03T12:00:00Z" }),
    ];
    const shown = rows(list, 2, "you");
    expect(
      shown.map((row) => (row.kind === "message" ? `${row.key}${row.opens ? "!" : ""}` : row.kind)),
    ).toEqual(["day", "m1!", "m2", "unread", "m3!", "day", "m4!"]);
    expect(rows([...list, message(5, { createdAt: "2026-01-03T12:01:00Z" })], 2, "you").slice(0, 7)).toEqual(
      shown,
    );
    expect(rows(list, 2, "you")[1]).toBe(shown[1]);
  });
});
