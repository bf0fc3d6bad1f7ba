import { setTimeout as pass } from "node:timers/promises";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, it } from "vitest";
import { BEAT_INTERVAL_MS, LEASE_MS } from "../../domain/shared/presence-limits.ts";
import { CLOSE, CONSTANT_BEAT } from "../../domain/shared/protocol.ts";
import { signedRequest } from "../../party/wire/signing.ts";
import { near } from "../support/near.ts";
import { attendanceOf, bookSession } from "../support/running/bookings.ts";
import { demoRoom } from "../support/running/demo-room.ts";
import {
  type AnyFrame,
  openSocket,
  type SignedInPerson,
  signIn,
  type TestSocket,
} from "../support/running/people.ts";
import { type TestRuntime, testRuntime } from "../support/running/runtime.ts";

/**
 * Milliseconds of a hidden tab's lease here, and after which the platform has put a quiet room to sleep: ten seconds
 * after its look for what its last life sent.
 */
const HIDDEN_LEASE_MS = 50_000;
const ASLEEP_MS = 20_000;
/** What a lease may be late: the alarm calls back in, and the machine is busy. */
const LATE_MS = 4_000;

let runtime: TestRuntime;
let hiddenRoom: string;
let visibleRoom: string;
const people: Record<string, SignedInPerson> = {};
const of = (name: string) => people[name] as SignedInPerson;
const open = (name: string, roomId: string) => openSocket(runtime, of(name).cookie, "chat", roomId);

beforeAll(async () => {
  runtime = await testRuntime({ limits: { HIDDEN_LEASE_MS } });
  hiddenRoom = await demoRoom(runtime);
  visibleRoom = await demoRoom(runtime, "claude-code-for-teams");
  for (const name of ["sarah", "lee", "marcus", "gabriel", "malik"])
    people[name] = await signIn(runtime, `${name}@peerloop.test`);
});
afterAll(() => runtime.stop());

const hide = (socket: TestSocket) => socket.send({ _tag: "Beat", visible: false });
/** Beats as the client does while nothing changes: says once that somebody looks, and then nothing new. */
const showAndBeat = async (socket: TestSocket) => {
  await socket.caughtUp();
  let lastAt = Date.now();
  const timer = setInterval(() => {
    socket.sendRaw(CONSTANT_BEAT);
    lastAt = Date.now();
  }, BEAT_INTERVAL_MS);
  return {
    /** Falls silent, without a close; answers when the last beat was sent. */
    die: () => {
      clearInterval(timer);
      return lastAt;
    },
  };
};
const constantAnswers = (socket: TestSocket) =>
  socket.frames.filter((frame) => JSON.stringify(frame) === CONSTANT_BEAT).length;
const rename = (name: string, roomId: string) =>
  runtime.sql`update chat_rooms set name = ${name} where id = ${roomId}`;
/** What a newcomer is told of the room; they look at it only for a moment. */
const look = async (roomId: string) => {
  const socket = await open("gabriel", roomId);
  const { room, presence } = await socket.next("Welcome");
  await socket.close();
  return {
    name: room.name,
    present: presence.first
      .map(({ handle }: AnyFrame) => handle)
      .filter((handle: string) => handle !== "gabriel")
      .toSorted(),
  };
};

it.concurrent("dead hidden tabs leave a room that sleeps, each when its own lease runs out, whoever wakes it in between", async ({
  expect,
}) => {
  const [first, second, lives] = [
    await open("sarah", hiddenRoom),
    await open("marcus", hiddenRoom),
    await open("lee", hiddenRoom),
  ];
  const fates: Record<string, number> = {};
  const began = Date.now();
  for (const [name, socket] of Object.entries({ first, second, lives }))
    void socket.closed.then(({ code }) => {
      if (code === CLOSE.leaseExpired) fates[name] = Date.now() - began;
    });
  for (const socket of [first, second, lives]) hide(socket);
  await rename("Renamed once", hiddenRoom);
  await pass(ASLEEP_MS);
  hide(second);
  hide(lives);
  const secondSpoke = Date.now() - began;
  // It slept: only a room that loads again knows its new name. And all three are still there.
  expect(await look(hiddenRoom)).toEqual({ name: "Renamed once", present: ["lee", "marcus", "sarah"] });
  await rename("Renamed twice", hiddenRoom);
  await pass(ASLEEP_MS);
  hide(lives);
  expect(await look(hiddenRoom)).toEqual({ name: "Renamed twice", present: ["lee", "marcus", "sarah"] });
  await expect.poll(() => fates.first, { timeout: HIDDEN_LEASE_MS }).toBeDefined();
  expect(fates.first).toBeGreaterThan(HIDDEN_LEASE_MS - 1_000);
  expect(fates.first).toBeLessThan(HIDDEN_LEASE_MS + LATE_MS);
  // The next alarm was set while the last one rang.
  await expect.poll(() => fates.second, { timeout: HIDDEN_LEASE_MS }).toBeDefined();
  expect((fates.second ?? 0) - secondSpoke).toBeLessThan(HIDDEN_LEASE_MS + LATE_MS);
  expect(fates.lives).toBeUndefined();
  hide(lives);
  expect((await look(hiddenRoom)).present).toEqual(["lee"]);
  await lives.close();
}, 120_000);

