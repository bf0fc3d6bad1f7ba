import fc from "fast-check";
import { v7 } from "uuid";
import { describe, expect, it } from "vitest";
import { ANSWER_TIMEOUT_MS } from "../delivery/delivery.ts";
import {
  emptyOutbox,
  nextMove,
  OTHER_TAB_MS,
  type OutboxEntry,
  type OutboxEvent,
  type OutboxState,
  outboxStep,
  placeAfter,
} from "./outbox-state.ts";

let places = 0;
const entry = (content: string): OutboxEntry => ({
  id: v7(),
  place: ++places,
  content,
  replyToId: null,
  failure: null,
});
const run = (events: readonly OutboxEvent[], from: OutboxState = emptyOutbox) =>
  events.reduce(outboxStep, from);
const refusal = (id: string, code: "unavailable" | "conflict", now = 0): OutboxEvent => ({
  _tag: "Refused",
  id,
  code,
  message: "no",
  now,
  random: 0,
});

describe("outbox", () => {
  it("sends nothing while disconnected and one entry at a time afterwards", () => {
    const [first, second] = [entry("1"), entry("2")];
    const typed = run([
      { _tag: "Added", entry: first, fromOtherTab: false, now: 0 },
      { _tag: "Added", entry: second, fromOtherTab: false, now: 0 },
    ]);
    expect(nextMove(typed, 0)).toBeNull();
    const connected = outboxStep(typed, { _tag: "Connected" });
    expect(nextMove(connected, 0)).toEqual({ send: first });
    const sent = outboxStep(connected, { _tag: "Sent", id: first.id, now: 0 });
    expect(nextMove(sent, 1)).toEqual({ waitMs: ANSWER_TIMEOUT_MS - 1 });
    expect(nextMove(outboxStep(sent, { _tag: "Confirmed", ids: [first.id] }), 1)).toEqual({ send: second });
  });

  it("keeps an entry that could not be stored and tries it again later, with a growing wait", () => {
    const only = entry("1");
    const connected = run([{ _tag: "Loaded", entries: [only] }, { _tag: "Connected" }]);
    const once = outboxStep(connected, refusal(only.id, "unavailable"));
    const twice = outboxStep(once, refusal(only.id, "unavailable"));
    expect(once.entries).toEqual([only]);
    expect(nextMove(once, 0)).toEqual({ waitMs: 500 });
    expect(nextMove(twice, 0)).toEqual({ waitMs: 1_000 });
    expect(nextMove(twice, 1_000)).toEqual({ send: only });
  });

  it("waits as long as the room says, over reconnects and whatever else is confirmed, and then sends in order", () => {
    const [first, second] = [entry("1"), entry("2")];
    const limited: OutboxEvent = {
      _tag: "Refused",
      id: first.id,
      code: "rate_limited",
      message: "This room is in slow mode. You can write again in 30 seconds.",
      retryAfterSeconds: 30,
      now: 1_000,
      random: 0,
    };
    const held = run([
      { _tag: "Loaded", entries: [first, second] },
      { _tag: "Connected" },
      { _tag: "Sent", id: first.id, now: 0 },
      limited,
      { _tag: "Disconnected" },
      { _tag: "Connected" },
      { _tag: "Confirmed", ids: [entry("elsewhere").id] },
    ]);
    expect(nextMove(held, 2_000)).toEqual({ waitMs: 29_000 });
    expect(nextMove(held, 31_000)).toEqual({ send: first });
    expect(nextMove(outboxStep(held, { _tag: "Released" }), 2_000)).toEqual({ send: first });
  });

  it("shows a refused entry as failed and lets the next one pass", () => {
    const [first, second] = [entry("1"), entry("2")];
    const state = run([
      { _tag: "Loaded", entries: [first, second] },
      { _tag: "Connected" },
      refusal(first.id, "conflict"),
    ]);
    expect(state.entries[0]?.failure).toEqual({ code: "conflict", message: "no" });
    expect(nextMove(state, 0)).toEqual({ send: second });
    expect(outboxStep(state, { _tag: "Discarded", id: first.id }).entries).toEqual([second]);
  });

  it("sends what was typed first first, also when the clock was set back in between", () => {
    const before = { ...entry("1"), id: v7({ msecs: 2_000_000_000_000 }) };
    const after = { ...entry("2"), id: v7({ msecs: 1_900_000_000_000 }) };
    const ofOldVersion = { ...entry("0"), id: v7({ msecs: 1_950_000_000_000 }), place: 0 };
    const state = run([{ _tag: "Loaded", entries: [after, before, ofOldVersion] }, { _tag: "Connected" }]);
    expect(state.entries.map(({ content }) => content)).toEqual(["0", "1", "2"]);
    expect(placeAfter(state.entries)).toBe((after.place ?? 0) + 1);
  });

  it("leaves another tab's entry to that tab for a while", () => {
    const theirs = entry("1");
    const state = run([{ _tag: "Added", entry: theirs, fromOtherTab: true, now: 5 }, { _tag: "Connected" }]);
    expect(nextMove(state, 5)).toEqual({ waitMs: OTHER_TAB_MS });
    expect(nextMove(state, 5 + OTHER_TAB_MS)).toEqual({ send: theirs });
  });

  it("does not bring back a confirmed entry that a late reading of the store still holds", () => {
    const only = entry("1");
    const state = run([
      { _tag: "Added", entry: only, fromOtherTab: false, now: 0 },
      { _tag: "Confirmed", ids: [only.id] },
      { _tag: "Loaded", entries: [only] },
    ]);
    expect(state.entries).toEqual([]);
  });

  it("stays under the room's message rate", () => {
    let state = run([
      { _tag: "Loaded", entries: Array.from({ length: 30 }, (_, n) => entry(String(n))) },
      { _tag: "Connected" },
    ]);
    let sent = 0;
    for (let move = nextMove(state, 0); move && "send" in move; move = nextMove(state, 0)) {
      state = run(
        [
          { _tag: "Sent", id: move.send.id, now: 0 },
          { _tag: "Confirmed", ids: [move.send.id] },
        ],
        state,
      );
      sent++;
    }
    expect(sent).toBe(20);
    expect(nextMove(state, 0)).toEqual({ waitMs: 500 });
  });
});

