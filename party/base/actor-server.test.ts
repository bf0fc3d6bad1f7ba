import { Schema } from "effect";
import { afterEach, describe, expect, it, vi } from "vitest";
import { HIDDEN_BEAT_INTERVAL_MS, HIDDEN_LEASE_MS } from "../../domain/shared/presence-limits.ts";
import { Beat } from "../../domain/shared/wire.ts";
import { actorStage, somebody } from "../../tests/support/model/actor-stage.ts";
import type { ActorDefinition, ActorRoom } from "./actor-room.ts";

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
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
