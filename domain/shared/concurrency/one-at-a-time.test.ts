import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { oneAtATime } from "./one-at-a-time.ts";

beforeEach(() => {
  vi.spyOn(console, "error").mockImplementation(() => {});
});
afterEach(() => vi.restoreAllMocks());

/** Work whose rounds end when they are told to. */
const work = () => {
  const rounds: PromiseWithResolvers<void>[] = [];
  const run = () => {
    const round = Promise.withResolvers<void>();
    rounds.push(round);
    return round.promise;
  };
  return { rounds, run };
};
const turn = () => new Promise((resolve) => setImmediate(resolve));

it("runs once more where it was woken while it ran, however often", async () => {
  const { rounds, run } = work();
  const { wake } = oneAtATime("work", run);
  for (let n = 0; n < 3; n++) wake();
  await turn();
  expect(rounds).toHaveLength(1);
  wake();
  rounds[0]?.resolve();
  await turn();
  expect(rounds).toHaveLength(2);
  rounds[1]?.resolve();
  await turn();
  expect(rounds).toHaveLength(2);
});

it("runs again after it has failed, and not once it is stopped", async () => {
  const { rounds, run } = work();
  const { wake, stop } = oneAtATime("work", run);
  wake();
  await turn();
  rounds[0]?.reject(new Error("broken"));
  await turn();
  expect(console.error).toHaveBeenCalledWith("work failed", new Error("broken"));
  wake();
  await turn();
  expect(rounds).toHaveLength(2);
  wake();
  stop();
  rounds[1]?.resolve();
  await turn();
  wake();
  await turn();
  expect(rounds).toHaveLength(2);
});
