import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { LeaseWatch } from "./lease-watch.ts";

let asked: (number | null)[];
let wakeAt: (at: number | null) => Promise<void>;
let watch: LeaseWatch;

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
  asked = [];
  wakeAt = async (at) => void asked.push(at);
  watch = new LeaseWatch((at) => wakeAt(at));
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

it("keeps no timer, and asks for an alarm only where one comes earlier than what it has asked for", () => {
  watch.lookBy(600_000, 0);
  watch.lookBy(25_000, 1_000);
  watch.lookBy(30_000, 2_000);
  expect(asked).toEqual([600_000, 25_000]);
  expect(vi.getTimerCount()).toBe(0);
});

it("asks again when all were looked at, or for nothing where nobody is left, and then no more than once", () => {
  watch.lookBy(25_000, 0);
  watch.looked(31_000, 25_000);
  watch.looked(null, 31_000);
  watch.looked(null, 31_001);
  expect(asked).toEqual([25_000, 31_000, null]);
});

it("has those that are due one after another looked at no more than once a second", () => {
  watch.lookBy(-5_000, 0);
  watch.looked(1_100, 1_000);
  expect(asked).toEqual([1_000, 2_000]);
});

it("asks again for an alarm that should have rung", () => {
  watch.lookBy(25_000, 0);
  watch.lookBy(60_000, 25_500);
  watch.lookBy(60_000, 25_600);
  expect(asked).toEqual([25_000, 26_500]);
});

it("asks again where the alarm could not be set", async () => {
  const logged = vi.spyOn(console, "error").mockImplementation(() => {});
  wakeAt = async () => {
    throw new Error("no storage");
  };
  watch.lookBy(25_000, 0);
  await vi.advanceTimersByTimeAsync(0);
  expect(logged).toHaveBeenCalledOnce();
  wakeAt = async (at) => void asked.push(at);
  watch.lookBy(30_000, 5_000);
  expect(asked).toEqual([30_000]);
});