it.concurrent("visible tabs are there while their room sleeps through their beats, and one that dies leaves within thirty seconds", async ({
  expect,
}) => {
  const [lives, dies] = [await open("malik", visibleRoom), await open("marcus", visibleRoom)];
  const [living, dying] = [await showAndBeat(lives), await showAndBeat(dies)];
  await rename("Renamed once", visibleRoom);
  await pass(ASLEEP_MS + 5_000);
  // It slept: only a room that loads again knows its new name. Beats were answered, and both are still there.
  expect(await look(visibleRoom)).toEqual({ name: "Renamed once", present: ["malik", "marcus"] });
  expect([constantAnswers(lives), constantAnswers(dies)]).toEqual([2, 2]);
  await pass(ASLEEP_MS);
  await rename("Renamed twice", visibleRoom);
  const lastAt = dying.die();
  const gone = await lives.next(
    (frame) =>
      frame._tag === "Presence" &&
      (frame.left.includes(of("marcus").me.id) ||
        (frame.isFull && !frame.joined.some(({ handle }: AnyFrame) => handle === "marcus"))),
    LEASE_MS + 5_000,
  );
  expect(gone.count).toBe(1);
  expect(Date.now() - lastAt).toBeGreaterThan(LEASE_MS - 1_000);
  expect(Date.now() - lastAt).toBeLessThan(30_000);
  expect((await dies.closed).code).toBe(CLOSE.leaseExpired);
  expect(await look(visibleRoom)).toEqual({ name: "Renamed twice", present: ["malik"] });
  living.die();
  await lives.close();
}, 120_000);

it.concurrent("an inbox sleeps through the beats of a visible tab, whose owner is online, and still delivers at once", async ({
  expect,
}) => {
  const { cookie, me } = of("lee");
  const socket = await openSocket(runtime, cookie, "inbox", me.id);
  await socket.next("Welcome");
  const beats = await showAndBeat(socket);
  const tell = async (id: string) => {
    const notification = {
      id,
      type: "system",
      title: "Told",
      body: "",
      actionUrl: null,
      isRead: false,
      createdAt: new Date().toISOString(),
    };
    const path = `/parties/inbox/${me.id}`;
    const body = JSON.stringify({ _tag: "Notification", notification });
    const init = await signedRequest(runtime.env.INTERNAL_SECRET ?? "", path, body);
    expect((await fetch(`${runtime.url}${path}`, init)).status).toBe(204);
  };
  const [once, twice] = [uuidv7(), uuidv7()];
  const told = (id: string) => (frame: AnyFrame) =>
    frame._tag === "Notification" && frame.notification.id === id;
  for (const id of [once, once, twice]) await tell(id);
  await socket.next(told(once));
  // An inbox that is awake tells of nothing twice.
  await socket.next(told(twice));
  await pass(ASLEEP_MS + LEASE_MS);
  await tell(once);
  await socket.next(told(once), 2_000);
  expect(socket.frames.filter(told(once))).toHaveLength(2);
  expect(constantAnswers(socket)).toBeGreaterThanOrEqual(4);
  const [online] = await runtime.sql`
    select online_until > now() as is from inbox_presence where user_id = ${me.id}`;
  expect(online?.is).toBe(true);
  beats.die();
  await socket.close();
}, 120_000);

it.concurrent("a seat in a session counts to its last beat, constant ones included, when its client falls silent", async ({
  expect,
}) => {
  const sessionId = await bookSession(runtime, { student: "sarah", teacher: "marcus" });
  const socket = await openSocket(runtime, of("sarah").cookie, "session", sessionId);
  await socket.next("State");
  socket.send({ _tag: "Join" });
  await socket.next(
    (frame) => frame._tag === "State" && frame.attendance.some((one: AnyFrame) => one.present),
  );
  const beats = await showAndBeat(socket);
  await pass(ASLEEP_MS + 15_000);
  expect(socket.frames.filter(({ _tag }) => _tag === "Rejected")).toEqual([]);
  const lastAt = beats.die();
  expect((await socket.closed).code).toBe(CLOSE.leaseExpired);
  await expect
    .poll(async () => (await attendanceOf(runtime, sessionId, of("sarah").me.id))[0]?.leftAt)
    .toBeTypeOf("number");
  near((await attendanceOf(runtime, sessionId, of("sarah").me.id))[0]?.leftAt, lastAt);
}, 120_000);
