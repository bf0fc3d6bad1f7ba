import { afterEach, describe, expect, it, vi } from "vitest";
import { CLOSE } from "../../../domain/shared/protocol.ts";
import { actorStage, somebody } from "../../../tests/support/model/actor-stage.ts";
import { chatDefinition } from "./index.ts";

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const COURSE = "0190d3a0-0000-7000-8000-00000000000b";
const MESSAGE = "0190d3a0-0000-7000-8000-00000000000c";

/** A chat room whose backend has stored so much. */
const chatStage = () => {
  const stored = { rev: 7 };
  const stage = actorStage(chatDefinition, {
    command: (name, payload) => {
      const { changes } = payload as { readonly changes?: readonly { readonly _tag: string }[] };
      switch (name) {
        case "chat.load":
          return {
            room: { id: COURSE, name: "Room", courseId: COURSE, courseSlug: "course" },
            ...{ lastSeq: 0, lastRev: stored.rev, olderRev: 0, messages: [], people: [] },
            rules: { slowModeSeconds: 0, mutes: [] },
          };
        case "chat.since":
          return { lastRev: stored.rev, changed: [], messages: [], people: [] };
        case "chat.change":
          return changes?.map(() => ({
            outcome: "changed",
            change: { _tag: "Pinned", id: MESSAGE, rev: ++stored.rev, at: null, by: null },
          }));
        default:
          return null;
      }
    },
  });
  const enter = async () => {
    const socket = await stage.connect(somebody(1, { role: "creator" }), { lastReadSeq: 0 });
    await socket.send({ _tag: "Beat", visible: false });
    return socket;
  };
  /** The room sleeps, and wakes by a beat. */
  const wake = async (socket: Awaited<ReturnType<typeof enter>>) => {
    stage.hibernate();
    await socket.send({ _tag: "Beat", visible: false });
  };
  return { stage, stored, enter, wake };
};

describe("somebody whose socket outlives the sleep of a room", () => {
  it("stays where nothing was stored that they were not told of, however often it sleeps", async () => {
    const { stage, enter, wake } = chatStage();
    const socket = await enter();
    for (const _ of [1, 2, 3]) {
      await stage.pass(11_000);
      await wake(socket);
      expect(socket.closedWith).toBeNull();
    }
  });

  it("stays after what they were told of", async () => {
    const { stage, stored, enter, wake } = chatStage();
    const socket = await enter();
    await stage.pass(11_000);
    await socket.send({ _tag: "Pin", id: MESSAGE, is: false });
    expect([stored.rev, socket.frames.map(({ _tag }) => _tag)]).toEqual([
      8,
      expect.arrayContaining(["Changes"]),
    ]);
    await stage.pass(11_000);
    await wake(socket);
    expect(socket.closedWith).toBeNull();
  });

  it("comes again where something was stored that the room never heard of", async () => {
    const { stage, stored, enter, wake } = chatStage();
    const socket = await enter();
    await stage.pass(11_000);
    // By what an earlier life of the room had begun.
    stored.rev += 1;
    await wake(socket);
    expect(socket.closedWith).toBe(CLOSE.restart);
    const again = await enter();
    await stage.pass(11_000);
    await wake(again);
    expect(again.closedWith).toBeNull();
  });
});
