import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { HIDDEN_LEASE_MS, LEASE_MS } from "../../../domain/shared/presence-limits.ts";
import { LeaseWatch } from "./lease-watch.ts";

let expired: string[];
let wakes: number[];
let wakeAt: (at: number) => Promise<void>;
let watch: LeaseWatch;

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
  expired = [];
  wakes = [];
  wakeAt = async (at) => void wakes.push(at);
  watch = new LeaseWatch({
    expired: (connectionId) => {
      expired.push(connectionId);
      watch.remove(connectionId, Date.now());
    },
    wakeAt: (at) => wakeAt(at),
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

it("checks by a timer while somebody looks, and asks for no alarm", () => {
  watch.renew("looks", true, 0);
  watch.renew("hidden", false, 0);
  vi.advanceTimersByTime(LEASE_MS - 1);
  expect(expired).toEqual([]);
  vi.advanceTimersByTime(2_001);
  expect(expired).toEqual(["looks"]);
  expect(wakes).toEqual([HIDDEN_LEASE_MS]);
  expect(vi.getTimerCount()).toBe(0);
});

it("keeps no timer where every tab is hidden, and asks once for the next lease that runs out", () => {
  watch.renew("one", false, 0);
  watch.renew("other", false, 1_000);
  expect(vi.getTimerCount()).toBe(0);
  // Each beat puts the lease off: the alarm that was asked for comes early, and asks for the next.
  for (let at = 60_000; at <= 240_000; at += 60_000) {
    vi.setSystemTime(at);
    watch.renew("one", false, at);
  }
  expect(wakes).toEqual([HIDDEN_LEASE_MS]);
  vi.setSystemTime(HIDDEN_LEASE_MS);
  watch.check(HIDDEN_LEASE_MS);
  expect(expired).toEqual([]);
  expect(wakes).toEqual([HIDDEN_LEASE_MS, HIDDEN_LEASE_MS + 1_000]);
  vi.setSystemTime(HIDDEN_LEASE_MS + 1_000);
  watch.check(HIDDEN_LEASE_MS + 1_000);
  expect(expired).toEqual(["other"]);
  expect(wakes.at(-1)).toBe(240_000 + HIDDEN_LEASE_MS);
});

it("asks at once for those who were last heard of longer ago than a lease", () => {
  vi.setSystemTime(HIDDEN_LEASE_MS * 3);
  watch.renew("dead", false, 0);
  expect(wakes).toEqual([HIDDEN_LEASE_MS]);
  watch.check(Date.now());
  expect(expired).toEqual(["dead"]);
});

it("asks again where the alarm could not be set", async () => {
  const logged = vi.spyOn(console, "error").mockImplementation(() => {});
  wakeAt = async () => {
    throw new Error("no storage");
  };
  watch.renew("hidden", false, 0);
  await vi.advanceTimersByTimeAsync(0);
  expect(logged).toHaveBeenCalledOnce();
  wakeAt = async (at) => void wakes.push(at);
  watch.renew("hidden", false, 5);
  expect(wakes).toEqual([5 + HIDDEN_LEASE_MS]);
});
