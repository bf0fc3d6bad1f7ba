import fc from "fast-check";
import { expect, it } from "vitest";
import type { ChatMessage } from "../../../../domain/chat/wire.ts";
import { hasEarlier, joinNewest, mergeMessages, takeFrame } from "./thread-messages.ts";

const message = (seq: number, rev = seq): ChatMessage => ({
  id: `00000000-0000-7000-8000-${String(seq).padStart(12, "0")}`,
  seq,
  rev,
  userId: "00000000-0000-7000-8000-000000000000",
  content: `${seq}.${rev}`,
  replyToId: null,
  createdAt: "2026-01-01T00:00:00.000Z",
});
const contents = (messages: readonly ChatMessage[]) => messages.map(({ content }) => content);

const arrived = fc.array(
  fc
    .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 5 }))
    .map(([seq, edits]) => message(seq, seq + edits)),
);

it("ends with the latest of each message in order, whatever the order and repetition", () => {
  fc.assert(
    fc.property(arrived, fc.array(fc.nat()), (messages, cuts) => {
      const latest = new Map<number, number>();
      for (const { seq, rev } of messages) latest.set(seq, Math.max(rev, latest.get(seq) ?? 0));
      const expected = [...latest].sort(([a], [b]) => a - b).map(([seq, rev]) => `${seq}.${rev}`);
      let known: readonly ChatMessage[] = [];
      for (const cut of [...cuts.map((at) => at % (messages.length + 1)), 0])
        known = mergeMessages(known, [...messages.slice(cut), ...messages.slice(0, cut)]);
      expect(contents(known)).toEqual(expected);
    }),
  );
});

it("keeps the list itself when nothing is new", () => {
  const known = [message(1), message(2, 7)];
  expect(mergeMessages(known, [message(2, 6), message(1)])).toBe(known);
});

it("joins a newest page that meets what is known", () => {
  const joined = joinNewest([message(1), message(4)], { messages: [message(4), message(9)], hasMore: true });
  expect(contents(joined)).toEqual(["1.1", "4.4", "9.9"]);
});

it("lets go of what a newest page does not reach, and keeps what is newer than the page begins", () => {
  const known = [message(1), message(4), message(30)];
  const joined = joinNewest(known, { messages: [message(20), message(25)], hasMore: true });
  expect(contents(joined)).toEqual(["20.20", "25.25", "30.30"]);
});

it("keeps everything when the page is the whole thread", () => {
  const joined = joinNewest([message(30)], { messages: [message(20)], hasMore: false });
  expect(contents(joined)).toEqual(["20.20", "30.30"]);
});

it("takes new answers of its thread alone, and changes of what it shows", () => {
  const known = [message(1), message(2)];
  const other = { ...message(9), threadId: "another" };
  const mine = { ...message(8), threadId: "mine" };
  const frame = { _tag: "Messages", messages: [mine, other], people: [] } as const;
  const grown = takeFrame(known, frame, ({ threadId }) => threadId === "mine");
  expect(contents(grown)).toEqual(["1.1", "2.2", "8.8"]);

  const edited = { _tag: "Edited", id: message(2).id, rev: 20, content: "edited", editedAt: "" } as const;
  const stranger = { ...edited, id: other.id };
  const changed = takeFrame(grown, { _tag: "Changes", changes: [edited, stranger] }, () => true);
  expect(contents(changed)).toEqual(["1.1", "edited", "8.8"]);
  expect(takeFrame(grown, { _tag: "Changes", changes: [stranger] }, () => true)).toBe(grown);
  expect(takeFrame(grown, { _tag: "Typing", userIds: [] }, () => true)).toBe(grown);
});

it("offers earlier answers where there are some that are not shown, and only there", () => {
  const thread = fc.uniqueArray(fc.integer({ min: 2, max: 200 }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(
      thread,
      fc.integer({ min: 1, max: 200 }),
      fc.integer({ min: 1, max: 30 }),
      (seqs, from, size) => {
        const answers = seqs.toSorted((a, b) => a - b).map((seq) => message(seq));
        // The room has read from some message on; the thread's first is its first message.
        const known = answers.filter(({ seq }) => seq >= from);
        const page = { messages: answers.slice(-size), hasMore: size < answers.length };
        const joined = joinNewest(known, page);
        const offered = hasEarlier(joined, page, from === 1, true);
        const missing = joined.length < answers.length;
        if (from === 1) expect(offered).toBe(missing);
        else if (missing) expect(offered).toBe(true);
      },
    ),
  );
});

it("keeps to what was said before where a page that is read anew does not reach as far back", () => {
  const page = { messages: [message(20), message(25)], hasMore: true };
  expect(hasEarlier([message(4), message(20), message(25)], page, false, false)).toBe(null);
  expect(hasEarlier(page.messages, page, true, false)).toBe(true);
});
