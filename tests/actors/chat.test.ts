import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { JUMP_AFTER } from "../../domain/chat/limits.ts";
import { demoRoom } from "../support/running/demo-room.ts";
import {
  type AnyFrame,
  openSocket,
  refusal,
  type SignedInPerson,
  signIn,
} from "../support/running/people.ts";
import { type TestRuntime, testRuntime } from "../support/running/runtime.ts";

let runtime: TestRuntime;
let sarah: SignedInPerson;
let lee: SignedInPerson;
let roomId: string;

const open = (who: SignedInPerson, query = "") => openSocket(runtime, who.cookie, "chat", roomId, { query });
const send = (content: string, more: Record<string, unknown> = {}) => ({
  _tag: "Send",
  id: uuidv7(),
  content,
  replyToId: null,
  ...more,
});
const holds = (id: string) => (frame: AnyFrame) =>
  frame._tag === "Messages" && frame.messages.some((message: AnyFrame) => message.id === id);

beforeAll(async () => {
  runtime = await testRuntime();
  sarah = await signIn(runtime, "sarah@peerloop.test");
  lee = await signIn(runtime, "lee@peerloop.test");
  roomId = await demoRoom(runtime);
});
afterAll(() => runtime.stop());

describe("admission", () => {
  it("lets members in and nobody else", async () => {
    const sockets = await Promise.all(
      ["sarah", "marcus", "gabriel", "moderator"].map(async (name) => {
        const who = await signIn(runtime, `${name}@peerloop.test`);
        const socket = await open(who);
        return [name, (await socket.next("Welcome")).you.role, socket] as const;
      }),
    );
    expect(sockets.map(([name, role]) => [name, role])).toEqual([
      ["sarah", "student"],
      ["marcus", "student_teacher"],
      ["gabriel", "creator"],
      ["moderator", "moderator"],
    ]);
    for (const [, , socket] of sockets) await socket.close();
    const employer = await signIn(runtime, "employer@peerloop.test");
    expect(await refusal(open(employer))).toBe(403);
    expect(await refusal(openSocket(runtime, null, "chat", roomId))).toBe(401);
    expect(await refusal(openSocket(runtime, sarah.cookie, "chat", uuidv7()))).toBe(404);
    expect(await refusal(openSocket(runtime, sarah.cookie, "chat", "room"))).toBe(404);
    expect(await refusal(openSocket(runtime, sarah.cookie, "main", "backend-0"))).toBe(404);
  });

  it("takes identity from the session alone, and no foreign page's socket", async () => {
    const admission = Buffer.from(JSON.stringify({ identity: { userId: lee.me.id }, grant: {} })).toString(
      "base64url",
    );
    const socket = await openSocket(runtime, sarah.cookie, "chat", roomId, {
      headers: { "x-peerloop-admission": admission },
      query: `?_pk=${lee.me.id}`,
    });
    const welcome = await socket.next("Welcome");
    expect(welcome.you.id).toBe(sarah.me.id);
    expect(welcome.you.connectionId).not.toBe(lee.me.id);
    await socket.close();
    const foreign = { headers: { origin: "https://elsewhere.example" } };
    expect(await refusal(openSocket(runtime, sarah.cookie, "chat", roomId, foreign))).toBe(403);
  });

  it("answers nothing to requests that are not signed, forged ones included", async () => {
    for (const headers of [
      {},
      { "x-peerloop-signature": "00".repeat(32), "x-peerloop-signed-at": `${Date.now()}` },
    ]) {
      for (const path of [
        `chat/${roomId}`,
        "main/backend-0/command",
        "main/backend-0/http",
        `inbox/${sarah.me.id}`,
      ]) {
        const answer = await fetch(`${runtime.url}/parties/${path}`, {
          method: "POST",
          headers: { cookie: sarah.cookie, ...headers },
          body: JSON.stringify({ _tag: "Alarm", name: "chat.load", payload: { roomId } }),
        });
        expect([path, answer.status]).toEqual([path, 404]);
      }
    }
  });
});

