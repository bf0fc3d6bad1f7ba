import { Schema } from "effect";
import { afterEach, describe, expect, it, vi } from "vitest";
import { ACCESS_CHECK_MS } from "../../domain/shared/limits.ts";
import {
  BEAT_INTERVAL_MS,
  HIDDEN_BEAT_INTERVAL_MS,
  HIDDEN_LEASE_MS,
  LEASE_MS,
} from "../../domain/shared/presence-limits.ts";
import { CONSTANT_BEAT } from "../../domain/shared/protocol.ts";
import { Beat } from "../../domain/shared/wire.ts";
import {
  type ActorStage,
  actorStage,
  type StageSocket,
  somebody,
} from "../../tests/support/model/actor-stage.ts";
import type { ActorDefinition, ActorRoom } from "./actor-room.ts";

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const Say = Schema.TaggedStruct("Say", { id: Schema.String });
const frames = Schema.Union([Beat, Say]);
type Client = typeof frames.Type;
type Server = { readonly _tag: "Said"; readonly id: string };

/** A room that passes on what it hears, and notes what befalls it. */
const echo = (
  log: string[],
  more: Partial<ActorRoom<Client, Server>> = {},
): ActorDefinition<Client, Server> => ({
  party: "chat",
  hiddenIsAway: true,
  frames,
  create: (context) => ({
    load: async () => void log.push("load"),
    join: ({ identity }) => void log.push(`join ${identity.handle}`),
    restore: ({ identity }) => void log.push(`restore ${identity.handle}`),
    leave: ({ identity }) => void log.push(`leave ${identity.handle}`),
    frame: (_, frame) => {
      if (frame._tag === "Say") context.broadcast({ _tag: "Said", id: frame.id });
    },
    ...more,
  }),
});

describe("hidden tabs that die one after another", () => {
  it("all leave: the alarm that has the first one leave sets itself again", async () => {
    const log: string[] = [];
    const stage = actorStage(echo(log));
    for (const number of [1, 2, 3]) {
      const tab = await stage.connect(somebody(number));
      await tab.send({ _tag: "Beat", visible: false });
      await stage.pass(60_000);
    }
    await stage.pass(HIDDEN_LEASE_MS);
    expect(log.filter((event) => event.startsWith("leave"))).toEqual([
      "leave person1",
      "leave person2",
      "leave person3",
    ]);
    expect(stage.alarm).toBeNull();
  });

  it("leave a room that sleeps in between and is woken by somebody else, in time", async () => {
    const log: string[] = [];
    const stage = actorStage(echo(log));
    const [dead, lives] = [await stage.connect(somebody(1)), await stage.connect(somebody(2))];
    for (const tab of [dead, lives]) await tab.send({ _tag: "Beat", visible: false });
    for (let passed = 0; passed < HIDDEN_LEASE_MS; passed += HIDDEN_BEAT_INTERVAL_MS) {
      stage.hibernate();
      await stage.pass(HIDDEN_BEAT_INTERVAL_MS);
      await lives.send({ _tag: "Beat", visible: false });
    }
    expect(log).toContain("restore person1");
    expect(log.filter((event) => event.startsWith("leave"))).toEqual(["leave person1"]);
    expect(dead.closedWith).toBe(4408);
    expect(lives.closedWith).toBeNull();
  });
});

/** Sends constant beats for so long, while the room may sleep as it likes. */
const beat = async (stage: ActorStage, sockets: readonly StageSocket[], milliseconds: number) => {
  let wokenFor = 0;
  for (let passed = 0; passed < milliseconds; passed += BEAT_INTERVAL_MS) {
    for (const socket of sockets) await socket.sendRaw(CONSTANT_BEAT);
    await stage.pass(BEAT_INTERVAL_MS);
    if (!stage.isAwake()) continue;
    wokenFor++;
    stage.hibernate();
  }
  return wokenFor;
};
const show = (socket: StageSocket) => socket.send({ _tag: "Beat", visible: true });

