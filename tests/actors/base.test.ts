import { setTimeout } from "node:timers/promises";
import { v7 as uuidv7 } from "uuid";
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from "vitest";
import { CONSTANT_BEAT, CONSTANT_BEAT_ANSWER } from "../../domain/shared/protocol.ts";
import { BACKENDS } from "../../party/wire/backends.ts";
import { type DatabaseProxy, databaseProxy } from "../support/network/database-proxy.ts";
import { bookSession } from "../support/running/bookings.ts";
import {
  type AnyFrame,
  openSocket,
  Refused,
  type SignedInPerson,
  signIn,
} from "../support/running/people.ts";
import { type TestRuntime, testRuntime } from "../support/running/runtime.ts";

/** What the platform does by itself, and what the one base makes of it: each of these fails without the base. */
let proxy: DatabaseProxy;
let runtime: TestRuntime;
let sarah: SignedInPerson;
let lee: SignedInPerson;
let rooms: string[];

const open = (who: SignedInPerson, roomId: string, query = "") =>
  openSocket(runtime, who.cookie, "chat", roomId, { query });
const lengthOf = (frame: AnyFrame) => JSON.stringify(frame).length;
const send = (content: string) => ({ _tag: "Send", id: uuidv7(), content, replyToId: null });
const messagesOf = (frames: AnyFrame[]): AnyFrame[] =>
  frames.flatMap((frame) => (frame._tag === "Messages" ? frame.messages : []));

/** Opens as soon as the worker lets in again. */
const openWhenBack = async (who: SignedInPerson, roomId: string, query = "") => {
  let socket: Awaited<ReturnType<typeof open>> | undefined;
  await expect
    .poll(
      async () => {
        socket = await open(who, roomId, query).catch((cause) => {
          if (cause instanceof Refused && cause.status === 503) return undefined;
          throw cause;
        });
        return socket !== undefined;
      },
      { timeout: 20_000 },
    )
    .toBe(true);
  return socket as NonNullable<typeof socket>;
};

const isStored = async (id: string) =>
  (await runtime.sql`select 1 from chat_messages where id = ${id}`).length === 1;
/** Commits of messages that wait for a lock: not the markers and sweeps of a room, which may wait for it as well. */
const waitingCommits = async () =>
  (
    await runtime.sql`
      select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
        and query like '%with input as (%known as (%'`
  ).length;

beforeAll(async () => {
  proxy = await databaseProxy(inject("databaseServer"));
  runtime = await testRuntime({ databaseUrl: proxy.urlFor });
  sarah = await signIn(runtime, "sarah@peerloop.test");
  lee = await signIn(runtime, "lee@peerloop.test");
  const found = await runtime.sql`
    select r.id from chat_rooms r join enrollments e on e.course_id = r.course_id
    where e.student_id = ${sarah.me.id} and e.status <> 'cancelled'
      and exists (select 1 from enrollments l where l.course_id = e.course_id
        and l.student_id = ${lee.me.id} and l.status <> 'cancelled')`;
  rooms = found.map((row) => row.id);
});
afterAll(async () => {
  await runtime.stop();
  await proxy.close();
});

describe("a room that could not load", () => {
  it("lets nobody think they are in, and loads for the next who comes, without a restart", async () => {
    const roomId = rooms[0] as string;
    proxy.cut();
    const refused = await open(sarah, roomId).then(
      () => 101,
      (cause: Refused) => cause.status,
    );
    expect(refused).toBe(503);
    proxy.restore();
    const socket = await openWhenBack(sarah, roomId);
    expect(await socket.next("Welcome")).toMatchObject({ protocol: 1 });
    await socket.close();
  });
});

describe("what a connection remembers", () => {
  it("fits the platform's limit for the longest names and addresses too", async () => {
    const roomId = rooms[0] as string;
    const { me, cookie } = await signIn(runtime, "lee@peerloop.test");
    const [before] = await runtime.sql`select name, handle from users where id = ${me.id}`;
    const avatarUrl = `https://a.example/${"中".repeat(282)}`;
    // A moderator who learns here: shown as something else than what they may do.
    await runtime.sql`update users set name = ${"🎓".repeat(200)}, handle = ${"h".repeat(40)},
      avatar_url = ${avatarUrl}, is_moderator = true where id = ${me.id}`;
    try {
      const [digits, more] = ["9".repeat(15), "x".repeat(3_000)];
      for (const [place, query] of [
        [roomId, `?since=${digits}&rev=${digits}&more=${more}`],
        [`${roomId}/${more}`, ""],
      ] as const) {
        const socket = await open({ me, cookie }, place, query);
        const { you } = await socket.next("Welcome");
        expect(you).toMatchObject({
          name: "🎓".repeat(40),
          handle: "h".repeat(40),
          avatarUrl,
          role: "moderator",
        });
        await socket.close();
      }
    } finally {
      await runtime.sql`update users set name = ${before?.name}, handle = ${before?.handle}, avatar_url = null,
        is_moderator = false where id = ${me.id}`;
    }
  });
});

