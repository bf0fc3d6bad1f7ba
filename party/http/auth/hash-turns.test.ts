import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { MAX_WAITING_FOR_HASH, MS_BETWEEN_HASHES } from "../../../domain/identity/limits.ts";
import { HashTurns } from "./hash-turns.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Work that lasts until it is told to end. */
const work = () => {
  const started: string[] = [];
  const ends = new Map<string, () => void>();
  return {
    started,
    end: (name: string) => ends.get(name)?.(),
    of: (name: string) => () => {
      started.push(name);
      return new Promise<string>((resolve) => ends.set(name, () => resolve(name)));
    },
  };
};

describe("turns to hash", () => {
  it("are one at a time, in order, and known devices before strangers", async () => {
    const turns = new HashTurns(false);
    const { started, end, of } = work();
    const all = [
      turns.take(false, of("first")),
      turns.take(false, of("stranger")),
      turns.take(false, of("stranger 2")),
      turns.take(true, of("known")),
    ];
    for (const name of ["first", "known", "stranger", "stranger 2"]) {
      await vi.advanceTimersByTimeAsync(0);
      expect(started.at(-1)).toBe(name);
      end(name);
    }
    expect(await Promise.all(all)).toEqual(["first", "stranger", "stranger 2", "known"]);
    expect(started).toHaveLength(4);
  });

  it("are refused where too many wait, and strangers never keep out a known device", async () => {
    const turns = new HashTurns(true);
    const { started, end, of } = work();
    const first = turns.take(false, of("first"));
    const waiting = Array.from({ length: MAX_WAITING_FOR_HASH }, (_, i) => turns.take(false, of(`${i}`)));
    await expect(turns.take(false, of("too many"))).rejects.toMatchObject({ _tag: "ServiceUnavailable" });
    const known = turns.take(true, of("known"));
    await vi.advanceTimersByTimeAsync(MS_BETWEEN_HASHES);
    end("first");
    await vi.advanceTimersByTimeAsync(MS_BETWEEN_HASHES);
    expect(started).toEqual(["first", "known"]);
    end("known");
    for (let i = 0; i < waiting.length; i++) {
      await vi.advanceTimersByTimeAsync(MS_BETWEEN_HASHES);
      end(`${i}`);
    }
    await Promise.all([first, known, ...waiting]);
  });

  it("share one budget over all backends of a thread", async () => {
    const [one, other, free] = [new HashTurns(true), new HashTurns(true), new HashTurns(false)];
    await vi.advanceTimersByTimeAsync(10 * MS_BETWEEN_HASHES);
    const began = Date.now();
    const at: number[] = [];
    const pausing = async (turns: HashTurns) => {
      await turns.pause();
      at.push(Date.now() - began);
    };
    const all = Promise.all([pausing(one), pausing(other), pausing(one), pausing(free)]);
    await vi.advanceTimersByTimeAsync(10 * MS_BETWEEN_HASHES);
    await all;
    expect(at).toEqual([0, 0, MS_BETWEEN_HASHES, 2 * MS_BETWEEN_HASHES]);
  });

  it("go on after a failure, and past a request that never ends", async () => {
    const turns = new HashTurns(false);
    await expect(turns.take(false, () => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
    void turns.take(false, () => new Promise(() => {}));
    const next = turns.take(false, () => Promise.resolve("next"));
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await next).toBe("next");
  });
});