describe("visible tabs whose constant beats the platform answers", () => {
  it("are there for as long as they send them, while their room sleeps but for a question every few minutes", async () => {
    const log: string[] = [];
    const stage = actorStage(echo(log), { answersBeats: true });
    const tabs: StageSocket[] = [];
    for (let number = 1; number <= 5; number++) {
      const tab = await stage.connect(somebody(number));
      await show(tab);
      tabs.push(tab);
      await beat(stage, tabs, BEAT_INTERVAL_MS);
    }
    const woken = await beat(stage, tabs, 4 * ACCESS_CHECK_MS);
    expect(woken).toBeLessThanOrEqual(5);
    expect(tabs.map(({ closedWith }) => closedWith)).toEqual(Array(5).fill(null));
    expect(log.filter((event) => event.startsWith("leave"))).toEqual([]);
    expect(tabs[0]?.frames.filter(({ _tag }) => _tag === "Beat").length).toBeGreaterThan(100);
  });

  it("leave within thirty seconds of their last one, also where nobody else is there to wake the room", async () => {
    for (const others of [0, 2]) {
      const log: string[] = [];
      const stage = actorStage(echo(log), { answersBeats: true });
      const [dies, ...live] = await Promise.all(
        Array.from({ length: others + 1 }, (_, index) => stage.connect(somebody(index + 1))),
      );
      for (const tab of [dies as StageSocket, ...live]) await show(tab);
      await beat(stage, [dies as StageSocket, ...live], 60_000);
      await beat(stage, live, 10_000);
      expect(log).not.toContain("leave person1");
      await beat(stage, live, 20_000);
      expect(log.filter((event) => event.startsWith("leave"))).toEqual(["leave person1"]);
      expect(dies?.closedWith).toBe(4408);
      expect(live.every(({ closedWith }) => closedWith === null)).toBe(true);
    }
  });

  it("are heard of by their room when it looks, with when that was", async () => {
    const seen: [string, number][] = [];
    const stage = actorStage(
      echo([], { seen: ({ identity, heardAt }) => void seen.push([identity.handle, heardAt]) }),
      { answersBeats: true },
    );
    const tab = await stage.connect(somebody());
    await show(tab);
    seen.length = 0;
    for (let count = 0; count < 3; count++) {
      await stage.pass(BEAT_INTERVAL_MS);
      await tab.sendRaw(CONSTANT_BEAT);
    }
    const heardAt = Date.now();
    await stage.pass(LEASE_MS + 500);
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.at(-1)).toEqual(["person1", heardAt]);
  });

  it("keep no timer running in the room", async () => {
    const stage = actorStage(echo([]), { answersBeats: true });
    await show(await stage.connect(somebody()));
    await stage.pass(2_000);
    // The one that stands for the platform's alarm.
    expect(vi.getTimerCount()).toBe(1);
    expect(stage.alarm).not.toBeNull();
  });
});

describe("a room that sleeps while a lease runs out", () => {
  it("tries again until it can load, and then puts out who is gone", async () => {
    vi.spyOn(console, "error").mockImplementation(() => {});
    const log: string[] = [];
    let isBroken = false;
    const load = async () => {
      if (isBroken) throw new Error("no database");
    };
    const stage = actorStage(echo(log, { load }), { answersBeats: true });
    const [dies, lives] = [await stage.connect(somebody(1)), await stage.connect(somebody(2))];
    for (const tab of [dies, lives]) await show(tab);
    stage.hibernate();
    isBroken = true;
    await beat(stage, [lives], 60_000);
    expect(dies.closedWith).toBeNull();
    isBroken = false;
    await beat(stage, [lives], 10_000);
    expect([dies.closedWith, lives.closedWith]).toEqual([4408, null]);
    expect(log).toContain("leave person1");
  });
});

describe("a room that hears every beat", () => {
  it("is sent the constant ones too, and stays awake while they come", async () => {
    const seen: string[] = [];
    const hears = { ...echo([], { seen: () => void seen.push("seen") }), hearsBeats: true };
    const stage = actorStage(hears, { answersBeats: true });
    const tab = await stage.connect(somebody());
    await show(tab);
    for (let count = 0; count < 5; count++) {
      await stage.pass(BEAT_INTERVAL_MS);
      await tab.sendRaw(CONSTANT_BEAT);
      // Beside the one that stands for the platform's alarm.
      expect(vi.getTimerCount()).toBe(2);
    }
    expect(seen).toHaveLength(6);
    await stage.pass(3 * LEASE_MS);
    expect(tab.closedWith).toBe(4408);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("constant beats on a host that does not answer them", () => {
  it("are answered by the room with the constant answer, say nothing new, and count for nothing", async () => {
    const stage = actorStage(echo([]));
    const tab = await stage.connect(somebody());
    await tab.send({ _tag: "Beat", visible: false, received: 0 });
    await tab.sendRaw(CONSTANT_BEAT);
    await stage.pass(LEASE_MS * 2);
    const [first, second] = tab.frames;
    expect([first, second]).toEqual([{ _tag: "Beat", time: expect.any(String) }, { _tag: "Beat" }]);
    expect(tab.closedWith).toBeNull();
    await tab.send({ _tag: "Beat", visible: true, received: JSON.stringify(first).length });
    await tab.send({ _tag: "Beat", visible: true, received: JSON.stringify(first).length * 2 + 1 });
    expect(tab.frames.filter(({ _tag }) => _tag === "Rejected")).toHaveLength(1);
  });
});