/** What may happen between a person, a device, a network and a server, in any order. */
type Happening =
  | "type"
  | "connect"
  | "disconnect"
  | "deliver"
  | "answer"
  | "loseAnswer"
  | "refuse"
  | "reload"
  | "wait";
const happenings: readonly Happening[] = [
  "type",
  "connect",
  "disconnect",
  "deliver",
  "answer",
  "loseAnswer",
  "refuse",
  "reload",
  "wait",
];

/** A device with a store that survives reloads, and a server that takes each id once. */
class World {
  state = emptyOutbox;
  now = 1_000;
  readonly store = new Map<string, OutboxEntry>();
  readonly typed: string[] = [];
  readonly taken: string[] = [];
  answers: string[] = [];

  apply(event: OutboxEvent) {
    this.state = outboxStep(this.state, event);
    for (const id of this.store.keys()) if (this.state.settled.has(id)) this.store.delete(id);
  }

  happen(what: Happening) {
    this.now += 50;
    const move = nextMove(this.state, this.now);
    if (what === "type") {
      const held = [...this.store.values()];
      const fresh = {
        ...entry(String(this.typed.length)),
        id: v7({ msecs: 2_000_000_000_000 - this.now }),
        place: placeAfter(held),
      };
      this.typed.push(fresh.id);
      this.store.set(fresh.id, fresh);
      this.apply({ _tag: "Added", entry: fresh, fromOtherTab: false, now: this.now });
    } else if (what === "connect") this.connect();
    else if (what === "disconnect") this.disconnect();
    else if (what === "deliver" && move && "send" in move) {
      this.apply({ _tag: "Sent", id: move.send.id, now: this.now });
      if (!this.taken.includes(move.send.id)) this.taken.push(move.send.id);
      this.answers.push(move.send.id);
    } else if (what === "refuse" && move && "send" in move) {
      this.apply({ _tag: "Sent", id: move.send.id, now: this.now });
      this.apply(refusal(move.send.id, "unavailable", this.now));
    } else if (what === "answer") this.apply({ _tag: "Confirmed", ids: this.answers.splice(0, 1) });
    else if (what === "loseAnswer") this.answers = [];
    else if (what === "reload") {
      this.disconnect();
      this.state = outboxStep(emptyOutbox, { _tag: "Loaded", entries: [...this.store.values()] });
    } else if (what === "wait") this.now += 30_000;
  }

  connect() {
    if (!this.state.connected) this.apply({ _tag: "Connected" });
  }

  disconnect() {
    this.answers = [];
    this.apply({ _tag: "Disconnected" });
  }
}

describe("outbox under any order of happenings", () => {
  it("neither loses nor doubles nor reorders a message", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...happenings), { maxLength: 120 }), (sequence) => {
        const world = new World();
        for (const what of sequence) world.happen(what);
        const unanswered = new Set(world.store.keys());
        for (const id of world.typed) expect(world.taken.includes(id) || unanswered.has(id)).toBe(true);
        world.connect();
        for (let round = 0; round < world.typed.length * 2 + 2; round++)
          for (const what of ["wait", "deliver", "answer"] as const) world.happen(what);
        expect(world.taken).toEqual(world.typed);
        expect(world.state.entries).toEqual([]);
        expect(world.store.size).toBe(0);
      }),
      { numRuns: 500 },
    );
  });

  it("a message that two tabs hold is taken once, in its place", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(1), fc.boolean()), { minLength: 1, maxLength: 60 }), (turns) => {
        const entries = [entry("1"), entry("2"), entry("3")];
        const tabs = [0, 1].map(() => run([{ _tag: "Loaded", entries }, { _tag: "Connected" }]));
        const taken: string[] = [];
        const turn = (tab: number, answered: boolean, now: number) => {
          const state = tabs[tab] as OutboxState;
          const move = nextMove(state, now);
          if (!move || !("send" in move)) return;
          if (!taken.includes(move.send.id)) taken.push(move.send.id);
          tabs[tab] = outboxStep(state, { _tag: "Sent", id: move.send.id, now });
          if (!answered) return;
          for (const index of [0, 1])
            tabs[index] = outboxStep(tabs[index] as OutboxState, { _tag: "Confirmed", ids: [move.send.id] });
        };
        turns.forEach(([tab, answered], index) => {
          turn(tab, answered, index * 20_000);
        });
        for (let index = 0; index < 6; index++) turn(0, true, (turns.length + index) * 20_000);
        expect(taken).toEqual(entries.map((sent) => sent.id));
        expect(tabs.map((state) => state.entries)).toEqual([[], []]);
      }),
    );
  });
});