describe("a heartbeat", () => {
  it("that says something is answered by the room with the time, and the constant one by whoever hears it", async () => {
    const sessionId = await bookSession(runtime, { student: "sarah", teacher: "marcus" });
    const places = [
      ["chat", rooms[0] as string, "Welcome"],
      ["inbox", sarah.me.id, "Welcome"],
      ["session", sessionId, "State"],
    ] as const;
    for (const [party, room, first] of places) {
      const socket = await openSocket(runtime, sarah.cookie, party, room);
      await socket.next(first);
      const received = () => socket.frames.filter(isCounted).reduce((sum, frame) => sum + lengthOf(frame), 0);
      const isCounted = (frame: AnyFrame) => JSON.stringify(frame) !== CONSTANT_BEAT_ANSWER;
      for (let beat = 0; beat < 3; beat++) {
        socket.send({ _tag: "Beat", visible: true, received: received() });
        expect(await socket.next("Beat")).toEqual({ _tag: "Beat", time: expect.any(String) });
        socket.sendRaw(CONSTANT_BEAT);
        expect(await socket.next("Beat")).toEqual({ _tag: "Beat" });
      }
      expect(socket.frames.filter(({ _tag }) => _tag === "Rejected")).toEqual([]);
      await socket.close();
    }
  });
});

describe("handlers that interleave", () => {
  it("number messages without gaps, and everybody gets them in the same order", async () => {
    const roomId = rooms[0] as string;
    const people = await Promise.all(
      Array.from({ length: 10 }, (_, i) => open(i % 2 === 0 ? sarah : lee, roomId)),
    );
    const welcomes = await Promise.all(people.map((socket) => socket.next("Welcome")));
    const lastSeq = Math.max(...welcomes.map((welcome) => welcome.lastSeq));
    // Fewer than a newcomer would jump over.
    const each = 15;
    const total = people.length * each;
    const newcomers: Promise<unknown>[] = [];
    for (const [index, socket] of people.entries()) {
      for (let i = 0; i < each; i++) socket.send(send(`${index}/${i}`));
      newcomers.push(open(lee, roomId, `?since=${lastSeq}`).then((late) => people.push(late)));
    }
    await Promise.all(newcomers);
    const all = (frame: AnyFrame) =>
      frame._tag === "Messages" && frame.messages.at(-1).seq === lastSeq + total;
    await Promise.all(people.map((socket) => socket.next(all)));
    const expected = Array.from({ length: total }, (_, i) => lastSeq + 1 + i);
    const orders = people.map((socket) => messagesOf(socket.frames).filter(({ seq }) => seq > lastSeq));
    for (const order of orders) expect(order.map(({ seq }) => seq)).toEqual(expected);
    for (const order of orders) expect(order.map(({ id }) => id)).toEqual(orders[0]?.map(({ id }) => id));
    const fromOne = orders[0]
      ?.filter(({ content }) => content.startsWith("3/"))
      .map(({ content }) => content);
    expect(fromOne).toEqual(Array.from({ length: each }, (_, i) => `3/${i}`));
    await Promise.all(people.map((socket) => socket.close()));
  });
});

