import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import WebSocket from "ws";
import { MAX_BEHIND, MAX_BEHIND_FOR_HINTS } from "../../domain/shared/limits.ts";
import { CLOSE } from "../../domain/shared/protocol.ts";
import { demoRoom } from "../support/running/demo-room.ts";
import {
  type AnyFrame,
  openSocket,
  type SignedInPerson,
  signIn,
  type TestSocket,
} from "../support/running/people.ts";
import { type TestRuntime, testRuntime } from "../support/running/runtime.ts";

let runtime: TestRuntime;
let roomId: string;
let [sarah, lee]: SignedInPerson[] = [];

/** A client that reads only while it is let, and then says how much it has read. */
class Reader {
  readonly frames: AnyFrame[] = [];
  closedWith: number | null = null;
  received = 0;
  readonly #socket: WebSocket;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on("message", (data) => {
      const text = String(data);
      this.received += text.length;
      this.frames.push(JSON.parse(text));
    });
    socket.on("open", () =>
      (socket as unknown as { _receiver: WebSocket })._receiver.on("conclude", (code: number) => {
        this.closedWith = code;
      }),
    );
    socket.on("close", (code) => {
      this.closedWith ??= code;
    });
  }

  static async open(who: SignedInPerson, query = ""): Promise<Reader> {
    const url = `${runtime.url.replace("http", "ws")}/parties/chat/${roomId}${query}`;
    const socket = new WebSocket(url, { headers: { cookie: who.cookie, origin: runtime.url } });
    const reader = new Reader(socket);
    await expect.poll(() => reader.of("Welcome").length).toBe(1);
    return reader;
  }

  of(tag: string): AnyFrame[] {
    return this.frames.filter((frame) => frame._tag === tag);
  }

  get seqs(): number[] {
    return this.of("Messages").flatMap(({ messages }) => messages.map(({ seq }: AnyFrame) => seq));
  }

  beat(): void {
    this.#socket.send(JSON.stringify({ _tag: "Beat", visible: true, received: this.received }));
  }

  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  terminate(): void {
    this.#socket.terminate();
  }
}

const content = "x".repeat(4_000);

/** Sends messages of 4,000 characters until that many UTF-16 code units have gone to everybody; answers the last seq. */
const write = async (writer: TestSocket, units: number): Promise<number> => {
  let last = 0;
  for (let sent = 0; sent < units; ) {
    const ids = Array.from({ length: Math.min(50, Math.ceil((units - sent) / 4_000)) }, () => uuidv7());
    for (const id of ids) writer.send({ _tag: "Send", id, content, replyToId: null });
    const waiting = new Set(ids);
    while (waiting.size > 0) {
      const { messages } = await writer.next("Messages");
      for (const { id, seq } of messages as AnyFrame[]) {
        waiting.delete(id);
        last = seq;
      }
    }
    sent += ids.length * 4_000;
  }
  return last;
};

const typingOf = (frames: AnyFrame[]) => frames.filter(({ _tag }) => _tag === "Typing").at(-1)?.userIds;

beforeAll(async () => {
  runtime = await testRuntime();
  [sarah, lee] = [await signIn(runtime, "sarah@peerloop.test"), await signIn(runtime, "lee@peerloop.test")];
  roomId = await demoRoom(runtime);
});
afterAll(() => runtime.stop());

describe("a client that reads too slowly", () => {
  it("gets every message but no presence and no typing, and both again once it has caught up", async () => {
    const writer = await openSocket(runtime, sarah?.cookie ?? "", "chat", roomId);
    const slow = await Reader.open(lee as SignedInPerson);
    slow.beat();
    const last = await write(writer, MAX_BEHIND_FOR_HINTS + 50_000);
    writer.send({ _tag: "Typing", is: true });
    await writer.next((frame) => frame._tag === "Typing" && frame.userIds.length === 1);
    const another = await openSocket(
      runtime,
      (await signIn(runtime, "marcus@peerloop.test")).cookie,
      "chat",
      roomId,
    );
    await writer.next((frame) => frame._tag === "Presence" && frame.count === 3);
    await expect.poll(() => slow.seqs.at(-1)).toBe(last);
    expect(typingOf(slow.frames)).toBeUndefined();
    expect(slow.of("Presence").every(({ count }) => count < 3)).toBe(true);
    writer.send({ _tag: "Typing", is: true });
    slow.beat();
    await expect.poll(() => slow.of("Presence").at(-1)).toMatchObject({ count: 3, isFull: true });
    expect(slow.of("Presence").at(-1)?.joined).toHaveLength(3);
    expect(typingOf(slow.frames)).toEqual([sarah?.me.id]);
    slow.terminate();
    for (const socket of [writer, another]) await socket.close();
  });

  it("is closed as too slow, harms nobody, and catches up when it comes back", async () => {
    const writer = await openSocket(runtime, sarah?.cookie ?? "", "chat", roomId);
    const keen = await Reader.open(lee as SignedInPerson);
    const stuck = await Reader.open(lee as SignedInPerson);
    for (const reader of [keen, stuck]) reader.beat();
    await expect.poll(() => stuck.of("Beat").length).toBe(1);
    const before = stuck.seqs.at(-1) ?? 0;
    stuck.pause();
    const reporting = setInterval(() => keen.beat(), 50);
    const started = performance.now();
    const last = await write(writer, MAX_BEHIND + 400_000);
    const tookMs = performance.now() - started;
    await expect.poll(() => keen.seqs.at(-1)).toBe(last);
    clearInterval(reporting);
    expect(keen.closedWith).toBeNull();
    expect(keen.seqs).toEqual(Array.from(keen.seqs, (_, i) => (keen.seqs[0] ?? 0) + i));
    stuck.resume();
    await expect.poll(() => stuck.closedWith, { timeout: 10_000 }).toBe(CLOSE.tooSlow);
    expect(tookMs).toBeLessThan(20_000);
    const since = stuck.seqs.at(-1) ?? before;
    expect(since).toBeLessThan(last);
    const back = await Reader.open(lee as SignedInPerson, `?since=${since}`);
    await expect.poll(() => back.seqs.at(-1)).toBe(last);
    for (const reader of [keen, back]) reader.terminate();
    await writer.close();
  }, 60_000);
});
