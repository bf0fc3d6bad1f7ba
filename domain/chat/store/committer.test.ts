import { Effect } from "effect";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { GATHER_MS } from "../limits.ts";
import { makeCommitter } from "./committer.ts";

interface Item {
  readonly text: string;
}

/** A committer that notes what each of its statements held. */
const noting = () => {
  const statements: string[][] = [];
  const store = makeCommitter<Item, string>(
    (items) =>
      Effect.sync(() => {
        statements.push(items.map(({ roomId, text }) => `${roomId}${text}`));
        return items.map(({ text }) => text);
      }),
    () => undefined,
    (effect) => Effect.runPromiseExit(effect),
  );
  const send = (roomId: string, text: string) => Effect.runPromise(store(roomId, [{ text }]));
  return { statements, send };
};

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it("waits for nobody where rooms send one at a time", async () => {
  const { statements, send } = noting();
  for (const text of ["1", "2", "3"]) expect(await send("a", text)).toEqual([text]);
  expect(statements).toEqual([["a1"], ["a2"], ["a3"]]);
  expect(vi.getTimerCount()).toBe(0);
});

it("gathers for a moment where several rooms came together, and answers those who came before at once", async () => {
  const { statements, send } = noting();
  const first = [send("a", "1"), send("b", "1"), send("c", "1")];
  await Promise.all(first);
  const second = [send("a", "2")];
  await vi.advanceTimersByTimeAsync(GATHER_MS - 1);
  second.push(send("b", "2"), send("d", "1"));
  await vi.advanceTimersByTimeAsync(1);
  expect(await Promise.all(second)).toEqual([["2"], ["2"], ["1"]]);
  expect(statements.flat().toSorted()).toEqual(["a1", "a2", "b1", "b2", "c1", "d1"]);
  expect(statements.at(-1)).toEqual(["a2", "b2", "d1"]);
});
