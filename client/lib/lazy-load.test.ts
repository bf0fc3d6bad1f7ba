import { describe, expect, it } from "vitest";
import { isOutdated, loadLazily } from "./lazy-load.ts";

const missing = () => new TypeError("Failed to fetch dynamically imported module: http://x/assets/a.js");

/** A module that fails some times, and a browser that notes what it is asked to wait. */
const scene = (failures: number, published: "away" | "same" | "newer" = "away") => {
  const pauses: number[] = [];
  let calls = 0;
  return {
    pauses,
    load: async () => {
      calls += 1;
      if (calls <= failures) throw missing();
      return "module";
    },
    environment: {
      pause: async (milliseconds: number) => void pauses.push(milliseconds),
      published: async () => published,
    },
  };
};

describe("a lazily loaded module", () => {
  it("that is there is not said to be missing", async () => {
    const { load, environment, pauses } = scene(0);
    let isMissing = false;
    const found = await loadLazily(load, () => (isMissing = true), environment);
    expect([found, isMissing, pauses]).toEqual(["module", false, []]);
  });

  it("is tried again after growing pauses, up to half a minute, until it is there", async () => {
    const { load, environment, pauses } = scene(8);
    expect(await loadLazily(load, undefined, environment)).toBe("module");
    expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
    expect(isOutdated()).toBe(false);
  });

  it("that breaks is not tried again", async () => {
    const { environment, pauses } = scene(0);
    const load = () => Promise.reject(new TypeError("x is not a function"));
    await expect(loadLazily(load, undefined, environment)).rejects.toThrow("x is not a function");
    expect(pauses).toEqual([]);
  });

  it("that a blip hid does not make the page outdated; one that an update took away does", async () => {
    const blip = scene(3, "same");
    await loadLazily(blip.load, undefined, blip.environment);
    expect(isOutdated()).toBe(false);
    const updated = scene(1, "newer");
    await loadLazily(updated.load, undefined, updated.environment);
    expect(isOutdated()).toBe(true);
  });
});
