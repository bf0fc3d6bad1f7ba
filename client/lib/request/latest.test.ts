import { describe, expect, it } from "vitest";
import { makeLatest } from "./latest.ts";

const deferred = <A>() => {
  let resolve!: (value: A) => void;
  let reject!: (reason: unknown) => void;
  const promise = new Promise<A>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
};

describe("latest", () => {
  it("drops an earlier answer that comes after a later one", async () => {
    const latest = makeLatest();
    const slow = deferred<string>();
    const first = latest.run(() => slow.promise);
    const second = latest.run(async () => "new");
    expect(await second).toEqual({ value: "new" });
    slow.resolve("old");
    expect(await first).toBeUndefined();
  });

  it("aborts the earlier work, and drops what it fails with", async () => {
    const latest = makeLatest();
    let seen: AbortSignal | undefined;
    const slow = deferred<string>();
    const first = latest.run((signal) => {
      seen = signal;
      return slow.promise;
    });
    const second = latest.run(async () => 1);
    expect(seen?.aborted).toBe(true);
    slow.reject(new Error("aborted"));
    expect(await first).toBeUndefined();
    expect(await second).toEqual({ value: 1 });
  });

  it("answers the failure of the latest", async () => {
    const latest = makeLatest();
    const failure = new Error("no");
    expect(await latest.run(() => Promise.reject(failure))).toEqual({ failure });
  });

  it("comes to nothing once stopped", async () => {
    const latest = makeLatest();
    const slow = deferred<number>();
    const running = latest.run(() => slow.promise);
    latest.stop();
    slow.resolve(1);
    expect(await running).toBeUndefined();
  });
});
