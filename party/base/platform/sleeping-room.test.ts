import { beforeEach, describe, expect, it } from "vitest";
import { ACCESS_CHECK_MS } from "../../../domain/shared/limits.ts";
import { HIDDEN_LEASE_MS, LEASE_MS } from "../../../domain/shared/presence-limits.ts";
import { type MemoryStorage, memoryStorage } from "../../../tests/support/model/memory-storage.ts";
import { Alarms } from "../alarms.ts";
import type { ConnectionState } from "../member.ts";
import type { HeldSocket } from "./object-state.ts";
import { SleepingRoom } from "./sleeping-room.ts";

const NOW = 1_000_000;
const uri = "http://127.0.0.1:9/parties/chat/the-room?_pk=one";

let memory: MemoryStorage;
let sockets: HeldSocket[];
let answered: Map<object, number>;

beforeEach(() => {
  memory = memoryStorage();
  sockets = [];
  answered = new Map();
});

const hold = (state: Partial<ConnectionState> | null, answeredAt = 0, readyState = 1): void => {
  const whole = { identity: {}, visible: true, beats: true, checkedAt: NOW, heardAt: NOW, ...state };
  const socket = {
    readyState,
    deserializeAttachment: () => ({ __pk: { uri }, __user: state && whole }),
  };
  sockets.push(socket);
  answered.set(socket, answeredAt);
};
const asleep = (hiddenIsAway = true) =>
  new SleepingRoom(
    { storage: memory.storage, getWebSockets: () => sockets },
    hiddenIsAway,
    (socket) => answered.get(socket) ?? 0,
  );

describe("a room that sleeps", () => {
  it("goes on while beats are answered for it, and is looked at when the first lease may run out", async () => {
    hold({ heardAt: NOW - 3_600_000 }, NOW - 4_000);
    hold({ heardAt: NOW - 3_600_000 }, NOW - 9_000);
    expect(await asleep().sleepsOn(NOW)).toBe(true);
    expect(memory.alarm).toBe(NOW - 9_000 + LEASE_MS + 1_000);
    expect(memory.entries.size).toBe(0);
  });

  it("is woken when a lease has run out: a short one, or a hidden tab's where that is away", async () => {
    hold({}, NOW);
    hold({ visible: false, heardAt: NOW - LEASE_MS - 1_000 });
    expect(await asleep(true).sleepsOn(NOW)).toBe(true);
    expect(await asleep(false).sleepsOn(NOW)).toBe(false);
    hold({ visible: false, heardAt: NOW - HIDDEN_LEASE_MS - 1_000 });
    expect(await asleep(true).sleepsOn(NOW)).toBe(false);
  });

  it("is woken when somebody is to be asked about", async () => {
    hold({ checkedAt: NOW - ACCESS_CHECK_MS + 5_000 }, NOW);
    expect(await asleep().sleepsOn(NOW)).toBe(true);
    expect(memory.alarm).toBe(NOW + 5_000);
    expect(await asleep().sleepsOn(NOW + 5_000)).toBe(false);
  });

  it("is woken by an alarm that has a name, and keeps it beside its own", async () => {
    await new Alarms(memory.storage, () => "the-room").set("close", NOW + 8_000);
    hold({}, NOW);
    expect(await asleep().sleepsOn(NOW)).toBe(true);
    expect(memory.alarm).toBe(NOW + 8_000);
    expect(await asleep().sleepsOn(NOW + 8_000)).toBe(false);
  });

  it("takes who beats from the first to the last by the platform's word for one that beats", async () => {
    hold({ beats: false, heardAt: NOW - 60_000 }, NOW - LEASE_MS - 1_000);
    expect(await asleep().sleepsOn(NOW)).toBe(false);
  });

  it("takes no notice of sockets that have closed, or were never let in, and keeps no alarm for nobody", async () => {
    hold({ heardAt: 0 }, 0, 3);
    hold(null);
    expect(await asleep().sleepsOn(NOW)).toBe(true);
    expect(memory.alarm).toBeNull();
  });

  it("is known by its sockets, or by what its alarms have stored", async () => {
    expect(await asleep().roomId()).toBeUndefined();
    await new Alarms(memory.storage, () => "stored").set("close", NOW);
    expect(await asleep().roomId()).toBe("stored");
    hold({});
    expect(await asleep().roomId()).toBe("the-room");
  });
});
