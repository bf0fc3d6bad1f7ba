import { Schema } from "effect";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Standing } from "../../domain/identity/admission.ts";
import { ACCESS_AGAIN_MS, ACCESS_CHECK_MS } from "../../domain/shared/limits.ts";
import { BEAT_INTERVAL_MS, HIDDEN_BEAT_INTERVAL_MS } from "../../domain/shared/presence-limits.ts";
import { CLOSE, CONSTANT_BEAT } from "../../domain/shared/protocol.ts";
import { Beat } from "../../domain/shared/wire.ts";
import {
  type ActorStage,
  actorStage,
  type StageSocket,
  somebody,
} from "../../tests/support/model/actor-stage.ts";
import type { ActorDefinition } from "./actor-room.ts";

const frames = Schema.Union([Beat]);
const quiet: ActorDefinition<typeof frames.Type, never> = {
  party: "chat",
  hiddenIsAway: true,
  frames,
  create: () => ({ load: async () => {}, join() {}, restore() {}, leave() {}, frame() {} }),
};

/** What is true of people, by their numbers; whoever is not in it is a student. */
let standings: Map<string, Standing>;
let asked: number;
let isAway: boolean;
let stage: ActorStage;

const answer = (name: string, { people }: { readonly people: readonly { readonly userId: string }[] }) => {
  if (name !== "identity.standing") return null;
  asked++;
  if (isAway) throw new Error("no database");
  return people.map(({ userId }) => standings.get(userId) ?? { role: "student" });
};

