import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

/** A browser's store that never answers, as some leave it after a restart, or one that refuses. */
const stores = {
  "does not answer": () => ({ open: () => ({}) }),
  refuses: () => ({
    open: () => {
      throw new DOMException("The user denied it.", "SecurityError");
    },
  }),
};

beforeEach(() => {
  vi.useFakeTimers();
  vi.resetModules();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("a message typed where the store of the browser does not work", () => {
  it.each(Object.entries(stores))("is sent and shown though it %s", async (_what, store) => {
    vi.stubGlobal("indexedDB", store());
    const { openOutbox } = await import("./outbox.ts");
    const sent: string[] = [];
    let shown: readonly string[] = [];
    const outbox = openOutbox({
      userId: "sarah",
      room: "chat:room",
      send: ({ content }) => sent.push(content) > 0,
      onChange: (entries) => {
        shown = entries.map(({ content }) => content);
      },
    });
    outbox.connected();
    const added = [outbox.add("first"), outbox.add("second")];
    await vi.advanceTimersByTimeAsync(2_000);
    const [first] = await Promise.all(added);
    expect(shown).toEqual(["first", "second"]);
    expect(sent).toEqual(["first"]);
    outbox.confirmed([first?.id ?? ""]);
    // The next ones wait for nothing.
    await outbox.add("third");
    expect(shown).toEqual(["second", "third"]);
    expect(sent).toEqual(["first", "second"]);
    outbox.close();
  });
});
