import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type CommandSocket, commandSocket } from "../../../tests/support/model/command-socket.ts";
import { testEnv } from "../../../tests/support/running/env.ts";
import type { Parties } from "../calls.ts";
import { isByStub } from "../stub-token.ts";
import { BackendCalls } from "./backend-calls.ts";

const env = testEnv();

/** A backend that answers each command with its own body, and notes the way by which it came. */
const backend = () => {
  const came: string[] = [];
  const sockets: CommandSocket[] = [];
  const state = {
    refuses: false,
    carries: (body: string): Promise<unknown> => Promise.resolve({ ok: body }),
  };
  const stub = {
    fetch: async (path: string, init: RequestInit) => {
      came.push(`call ${path} ${String(init.body)}`);
      return Response.json(await state.carries(String(init.body)));
    },
    socket: async (path: string, init: RequestInit) => {
      came.push(`socket ${path}`);
      expect(await isByStub(env.INTERNAL_SECRET, new Headers(init.headers))).toBe(true);
      if (state.refuses) throw new Error("no socket");
      const made = commandSocket((body) => {
        came.push(`over it ${body}`);
        return state.carries(body);
      });
      sockets.push(made);
      return made.socket;
    },
  };
  const parties = { main: { get: () => stub } } as unknown as NonNullable<Parties>;
  return { came, sockets, state, parties };
};

let there: ReturnType<typeof backend>;
let calls: BackendCalls;

const settled = () => vi.advanceTimersByTimeAsync(0);
/** Has a socket opened: by two commands that follow each other closely. */
const open = async () => {
  await calls.ask("1");
  await calls.ask("2");
  await settled();
  there.came.length = 0;
};

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
  there = backend();
  calls = new BackendCalls(
    env,
    () => there.parties,
    () => "a room",
  );
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe("an actor's commands to its backend", () => {
  it("are calls while they are rare, and go over one socket once they come often", async () => {
    for (const body of ["1", "2"]) {
      expect(await calls.ask(body)).toEqual({ ok: body });
      await vi.advanceTimersByTimeAsync(2_001);
    }
    expect(there.came).toEqual(["call /command 1", "call /command 2"]);
    await calls.ask("3");
    await calls.ask("4");
    await settled();
    there.came.length = 0;
    const answers = await Promise.all(["5", "6", "7"].map((body) => calls.ask(body)));
    expect(answers).toEqual(["5", "6", "7"].map((ok) => ({ ok })));
    expect(there.came).toEqual(["over it 5", "over it 6", "over it 7"]);
    expect(there.sockets).toHaveLength(1);
  });

  it("find their answers however late and in whatever order these come", async () => {
    await open();
    const waiting = new Map<string, (answer: unknown) => void>();
    there.state.carries = (body) => new Promise((resolve) => waiting.set(body, resolve));
    const [first, second] = [calls.ask("first"), calls.ask("second")];
    waiting.get("second")?.({ ok: 2 });
    expect(await second).toEqual({ ok: 2 });
    waiting.get("first")?.({ ok: 1 });
    expect(await first).toEqual({ ok: 1 });
  });

  it("let go of the socket after a while without any, and leave no timer, so that the room can sleep", async () => {
    await open();
    await vi.advanceTimersByTimeAsync(4_000);
    await calls.ask("again");
    await vi.advanceTimersByTimeAsync(4_000);
    expect(vi.getTimerCount()).toBe(1);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(vi.getTimerCount()).toBe(0);
    there.came.length = 0;
    await calls.ask("later");
    expect(there.came).toEqual(["call /command later"]);
  });

  it("keep a socket over which an answer is still to come, however long it takes", async () => {
    await open();
    const answer = Promise.withResolvers<unknown>();
    there.state.carries = () => answer.promise;
    const asked = calls.ask("slow");
    await vi.advanceTimersByTimeAsync(30_000);
    answer.resolve({ ok: "at last" });
    expect(await asked).toEqual({ ok: "at last" });
  });

  it("are rejected where the socket goes before their answers, and are calls again", async () => {
    await open();
    there.state.carries = () => new Promise(() => undefined);
    const lost = Promise.allSettled([calls.ask("a"), calls.ask("b")]);
    there.sockets[0]?.lose();
    expect((await lost).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    there.state.carries = async (body) => ({ ok: body });
    there.came.length = 0;
    expect(await calls.ask("c")).toEqual({ ok: "c" });
    expect(there.came).toContain("call /command c");
    await settled();
    expect(there.sockets).toHaveLength(2);
  });

  it("are calls where no socket can be had, and that is tried now and then, not with each of them", async () => {
    const logged = vi.spyOn(console, "error").mockImplementation(() => undefined);
    there.state.refuses = true;
    for (let count = 0; count < 10; count += 1) {
      expect(await calls.ask("x")).toEqual({ ok: "x" });
      await vi.advanceTimersByTimeAsync(1_500);
    }
    expect(there.came.filter((way) => way.startsWith("socket"))).toHaveLength(2);
    expect(logged).toHaveBeenCalledTimes(2);
  });
});