describe("a database that goes away", () => {
  afterEach(() => proxy.restore());

  it("has nothing acknowledged, says so in plain words, and goes on by itself when it is back", async () => {
    const roomId = rooms[0] as string;
    const [one, other] = await Promise.all([open(sarah, roomId), open(lee, roomId)]);
    const { lastSeq } = await one.next("Welcome");
    await other.next("Welcome");
    proxy.cut();
    const frame = send("typed in a tunnel");
    one.send(frame);
    const rejected = await one.next("Rejected", 15_000);
    expect(rejected).toMatchObject({ id: frame.id, code: "unavailable" });
    expect(rejected.message).not.toMatch(/postgres|sql|ECONN|select|insert|error/i);
    expect(await other.next("Status")).toMatchObject({ state: "unavailable" });
    const health = await fetch(`${runtime.url}/api/health`);
    expect(health.status).toBe(503);
    expect(await health.json()).toMatchObject({ _tag: "ServiceUnavailable" });
    proxy.restore();
    expect(await other.next((got) => got._tag === "Status" && got.state === "ok", 20_000)).toBeDefined();
    one.send(frame);
    const got = await other.next((seen) => messagesOf([seen]).some(({ id }) => id === frame.id));
    expect(got.messages[0]).toMatchObject({ seq: lastSeq + 1, content: frame.content });
    await one.next((seen) => messagesOf([seen]).some(({ id }) => id === frame.id));
    expect(messagesOf(one.frames).filter(({ id }) => id === frame.id)).toHaveLength(1);
    await expect.poll(async () => (await fetch(`${runtime.url}/api/health`)).status).toBe(200);
    await Promise.all([one.close(), other.close()]);
  });

  it("and the answer is lost: what was stored all the same is shown once, to everybody", async () => {
    const roomId = rooms[0] as string;
    const [one, other] = await Promise.all([open(sarah, roomId), open(lee, roomId)]);
    await Promise.all([one.next("Welcome"), other.next("Welcome")]);
    const frame = send("stored without an answer");
    const lock = await runtime.sql.reserve();
    await lock`begin`;
    await lock`select 1 from chat_rooms where id = ${roomId} for update`;
    one.send(frame);
    await expect.poll(waitingCommits, { timeout: 10_000 }).toBe(1);
    proxy.mute();
    await lock`commit`;
    lock.release();
    await expect.poll(() => isStored(frame.id), { timeout: 10_000 }).toBe(true);
    proxy.cut();
    await one.next("Rejected", 15_000);
    proxy.restore();
    const holds = (got: AnyFrame) => messagesOf([got]).some(({ id }) => id === frame.id);
    await Promise.all([one.next(holds, 20_000), other.next(holds, 20_000)]);
    one.send(frame);
    await one.next(holds);
    expect(messagesOf(other.frames).filter(({ id }) => id === frame.id)).toHaveLength(1);
    await Promise.all([one.close(), other.close()]);
  });
});

describe("a client that closes", () => {
  it("gets its close answered, and leaves at once", async () => {
    const roomId = rooms[0] as string;
    const [stays, goes] = await Promise.all([open(sarah, roomId), open(lee, roomId)]);
    await Promise.all([stays.next("Welcome"), goes.next("Welcome")]);
    await stays.next(
      (frame) => frame._tag === "Presence" && frame.joined.some(({ id }: AnyFrame) => id === lee.me.id),
    );
    await goes.close();
    expect((await goes.closed).code).toBe(1000);
    await stays.next((frame) => frame._tag === "Presence" && frame.left.includes(lee.me.id), 3_000);
    await stays.close();
  });
});

describe("signing out", () => {
  it("closes the sockets of that sign-in and leaves the others", async () => {
    const roomId = rooms[0] as string;
    const elsewhere = await signIn(runtime, "lee@peerloop.test");
    const [here, there] = await Promise.all([open(lee, roomId), open(elsewhere, roomId)]);
    await Promise.all([here.next("Welcome"), there.next("Welcome")]);
    const signOut = () =>
      fetch(`${runtime.url}/api/auth/sign-out`, {
        method: "POST",
        headers: { cookie: elsewhere.cookie, "content-type": "application/json", origin: runtime.url },
        body: "{}",
      });
    // The tests above took connections away: each backend may notice by one request, which it asks to come again.
    let answer = await signOut();
    for (let noticed = 0; noticed < BACKENDS && answer.status === 503; noticed++) {
      const seconds = Number(answer.headers.get("retry-after"));
      expect(seconds).toBeGreaterThan(0);
      await setTimeout(seconds * 1_000);
      answer = await signOut();
    }
    expect(answer.status).toBe(200);
    expect((await there.closed).code).toBe(4401);
    const frame = send("still signed in here");
    here.send(frame);
    await here.next((got) => messagesOf([got]).some(({ id }) => id === frame.id));
    await expect(open(elsewhere, roomId)).rejects.toMatchObject({ status: 401 });
    await here.close();
  });
});
