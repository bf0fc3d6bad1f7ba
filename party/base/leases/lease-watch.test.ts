import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { HIDDEN_LEASE_MS, LEASE_MS } from "../../../domain/shared/presence-limits.ts";
import { LeaseKeeper } from "./lease-watch.ts";

let expired: string[];
let wakes: number[];
let wakeAt: (at: number) => Promise<void>;
let keeper: LeaseKeeper;

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
  expired = [];
  wakes = [];
  wakeAt = async (at) => void wakes.push(at);
  keeper = new LeaseKeeper({
    expired: (connectionId) => {
      expired.push(connectionId);
      keeper.remove(connectionId, Date.now());
    },
    wakeAt: (at) => wakeAt(at),
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

it("checks by a timer while somebody looks, and asks for no alarm", () => {
  keeper.renew("looks", true, 0);
  keeper.renew("hidden", false, 0);
  vi.advanceTimersByTime(LEASE_MS - 1);
  expect(expired).toEqual([]);
  vi.advanceTimersByTime(2_001);
  expect(expired).toEqual(["looks"]);
  expect(wakes).toEqual([HIDDEN_LEASE_MS]);
  expect(vi.getTimerCount()).toBe(0);
});

it("keeps no timer where every tab is hidden, and asks once for the next lease that runs out", () => {
  keeper.renew("one", false, 0);
  keeper.renew("other", false, 1_000);
  expect(vi.getTimerCount()).toBe(0);
  // Each beat puts the lease off: the alarm that was asked for comes early, and asks for the next.
  for (let at = 60_000; at <= 240_000; at += 60_000) {
    vi.setSystemTime(at);
    keeper.renew("one", false, at);
  }
  expect(wakes).toEqual([HIDDEN_LEASE_MS]);
  vi.setSystemTime(HIDDEN_LEASE_MS);
  keeper.check(HIDDEN_LEASE_MS);
  expect(expired).toEqual([]);
  expect(wakes).toEqual([HIDDEN_LEASE_MS, HIDDEN_LEASE_MS + 1_000]);
  vi.setSystemTime(HIDDEN_LEASE_MS + 1_000);
  keeper.check(HIDDEN_LEASE_MS + 1_000);
  expect(expired).toEqual(["other"]);
  expect(wakes.at(-1)).toBe(240_000 + HIDDEN_LEASE_MS);
});

it("asks at once for those who were last heard of longer ago than a lease", () => {
  vi.setSystemTime(HIDDEN_LEASE_MS * 3);
  keeper.renew("dead", false, 0);
  expect(wakes).toEqual([HIDDEN_LEASE_MS]);
  keeper.check(Date.now());
  expect(expired).toEqual(["dead"]);
});

it("asks again where the alarm could not be set", async () => {
  const logged = vi.spyOn(console, "error").mockImplementation(() => {});
  wakeAt = async () => {
    throw new Error("no storage");
  };
  keeper.renew("hidden", false, 0);
  await vi.advanceTimersByTimeAsync(0);
  expect(logged).toHaveBeenCalledOnce();
  wakeAt = async (at) => void wakes.push(at);
  keeper.renew("hidden", false, 5);
  expect(wakes).toEqual([5 + HIDDEN_LEASE_MS]);
});