beforeEach(() => {
  standings = new Map();
  asked = 0;
  isAway = false;
  stage = actorStage(quiet, { command: answer });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const idOf = (number: number) => somebody(number).userId;
const beatFor = async (socket: StageSocket, milliseconds: number, every: number, visible: boolean) => {
  for (let passed = 0; passed < milliseconds; passed += every) {
    await socket.send({ _tag: "Beat", visible });
    await stage.pass(every);
  }
};
const check = (userId: string | null) => stage.tell({ _tag: "CheckAccess", userId });

describe("a room that is told that somebody's standing has changed", () => {
  it("closes for whoever may not stay, says why, and leaves everybody else where they are", async () => {
    const sockets = [];
    for (const number of [1, 2, 3, 4, 5]) sockets.push(await stage.connect(somebody(number)));
    standings.set(idOf(1), { refused: "removed" });
    standings.set(idOf(2), { refused: "signedOut" });
    standings.set(idOf(3), { refused: "notFound" });
    standings.set(idOf(4), { role: "moderator" });
    for (const number of [1, 2, 3, 4, 5]) expect(await check(idOf(number))).toBe(204);
    expect(sockets.map(({ closedWith }) => closedWith)).toEqual([
      CLOSE.removed,
      CLOSE.signedOut,
      CLOSE.notFound,
      CLOSE.restart,
      null,
    ]);
  });

  it("asks about everybody where it is told of nobody, and again when those on their way have come", async () => {
    const before = await stage.connect(somebody(1));
    standings.set(idOf(1), { refused: "notFound" });
    standings.set(idOf(2), { refused: "notFound" });
    await check(null);
    expect(before.closedWith).toBe(CLOSE.notFound);
    const late = await stage.connect(somebody(2));
    await stage.pass(1);
    expect(late.closedWith).toBe(CLOSE.notFound);
    stage.hibernate();
    // Nothing of what it was told is left in its memory.
    const later = await stage.connect(somebody(2));
    expect(later.closedWith).toBeNull();
    await stage.pass(ACCESS_AGAIN_MS);
    expect(later.closedWith).toBe(CLOSE.notFound);
  });

  it("asks about who comes just after, whom admission let in before it changed", async () => {
    standings.set(idOf(1), { refused: "removed" });
    await check(idOf(1));
    expect(asked).toBe(0);
    const [late, other] = [await stage.connect(somebody(1)), await stage.connect(somebody(2))];
    await stage.pass(1);
    expect([late.closedWith, other.closedWith]).toEqual([CLOSE.removed, null]);
  });

  it("lets who was let in again since stay, whichever clock is ahead", async () => {
    await check(idOf(1));
    const again = await stage.connect(somebody(1));
    await check(idOf(1));
    await stage.pass(ACCESS_AGAIN_MS * 2);
    expect(again.closedWith).toBeNull();
  });

  it("leaves it to be told again where it cannot ask", async () => {
    const socket = await stage.connect(somebody(1));
    standings.set(idOf(1), { refused: "removed" });
    isAway = true;
    expect(await check(idOf(1))).toBe(503);
    expect(socket.closedWith).toBeNull();
    isAway = false;
    expect(await check(idOf(1))).toBe(204);
    expect(socket.closedWith).toBe(CLOSE.removed);
  });
});

describe("what nobody tells a room", () => {
  it("is found within minutes, of those who look and of those whose tab is hidden while the room sleeps", async () => {
    const [looks, hidden] = [await stage.connect(somebody(1)), await stage.connect(somebody(2))];
    await hidden.send({ _tag: "Beat", visible: false });
    standings.set(idOf(1), { refused: "signedOut" });
    standings.set(idOf(2), { refused: "signedOut" });
    await beatFor(looks, ACCESS_CHECK_MS + BEAT_INTERVAL_MS, BEAT_INTERVAL_MS, true);
    expect(looks.closedWith).toBe(CLOSE.signedOut);
    stage.hibernate();
    for (let beat = 0; beat < 2 && hidden.closedWith === null; beat++) {
      await hidden.send({ _tag: "Beat", visible: false });
      await stage.pass(HIDDEN_BEAT_INTERVAL_MS);
    }
    expect(hidden.closedWith).toBe(CLOSE.signedOut);
  });

  it("is found as soon where the platform answers their beats, and the room sleeps all the time", async () => {
    stage = actorStage(quiet, { command: answer, answersBeats: true });
    const tabs: StageSocket[] = [];
    for (const visible of [true, false]) {
      const tab = await stage.connect(somebody(tabs.length + 1));
      tabs.push(tab);
      await tab.send({ _tag: "Beat", visible });
      // They came at different times, and are asked about together from the first question on.
      await stage.pass(BEAT_INTERVAL_MS);
    }
    const sleepAndBeat = async (milliseconds: number) => {
      for (let passed = 0; passed < milliseconds; passed += BEAT_INTERVAL_MS) {
        stage.hibernate();
        for (const tab of tabs) if (tab.closedWith === null) await tab.sendRaw(CONSTANT_BEAT);
        await stage.pass(BEAT_INTERVAL_MS);
      }
    };
    await sleepAndBeat(2 * ACCESS_CHECK_MS);
    expect(asked).toBeGreaterThan(0);
    expect(asked).toBeLessThanOrEqual(2);
    for (const number of [1, 2]) standings.set(idOf(number), { refused: "signedOut" });
    await sleepAndBeat(ACCESS_CHECK_MS + BEAT_INTERVAL_MS);
    expect(tabs.map(({ closedWith }) => closedWith)).toEqual([CLOSE.signedOut, CLOSE.signedOut]);
  });

  it("is asked about once in some minutes for all of them, and not at every beat where it fails", async () => {
    const sockets: StageSocket[] = [];
    for (let number = 1; number <= 20; number++) sockets.push(await stage.connect(somebody(number)));
    const beats = async (milliseconds: number) => {
      for (let passed = 0; passed < milliseconds; passed += BEAT_INTERVAL_MS) {
        for (const socket of sockets) await socket.send({ _tag: "Beat", visible: true });
        await stage.pass(BEAT_INTERVAL_MS);
      }
    };
    await beats(ACCESS_CHECK_MS + BEAT_INTERVAL_MS);
    expect(asked).toBe(1);
    await beats(ACCESS_CHECK_MS - BEAT_INTERVAL_MS);
    expect(asked).toBe(1);
    isAway = true;
    await beats(BEAT_INTERVAL_MS * 6);
    expect(asked).toBeLessThan(10);
    isAway = false;
    await beats(BEAT_INTERVAL_MS * 2);
    expect(sockets.every(({ closedWith }) => closedWith === null)).toBe(true);
  });
});
