import { beforeEach, expect, it, vi } from "vitest";
import { allWaitingHomework, forgetWaiting, keepWaiting, waitingHomework } from "./waiting.ts";

const homework = (userId: string, assignmentId: string, id: string) => ({
  userId,
  assignmentId,
  title: "One",
  sent: { id, content: "x", links: [] },
});

/** A device that stores, or that refuses to. */
const device = (isRefusing: boolean) => {
  const stored = new Map<string, string>();
  const refuse = () => {
    throw new Error("refused");
  };
  const storage = {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => (isRefusing ? refuse() : void stored.set(key, value)),
    removeItem: (key: string) => void stored.delete(key),
  };
  vi.stubGlobal(
    "localStorage",
    new Proxy(storage, {
      ownKeys: () => [...stored.keys()],
      getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
    }),
  );
};

beforeEach(() => vi.unstubAllGlobals());

it.each([false, true])(
  "what is handed in waits until that very version is answered; storage refused: %s",
  (isRefusing) => {
    device(isRefusing);
    const [first, second] = [homework("sarah", "a", "1"), homework("sarah", "a", "2")];
    keepWaiting(first);
    keepWaiting(homework("lee", "a", "3"));
    expect(allWaitingHomework("sarah")).toEqual([first]);
    keepWaiting(second);
    forgetWaiting(first);
    expect(waitingHomework("sarah", "a")).toEqual(second);
    forgetWaiting(second);
    expect(waitingHomework("sarah", "a")).toBeNull();
    expect(allWaitingHomework("lee")).toHaveLength(1);
    forgetWaiting(homework("lee", "a", "3"));
  },
);
