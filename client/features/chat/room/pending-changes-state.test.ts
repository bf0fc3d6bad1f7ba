import fc from "fast-check";
import { expect, it } from "vitest";
import { applyChange } from "../../../../domain/chat/rules.ts";
import type { ChatMessage } from "../../../../domain/chat/wire.ts";
import type { Change } from "./chat-range.ts";
import {
  type ChangeFrame,
  hasReacted,
  nextPending,
  noPending,
  type PendingEvent,
  type PendingState,
  pendingStep,
  withPending,
} from "./pending-changes-state.ts";

const message: ChatMessage = {
  id: "m",
  seq: 1,
  rev: 1,
  userId: "ada",
  content: "old",
  replyToId: null,
  createdAt: "2026-01-01T12:00:00Z",
};
const ask = (frame: ChangeFrame): PendingEvent => ({ _tag: "Asked", pending: { frame, failure: null } });
const edit = (content: string): ChangeFrame => ({ _tag: "Edit", id: "m", content });
const react = (is: boolean): ChangeFrame => ({ _tag: "React", id: "m", emoji: "👍", is });
const run = (...events: PendingEvent[]) => events.reduce(pendingStep, noPending);
const received = (...changes: Change[]): PendingEvent => ({
  _tag: "Received",
  frame: { _tag: "Changes", changes },
  userId: "ada",
});
const edited = (content: string): Change => ({
  _tag: "Edited",
  id: "m",
  rev: 2,
  content,
  editedAt: "2026-01-01T13:00:00Z",
});

it("shows a change at once, and sends it as soon as there is a room", () => {
  const asked = run(ask(edit("new")));
  expect(withPending(message, asked.changes, "ada").content).toBe("new");
  expect(nextPending(asked, 0)).toBeNull();
  expect(nextPending(pendingStep(asked, { _tag: "Connected" }), 0)).toEqual({ send: edit("new") });
});

it("is answered by the change, or by the message as it is, and by nothing else", () => {
  const frame = edit("new");
  const sent = run({ _tag: "Connected" }, ask(frame), { _tag: "Sent", frame, now: 0 });
  expect(pendingStep(sent, received(edited("another")))).toBe(sent);
  const so = { _tag: "Messages" as const, messages: [{ ...message, content: "new" }], people: [] };
  for (const answer of [received(edited("new")), { _tag: "Received", frame: so, userId: "ada" } as const]) {
    const done = pendingStep(sent, answer);
    expect([done.changes, done.inFlight]).toEqual([[], null]);
  }
});

it("keeps an edit that was refused, with its text, and lets go of a reaction", () => {
  const no: PendingEvent = { _tag: "Refused", code: "forbidden", message: "Too late.", now: 0, random: 1 };
  const [text, hand] = [edit("new"), react(true)];
  const kept = run({ _tag: "Connected" }, ask(text), { _tag: "Sent", frame: text, now: 0 }, no);
  expect(kept.changes).toEqual([{ frame: text, failure: "Too late." }]);
  expect(withPending(message, kept.changes, "ada")).toBe(message);
  expect(nextPending(kept, 0)).toBeNull();
  expect(run({ _tag: "Connected" }, ask(hand), { _tag: "Sent", frame: hand, now: 0 }, no).changes).toEqual(
    [],
  );
});

it("waits longer after each refusal that speaks of the moment", () => {
  const frame = react(true);
  const busy: PendingEvent = { _tag: "Refused", code: "unavailable", message: "", now: 0, random: 1 };
  const once = run({ _tag: "Connected" }, ask(frame), { _tag: "Sent", frame, now: 0 }, busy);
  expect(nextPending(once, 0)).toEqual({ waitMs: 1_000 });
  expect(nextPending([{ _tag: "Sent", frame, now: 0 } as const, busy].reduce(pendingStep, once), 0)).toEqual({
    waitMs: 2_000,
  });
});

const limited = (retryAfterSeconds: number): PendingEvent => ({
  _tag: "Refused",
  code: "rate_limited",
  message: "Wait.",
  retryAfterSeconds,
  now: 0,
  random: 1,
});

