import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LEASE_MS } from "../../domain/shared/presence-limits.ts";
import { bookSession } from "../support/running/bookings.ts";
import { demoRoom } from "../support/running/demo-room.ts";
import { type AnyFrame, openSocket, type SignedInPerson, signIn } from "../support/running/people.ts";
import { type TestRuntime, testRuntime } from "../support/running/runtime.ts";

/** Slow faults of the actor base: a runtime that dies, rooms that sleep, connections that vanish. */
let runtime: TestRuntime;
let sarah: SignedInPerson;
let lee: SignedInPerson;
let roomId: string;

/** The platform puts a room to sleep after about ten quiet seconds. */
const ASLEEP_MS = 14_000;

const open = (who: SignedInPerson, query = "") => openSocket(runtime, who.cookie, "chat", roomId, { query });
const send = (content: string) => ({ _tag: "Send", id: uuidv7(), content, replyToId: null });
const messagesOf = (frames: AnyFrame[]): AnyFrame[] =>
  frames.flatMap((frame) => (frame._tag === "Messages" ? frame.messages : []));
const holds = (id: string) => (frame: AnyFrame) => messagesOf([frame]).some((message) => message.id === id);
const pass = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

beforeAll(async () => {
  runtime = await testRuntime();
  sarah = await signIn(runtime, "sarah@peerloop.test");
  lee = await signIn(runtime, "lee@peerloop.test");
  roomId = await demoRoom(runtime);
});
afterAll(() => runtime.stop());

describe("a connection that vanishes", () => {
  it("leaves within thirty seconds of its last heartbeat, though nothing was ever closed", async () => {
    const stays = await open(sarah);
    const vanishes = await open(lee);
    vanishes.send({ _tag: "Beat", visible: true });
    await stays.next(
      (frame) => frame._tag === "Presence" && frame.joined.some(({ id }: AnyFrame) => id === lee.me.id),
    );
    const beats = setInterval(() => stays.send({ _tag: "Beat", visible: true }), 5_000);
    const silent = Date.now();
    await stays.next((frame) => frame._tag === "Presence" && frame.left.includes(lee.me.id), 32_000);
    expect(Date.now() - silent).toBeGreaterThan(LEASE_MS - 2_000);
    expect((await vanishes.closed).code).toBe(4408);
    clearInterval(beats);
    await stays.close();
  });
});

describe("a room whose tabs are all hidden", () => {
  it("sleeps, and wakes with its people and its numbers right", async () => {
    const one = await open(sarah);
    const other = await open(lee);
    const { lastSeq } = await other.next("Welcome");
    one.send({ _tag: "Beat", visible: false });
    other.send({ _tag: "Beat", visible: false });
    // Proof that it slept: only a room that loads again knows its new name.
    await runtime.sql`update chat_rooms set name = 'Renamed meanwhile' where id = ${roomId}`;
    await pass(ASLEEP_MS);
    const frame = send("good morning");
    one.send(frame);
    const woken = await other.next(holds(frame.id));
    expect(woken.messages[0]).toMatchObject({ seq: lastSeq + 1, userId: sarah.me.id });
    const third = await open(lee);
    const welcome = await third.next("Welcome");
    expect(welcome.room.name).toBe("Renamed meanwhile");
    expect(welcome.presence.first.map(({ id }: AnyFrame) => id).toSorted()).toEqual(
      [sarah.me.id, lee.me.id].toSorted(),
    );
    await Promise.all([one, other, third].map((socket) => socket.close()));
  });
});

describe("a runtime that is killed", () => {
  it("comes back by itself, and nothing that was acknowledged is missing or double", async () => {
    const one = await open(sarah);
    const { lastSeq } = await one.next("Welcome");
    const sent = Array.from({ length: 300 }, (_, i) => send(`before the kill ${i}`));
    for (const frame of sent) one.send(frame);
    await one.next((frame) => messagesOf([frame]).length > 0);
    await runtime.kill();
    await one.closed;
    const acknowledged = messagesOf(one.frames).flatMap(({ id, seq }) => (seq > lastSeq ? id : []));
    await runtime.restarted();
    const again = await open(sarah, `?since=${lastSeq}`);
    await again.next("Welcome");
    for (const frame of sent) again.send(frame);
    await expect
      .poll(() => new Set(messagesOf(again.frames).map(({ id }) => id)).size, { timeout: 20_000 })
      .toBe(300);
    const rows = await runtime.sql`
      select id, seq::int from chat_messages where room_id = ${roomId} and seq > ${lastSeq} order by seq`;
    expect(rows.map((row) => row.seq)).toEqual(sent.map((_, i) => lastSeq + 1 + i));
    expect(new Set(rows.map((row) => row.id))).toEqual(new Set(sent.map(({ id }) => id)));
    for (const id of acknowledged) expect(rows.some((row) => row.id === id)).toBe(true);
    await again.close();
  });
});

describe("an alarm that rings in a runtime that has just started", () => {
  it("does its work, and the room that it woke still knows its name and its neighbours", async () => {
    const [course] = await runtime.sql`select id from courses where slug = 'intro-to-claude-code'`;
    const answer = await fetch(`${runtime.url}/api/summons`, {
      method: "POST",
      headers: { cookie: lee.cookie, "content-type": "application/json" },
      body: JSON.stringify({ courseId: course?.id, message: "Is anybody there?", points: 10 }),
    });
    const { id } = (await answer.json()) as { id: string };
    const status = async () =>
      (await runtime.sql`select status from help_summons where id = ${id}`)[0]?.status;
    await runtime.sql`update help_summons set expires_at = now() + interval '12 s' where id = ${id}`;
    const waits = await openSocket(runtime, lee.cookie, "summon", id);
    expect(await waits.next("State")).toMatchObject({ summon: { status: "pending" } });
    await waits.close();
    await runtime.kill();
    await runtime.restarted();
    expect(await status()).toBe("pending");
    await expect.poll(status, { timeout: 40_000, interval: 250 }).toBe("expired");
    const again = await openSocket(runtime, lee.cookie, "summon", id);
    expect(await again.next("State")).toMatchObject({ summon: { id, status: "expired" } });
    again.send({ _tag: "Say", id: uuidv7(), content: "Hello?" });
    expect(await again.next("Rejected")).toBeDefined();
    await again.close();
  });
});

describe("a dashboard that nobody looks at", () => {
  it("wakes from its sleep for a change", async () => {
    const gabriel = await signIn(runtime, "gabriel@peerloop.test");
    const sessionId = await bookSession(runtime, { student: "sarah", teacher: "marcus" });
    const dashboard = await openSocket(runtime, gabriel.cookie, "dashboard", gabriel.me.id);
    await dashboard.next("Snapshot");
    dashboard.send({ _tag: "Beat", visible: false });
    await pass(ASLEEP_MS);
    const session = await openSocket(runtime, sarah.cookie, "session", sessionId);
    await session.next("State");
    session.send({ _tag: "Join" });
    const delta = await dashboard.next(
      (frame) => frame._tag === "Delta" && frame.session.session.id === sessionId,
    );
    expect(delta.session.attendance[1].present).toBe(true);
    await Promise.all([session.close(), dashboard.close()]);
  });
});