describe("messages", () => {
  it("are stored before they are shown, to everybody, with the sender's own as acknowledgement", async () => {
    const [one, other] = await Promise.all([open(sarah), open(lee)]);
    const welcome = await one.next("Welcome");
    await other.next("Welcome");
    const frame = send("Does /compact keep the plan?");
    one.send(frame);
    const [own, seen] = await Promise.all([one.next(holds(frame.id)), other.next(holds(frame.id))]);
    expect(own.messages).toEqual(seen.messages);
    expect(own.messages[0]).toMatchObject({
      seq: welcome.lastSeq + 1,
      userId: sarah.me.id,
      content: frame.content,
    });
    const [row] = await runtime.sql`select * from chat_messages where id = ${frame.id}`;
    expect(row).toMatchObject({
      content: frame.content,
      user_id: sarah.me.id,
      seq: String(welcome.lastSeq + 1),
    });
    await Promise.all([one.close(), other.close()]);
  });

  it("sent again are answered to the sender alone, with another body refused, for ever", async () => {
    const [one, other] = await Promise.all([open(sarah), open(lee)]);
    const frame = send("once");
    one.send(frame);
    one.send(frame);
    const first = await one.next(holds(frame.id));
    await other.next(holds(frame.id));
    one.send(frame);
    const again = await one.next(holds(frame.id));
    expect(again.messages).toEqual(first.messages);
    one.send({ ...frame, content: "twice" });
    expect(await one.next("Rejected")).toMatchObject({ id: frame.id, code: "conflict" });
    other.send(frame);
    expect(await other.next("Rejected")).toMatchObject({ id: frame.id, code: "conflict" });
    const marker = send("after it");
    one.send(marker);
    await other.next(holds(marker.id));
    expect(other.frames.filter(holds(frame.id))).toHaveLength(1);
    const [count] = await runtime.sql`select count(*)::int as n from chat_messages where id = ${frame.id}`;
    expect(count?.n).toBe(1);
    await Promise.all([one.close(), other.close()]);
  });

  it("may answer one of the room, not one of nowhere, in the same breath too", async () => {
    const one = await open(sarah);
    const question = send("question");
    const answer = send("answer", { replyToId: question.id });
    const lost = send("lost", { replyToId: uuidv7() });
    const also = send("answer for all", { replyToId: question.id, alsoInRoom: true });
    for (const frame of [question, answer, also, lost]) one.send(frame);
    const got = await one.next(holds(also.id));
    const messages = one.frames.flatMap((frame) => frame.messages ?? []);
    const sent = (id: string) => messages.find((message: AnyFrame) => message.id === id);
    expect(sent(answer.id)).toMatchObject({ replyToId: question.id, threadId: question.id });
    expect(sent(answer.id)).not.toHaveProperty("alsoInRoom");
    expect(got.messages.find((message: AnyFrame) => message.id === also.id).alsoInRoom).toBe(true);
    expect(await one.next("Rejected")).toMatchObject({ id: lost.id, code: "not_found" });
    await one.close();
  });

  it("missed meanwhile come with since, all of them once and in order, or with a jump where they are too many", async () => {
    const one = await open(sarah);
    const { lastSeq } = await one.next("Welcome");
    const count = 700;
    for (let i = 0; i < count; i++) one.send(send(`message ${i}`));
    await one.next((frame) => frame._tag === "Messages" && frame.messages.at(-1).seq === lastSeq + count);
    const seqs = (frames: AnyFrame[]) =>
      frames
        .flatMap((frame) => (frame._tag === "Messages" ? frame.messages : []))
        .map(({ seq }: AnyFrame) => seq);
    const expected = Array.from({ length: count }, (_, i) => lastSeq + 1 + i);
    const reachesTheEnd = (frame: AnyFrame) =>
      frame._tag === "Messages" && frame.messages.at(-1).seq === lastSeq + count;
    const returned = await open(lee, `?since=${lastSeq + count - JUMP_AFTER}`);
    await returned.next(reachesTheEnd);
    expect(seqs(returned.frames)).toEqual(expected.slice(-JUMP_AFTER));
    const late = await open(lee, `?since=${lastSeq}&rev=1`);
    expect(await late.next("Jumped")).toEqual({ _tag: "Jumped", after: lastSeq });
    await late.next(reachesTheEnd);
    expect(seqs(late.frames)).toEqual(expected.slice(-50));
    const recent = await open(lee, `?since=${lastSeq + count - 3}`);
    await recent.next("Messages");
    expect(seqs(recent.frames)).toEqual(expected.slice(-3));
    const fresh = await open(lee);
    const page = await fresh.next("Messages");
    expect(seqs([page])).toEqual(expected.slice(-50));
    expect(page.people).toEqual([expect.objectContaining({ id: sarah.me.id, name: sarah.me.name })]);
    await Promise.all([one, returned, late, recent, fresh].map((socket) => socket.close()));
  });

  it("older ones come page by page over HTTP, to members alone", async () => {
    const page = async (who: SignedInPerson, before: number) =>
      fetch(`${runtime.url}/api/chat/rooms/${roomId}/messages?before=${before}&limit=20`, {
        headers: { cookie: who.cookie },
      });
    const answer = await page(sarah, 31);
    expect(answer.status).toBe(200);
    const { messages, hasMore } = (await answer.json()) as AnyFrame;
    expect(messages.map(({ seq }: AnyFrame) => seq)).toEqual(Array.from({ length: 20 }, (_, i) => 11 + i));
    expect(hasMore).toBe(true);
    expect((await page(await signIn(runtime, "employer@peerloop.test"), 31)).status).toBe(404);
  });
});