it("waits as long as the room says, over reconnects, and then sends in order", () => {
  const [one, other] = [react(true), { ...react(true), id: "n" }];
  const start: PendingEvent[] = [
    { _tag: "Connected" },
    ask(one),
    ask(other),
    { _tag: "Sent", frame: one, now: 0 },
  ];
  const delayed = run(...start, limited(2), { _tag: "Disconnected" }, { _tag: "Connected" });
  expect(nextPending(delayed, 500)).toEqual({ waitMs: 1_500 });
  expect(nextPending(delayed, 2_000)).toEqual({ send: one });
});

it("holds an edit for slow mode with what comes after it about its message, and nothing else", () => {
  const [text, hand, elsewhere] = [edit("new"), react(true), { ...react(true), id: "n" }];
  const start: PendingEvent[] = [{ _tag: "Connected" }, ask(text), ask(hand), ask(elsewhere)];
  const delayed = run(...start, { _tag: "Sent", frame: text, now: 0 }, limited(600));
  expect(delayed.changes[0]?.delay).toEqual({ until: 600_000, message: "Wait." });
  expect(nextPending(delayed, 1)).toEqual({ send: elsewhere });
  const rest = [
    { _tag: "Sent", frame: elsewhere, now: 1 } as const,
    { _tag: "Dropped", frame: elsewhere } as const,
  ];
  expect(nextPending(rest.reduce(pendingStep, delayed), 1)).toEqual({ waitMs: 599_999 });
  expect(nextPending(delayed, 600_000)).toEqual({ send: text });
  expect(nextPending(pendingStep(delayed, { _tag: "Released" }), 1)).toEqual({ send: text });
});

it("sends the last of several changes about one thing after the answer to an earlier one", () => {
  const on = react(true);
  const both = run({ _tag: "Connected" }, ask(on), { _tag: "Sent", frame: on, now: 0 }, ask(react(false)));
  expect(nextPending(both, 1)).toMatchObject({ waitMs: expect.any(Number) });
  const made: Change = { _tag: "Reacted", id: "m", rev: 2, userId: "ada", emoji: "👍", is: true };
  expect(nextPending(pendingStep(both, received(made)), 1)).toEqual({ send: react(false) });
});

it("ends with the room showing the last pending change, whatever drops in between", () => {
  const step = fc.oneof(
    fc.constant("drop" as const),
    fc.constant("answer" as const),
    fc.boolean().map((is) => react(is)),
    fc.constantFrom("a", "b", "c").map(edit),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      let room = message;
      let state: PendingState = pendingStep(noPending, { _tag: "Connected" });
      let [content, is] = ["old", false];
      let now = 0;
      const exchange = () => {
        const move = nextPending(state, now);
        if (!move || !("send" in move)) return;
        const frame = move.send;
        state = pendingStep(state, { _tag: "Sent", frame, now });
        const same =
          frame._tag === "Edit"
            ? room.content === frame.content
            : frame._tag === "React" && hasReacted(room, "ada", frame.emoji) === frame.is;
        const rev = room.rev + 1;
        const change: Change =
          frame._tag === "Edit"
            ? { ...edited(frame.content), rev }
            : {
                _tag: "Reacted",
                id: "m",
                rev,
                userId: "ada",
                emoji: "👍",
                is: (frame as { is: boolean }).is,
              };
        if (!same) room = applyChange(room, change);
        state = pendingStep(
          state,
          same
            ? { _tag: "Received", frame: { _tag: "Messages", messages: [room], people: [] }, userId: "ada" }
            : received(change),
        );
      };
      for (const one of steps) {
        now += 1;
        if (one === "drop") {
          const move = nextPending(state, now);
          if (move && "send" in move) state = pendingStep(state, { _tag: "Sent", frame: move.send, now });
          state = [{ _tag: "Disconnected" } as const, { _tag: "Connected" } as const].reduce(
            pendingStep,
            state,
          );
        } else if (one === "answer") exchange();
        else {
          if (one._tag === "Edit") content = one.content;
          if (one._tag === "React") is = one.is;
          state = pendingStep(state, ask(one));
        }
      }
      for (let turn = 0; turn < 5; turn++) exchange();
      expect(state.changes).toEqual([]);
      expect([room.content, hasReacted(room, "ada", "👍")]).toEqual([content, is]);
    }),
  );
});
