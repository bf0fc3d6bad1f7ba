import fc from "fast-check";
import { expect, it } from "vitest";
import { applyChange } from "../../../../domain/chat/rules.ts";
import type { ChatMessage } from "../../../../domain/chat/wire.ts";
import type { Change } from "./chat-range.ts";
import {
  hasReacted,
  nextWish,
  noWishes,
  type WishEvent,
  type WishFrame,
  type WishState,
  wished,
  wishStep,
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
const ask = (frame: WishFrame): WishEvent => ({ _tag: "Asked", wish: { frame, failure: null } });
const edit = (content: string): WishFrame => ({ _tag: "Edit", id: "m", content });
const react = (is: boolean): WishFrame => ({ _tag: "React", id: "m", emoji: "👍", is });
const run = (...events: WishEvent[]) => events.reduce(wishStep, noWishes);
const heard = (...changes: Change[]): WishEvent => ({
  _tag: "Heard",
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
  expect(wished(message, asked.wishes, "ada").content).toBe("new");
  expect(nextWish(asked, 0)).toBeNull();
  expect(nextWish(wishStep(asked, { _tag: "Connected" }), 0)).toEqual({ send: edit("new") });
});

it("is answered by the change, or by the message as it is, and by nothing else", () => {
  const frame = edit("new");
  const sent = run({ _tag: "Connected" }, ask(frame), { _tag: "Sent", frame, now: 0 });
  expect(wishStep(sent, heard(edited("another")))).toBe(sent);
  const so = { _tag: "Messages" as const, messages: [{ ...message, content: "new" }], people: [] };
  for (const answer of [heard(edited("new")), { _tag: "Heard", frame: so, userId: "ada" } as const]) {
    const done = wishStep(sent, answer);
    expect([done.wishes, done.inFlight]).toEqual([[], null]);
  }
});

it("keeps an edit that was refused, with its text, and lets go of a reaction", () => {
  const no: WishEvent = { _tag: "Refused", code: "forbidden", message: "Too late.", now: 0 };
  const [text, hand] = [edit("new"), react(true)];
  const kept = run({ _tag: "Connected" }, ask(text), { _tag: "Sent", frame: text, now: 0 }, no);
  expect(kept.wishes).toEqual([{ frame: text, failure: "Too late." }]);
  expect(wished(message, kept.wishes, "ada")).toBe(message);
  expect(nextWish(kept, 0)).toBeNull();
  expect(run({ _tag: "Connected" }, ask(hand), { _tag: "Sent", frame: hand, now: 0 }, no).wishes).toEqual([]);
});

it("waits longer after each refusal that speaks of the moment", () => {
  const frame = react(true);
  const busy: WishEvent = { _tag: "Refused", code: "unavailable", message: "", now: 0 };
  const once = run({ _tag: "Connected" }, ask(frame), { _tag: "Sent", frame, now: 0 }, busy);
  expect(nextWish(once, 0)).toEqual({ waitMs: 1_000 });
  expect(nextWish([{ _tag: "Sent", frame, now: 0 } as const, busy].reduce(wishStep, once), 0)).toEqual({
    waitMs: 2_000,
  });
});

const limited = (retryAfterSeconds: number): WishEvent => ({
  _tag: "Refused",
  code: "rate_limited",
  message: "Wait.",
  retryAfterSeconds,
  now: 0,
});

it("waits as long as the room says, over reconnects, and then sends in order", () => {
  const [one, other] = [react(true), { ...react(true), id: "n" }];
  const start: WishEvent[] = [
    { _tag: "Connected" },
    ask(one),
    ask(other),
    { _tag: "Sent", frame: one, now: 0 },
  ];
  const held = run(...start, limited(2), { _tag: "Disconnected" }, { _tag: "Connected" });
  expect(nextWish(held, 500)).toEqual({ waitMs: 1_500 });
  expect(nextWish(held, 2_000)).toEqual({ send: one });
});

it("holds an edit for slow mode with what comes after it about its message, and nothing else", () => {
  const [text, hand, elsewhere] = [edit("new"), react(true), { ...react(true), id: "n" }];
  const start: WishEvent[] = [{ _tag: "Connected" }, ask(text), ask(hand), ask(elsewhere)];
  const held = run(...start, { _tag: "Sent", frame: text, now: 0 }, limited(600));
  expect(held.wishes[0]?.hold).toEqual({ until: 600_000, message: "Wait." });
  expect(nextWish(held, 1)).toEqual({ send: elsewhere });
  const rest = [
    { _tag: "Sent", frame: elsewhere, now: 1 } as const,
    { _tag: "Dropped", frame: elsewhere } as const,
  ];
  expect(nextWish(rest.reduce(wishStep, held), 1)).toEqual({ waitMs: 599_999 });
  expect(nextWish(held, 600_000)).toEqual({ send: text });
  expect(nextWish(wishStep(held, { _tag: "Released" }), 1)).toEqual({ send: text });
});

it("sends the last of several wishes about one thing after the answer to an earlier one", () => {
  const on = react(true);
  const both = run({ _tag: "Connected" }, ask(on), { _tag: "Sent", frame: on, now: 0 }, ask(react(false)));
  expect(nextWish(both, 1)).toMatchObject({ waitMs: expect.any(Number) });
  const made: Change = { _tag: "Reacted", id: "m", rev: 2, userId: "ada", emoji: "👍", is: true };
  expect(nextWish(wishStep(both, heard(made)), 1)).toEqual({ send: react(false) });
});

it("ends with the room showing the last wish, whatever drops in between", () => {
  const step = fc.oneof(
    fc.constant("drop" as const),
    fc.constant("answer" as const),
    fc.boolean().map((is) => react(is)),
    fc.constantFrom("a", "b", "c").map(edit),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      let room = message;
      let state: WishState = wishStep(noWishes, { _tag: "Connected" });
      let [content, is] = ["old", false];
      let now = 0;
      const exchange = () => {
        const move = nextWish(state, now);
        if (!move || !("send" in move)) return;
        const frame = move.send;
        state = wishStep(state, { _tag: "Sent", frame, now });
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
        state = wishStep(
          state,
          same
            ? { _tag: "Heard", frame: { _tag: "Messages", messages: [room], people: [] }, userId: "ada" }
            : heard(change),
        );
      };
      for (const one of steps) {
        now += 1;
        if (one === "drop") {
          const move = nextWish(state, now);
          if (move && "send" in move) state = wishStep(state, { _tag: "Sent", frame: move.send, now });
          state = [{ _tag: "Disconnected" } as const, { _tag: "Connected" } as const].reduce(wishStep, state);
        } else if (one === "answer") exchange();
        else {
          if (one._tag === "Edit") content = one.content;
          if (one._tag === "React") is = one.is;
          state = wishStep(state, ask(one));
        }
      }
      for (let turn = 0; turn < 5; turn++) exchange();
      expect(state.wishes).toEqual([]);
      expect([room.content, hasReacted(room, "ada", "👍")]).toEqual([content, is]);
    }),
  );
});