describe("presence, typing and read markers", () => {
  it("shows who comes, is away, types and goes", async () => {
    const one = await open(sarah);
    await one.next("Welcome");
    const other = await open(lee);
    const about = (test: (frame: AnyFrame) => boolean) => (frame: AnyFrame) =>
      frame._tag === "Presence" && test(frame);
    const here = (away: boolean) =>
      about((frame) =>
        frame.joined.some((member: AnyFrame) => member.id === lee.me.id && member.away === away),
      );
    await one.next(here(false));
    other.send({ _tag: "Beat", visible: false });
    await one.next(here(true));
    other.send({ _tag: "Typing", is: true });
    expect(await one.next("Typing")).toEqual({ _tag: "Typing", userIds: [lee.me.id] });
    await other.close();
    await one.next(about((frame) => frame.left.includes(lee.me.id)));
    await one.close();
  });

  it("keeps a read marker over devices and visits", async () => {
    const [phone, laptop] = await Promise.all([open(sarah), open(sarah)]);
    const { lastSeq } = await laptop.next("Welcome");
    phone.send({ _tag: "Read", seq: lastSeq + 100 });
    expect(await laptop.next("Read")).toEqual({ _tag: "Read", seq: lastSeq });
    await expect
      .poll(
        async () => {
          const [row] = await runtime.sql`
          select last_read_seq from chat_read_markers where room_id = ${roomId} and user_id = ${sarah.me.id}`;
          return Number(row?.last_read_seq);
        },
        { timeout: 10_000 },
      )
      .toBe(lastSeq);
    await Promise.all([phone.close(), laptop.close()]);
    const later = await open(sarah);
    expect((await later.next("Welcome")).lastReadSeq).toBe(lastSeq);
    await later.close();
  });
});

describe("faulty frames", () => {
  it("are answered with their reason, harm nobody else, and end the connection when they go on", async () => {
    const [bad, good] = await Promise.all([open(sarah), open(lee)]);
    const before = await runtime.sql`select count(*)::int as n from chat_messages where room_id = ${roomId}`;
    const frames: [string | Uint8Array, string][] = [
      ["{", "malformed"],
      [new Uint8Array([1, 2, 3]), "malformed"],
      [JSON.stringify({ _tag: "Nonsense" }), "malformed"],
      [JSON.stringify(send("")), "malformed"],
      [JSON.stringify(send(" \n\u200b\u2800\u3164")), "malformed"],
      [JSON.stringify(send("x".repeat(5_000))), "malformed"],
      [JSON.stringify(send("a\0b")), "malformed"],
      [JSON.stringify(send("x".repeat(20_000))), "too_large"],
      ["[".repeat(5_000), "malformed"],
    ];
    for (const [raw, code] of frames) {
      bad.sendRaw(raw);
      expect(await bad.next("Rejected")).toMatchObject({ code });
    }
    const after = await runtime.sql`select count(*)::int as n from chat_messages where room_id = ${roomId}`;
    expect(after).toEqual(before);
    const frame = send("still here");
    good.send(frame);
    await good.next(holds(frame.id));
    for (let i = 0; i < 30; i++) bad.sendRaw("{");
    expect(await bad.closed).toMatchObject({ code: 4400 });
    await good.close();
  });
});
