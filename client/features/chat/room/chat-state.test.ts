import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PlainServerFrame } from "../../../../domain/chat/rules.ts";
import type { ChatMessage } from "../../../../domain/chat/wire.ts";
import type { Change } from "./chat-range.ts";
import { chatStep, contiguousSeq, emptyChat, hasOlder, shownMessages } from "./chat-state.ts";

const ada = { id: "ada", name: "Ada", handle: "ada", avatarUrl: null };
const message = (seq: number, more: Partial<ChatMessage> = {}): ChatMessage => ({
  id: `m${seq}`,
  seq,
  rev: seq,
  userId: "ada",
  content: `text ${seq}`,
  replyToId: null,
  createdAt: new Date(Date.UTC(2026, 0, 1, 12, seq)).toISOString(),
  ...more,
});
const messages = (...seqs: number[]): PlainServerFrame => ({
  _tag: "Messages",
  messages: seqs.map((seq) => message(seq)),
  people: [ada],
});
const welcome = (lastSeq: number, lastReadSeq = 0): PlainServerFrame => ({
  _tag: "Welcome",
  protocol: 1,
  you: { ...ada, id: "you", role: "student", connectionId: "c" },
  room: { id: "r", name: "Room", courseId: "c", courseSlug: "s" },
  lastSeq,
  lastRev: lastSeq,
  lastReadSeq,
  slowModeSeconds: 0,
  mutedUntil: null,
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
    // What is shown stands as the room was at the Welcome; what came past the gap does not count.
    expect(chatStep(gap, messages(7)).lastRev).toBe(5);
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
        page: { messages: of.map((seq) => message(seq)), people: [], hasMore: true, hasNewer: true },
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

  it("says what was missed while there was no connection, and nothing of what came afterwards", () => {
    const entered = [welcome(2, 2), messages(1, 2)].reduce(chatStep, emptyChat);
    const lost = chatStep(entered, { _tag: "Lost" });
    const unharmed = [welcome(2, 2), messages(3)].reduce(chatStep, lost);
    expect(unharmed.newAfter).toBeNull();
    const missed = [welcome(4, 2), messages(3, 4)].reduce(chatStep, lost);
    expect(missed.newAfter).toBe(2);
    const readOn = [{ _tag: "ReadHere", seq: 4 } as const, welcome(4, 4), welcome(6, 4)].reduce(
      chatStep,
      missed,
    );
    expect(readOn.newAfter).toBe(4);
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

  it("ends with the same range whatever the order and repetition of frames", () => {
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

const edited = (seq: number, rev: number, content: string): Change => ({
  _tag: "Edited",
  id: `m${seq}`,
  rev,
  content,
  editedAt: "2026-01-01T13:00:00Z",
});
const changes = (...of: Change[]): PlainServerFrame => ({ _tag: "Changes", changes: of });
const page = (hasNewer: boolean, ...of: number[]) => ({
  messages: of.map((seq) => message(seq)),
  people: [],
  hasMore: true,
  hasNewer,
});

describe("changes", () => {
  it("are made wherever the message stands, and asked for from the newest on", () => {
    const state = [
      welcome(4),
      messages(2, 3),
      messages(5),
      changes(edited(2, 6, "b"), edited(5, 7, "c")),
    ].reduce(chatStep, emptyChat);
    expect([state.messages[0]?.content, state.ahead[0]?.content]).toEqual(["b", "c"]);
    // While something is missing in between, everything after it is asked for again.
    expect(state.lastRev).toBe(4);
    expect([welcome(4), messages(3, 4), changes(edited(3, 9, "d"))].reduce(chatStep, emptyChat).lastRev).toBe(
      9,
    );
  });

  it("reach messages that are read later from an older state of the room", () => {
    const state = [welcome(9), messages(8, 9), changes(edited(7, 10, "new"))].reduce(chatStep, emptyChat);
    const read = chatStep(state, { _tag: "History", page: page(true, 6, 7) });
    expect(read.messages.map(({ content }) => content)).toEqual(["text 6", "new", "text 8", "text 9"]);
  });

  it("end the same whatever the repetition, and wherever messages stand between them", () => {
    const kinds = fc.constantFrom("Edited", "Reacted", "Pinned", "Deleted");
    const script = fc.array(fc.tuple(fc.integer({ min: 1, max: 6 }), kinds), { maxLength: 12 });
    const asChange = ([seq, kind]: [number, string], index: number): Change => {
      const rev = 7 + index;
      const id = `m${seq}`;
      if (kind === "Edited") return edited(seq, rev, `text ${rev}`);
      if (kind === "Deleted") return { _tag: "Deleted", id, rev };
      if (kind === "Pinned") return { _tag: "Pinned", id, rev, at: rev % 2 ? "2026-01-02T00:00:00Z" : null };
      return { _tag: "Reacted", id, rev, userId: "ada", emoji: "👍", is: rev % 3 > 0 };
    };
    fc.assert(
      fc.property(script, fc.array(fc.nat({ max: 40 }), { maxLength: 20 }), fc.nat(), (raw, again, at) => {
        const list = raw.map((one, index) => asChange(one as [number, string], index));
        const plain = [welcome(6), messages(1, 2, 3, 4, 5, 6), changes(...list)].reduce(chatStep, emptyChat);
        const cut = list.length === 0 ? 0 : at % (list.length + 1);
        const repeated = again.flatMap((index) =>
          list[index % list.length] ? [list[index % list.length]] : [],
        );
        const shuffled = [
          welcome(6),
          messages(1, 2, 3),
          changes(...list.slice(0, cut)),
          messages(3, 4, 5, 6),
          changes(...list.slice(cut)),
          changes(...(repeated as Change[])),
          messages(1, 2, 3, 4, 5, 6),
        ].reduce(chatStep, emptyChat);
        expect(shuffled.messages).toEqual(plain.messages);
        expect(shuffled.lastRev).toBe(plain.lastRev);
      }),
    );
  });
});

describe("threads", () => {
  const answer = (seq: number) => message(seq, { threadId: "m1", replyToId: "m1" });
  const received = (...of: ChatMessage[]): PlainServerFrame => ({
    _tag: "Messages",
    messages: of,
    people: [],
  });

  it("are counted once, whether their first message comes before the answers or after them", () => {
    const live = [welcome(1), messages(1), received(answer(2)), received(answer(2), answer(3))];
    expect(live.reduce(chatStep, emptyChat).messages[0]?.thread).toMatchObject({ count: 2, lastSeq: 3 });
    const late = [welcome(2), received(answer(2)), received(answer(3))].reduce(chatStep, emptyChat);
    const first = message(1, { thread: { count: 1, lastSeq: 2, lastAt: "", userIds: [] } });
    const read = chatStep(late, { _tag: "History", page: { ...page(true), messages: [first] } });
    expect(read.messages[0]?.thread).toMatchObject({ count: 2, lastSeq: 3 });
  });
});

describe("jumps", () => {
  it("forget the range, and say how much was left out", () => {
    const jumped: PlainServerFrame = { _tag: "Jumped", after: 9 };
    const state = [
      welcome(9),
      messages(8, 9),
      welcome(500),
      jumped,
      messages(499, 500),
      messages(501),
    ].reduce(chatStep, emptyChat);
    expect(seqs(state.messages)).toEqual([499, 500, 501]);
    expect(state.missed).toEqual({ from: 10, to: 499 });
    expect(state.lastRev).toBe(501);
    expect(contiguousSeq(state)).toBe(501);
  });

  it("to another range show it until it meets the live one", () => {
    const live = [welcome(90), messages(89, 90)].reduce(chatStep, emptyChat);
    const away = chatStep(live, { _tag: "History", page: page(true, 40, 41), at: "detached" });
    expect(seqs(shownMessages(away))).toEqual([40, 41]);
    expect(contiguousSeq(away)).toBe(90);
    const both = [
      { _tag: "History", page: page(true, 38, 39) } as const,
      { _tag: "History", page: page(true, 42, 43) } as const,
      changes(edited(41, 95, "better")),
      messages(91),
    ].reduce(chatStep, away);
    expect(seqs(shownMessages(both))).toEqual([38, 39, 40, 41, 42, 43]);
    expect(shownMessages(both)[3]?.content).toBe("better");
    expect(seqs(chatStep(both, { _tag: "Returned" }).messages)).toEqual([89, 90, 91]);
    const rest = Array.from({ length: 45 }, (_, index) => 44 + index);
    const met = chatStep(both, { _tag: "History", page: page(false, ...rest) });
    expect(met.detached).toBeNull();
    expect(seqs(met.messages)).toEqual(Array.from({ length: 54 }, (_, index) => 38 + index));
  });
});

describe("rules of the room", () => {
  it("come with the Welcome and change with their own frame", () => {
    const state = [
      welcome(0),
      { _tag: "RoomRules", slowModeSeconds: 30, mutedUntil: "forever" } as const,
    ].reduce(chatStep, emptyChat);
    expect([state.slowModeSeconds, state.mutedUntil]).toEqual([30, "forever"]);
  });

  it("a full presence replaces what was known", () => {
    const ben = { ...ada, id: "ben", role: "student", connections: 1, away: false };
    const full = { _tag: "Presence", count: 1, joined: [ben], left: [], isFull: true } as const;
    expect(Object.keys([welcome(0), full].reduce(chatStep, emptyChat).present)).toEqual(["ben"]);
  });
});
