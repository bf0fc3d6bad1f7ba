import { setTimeout as pass } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
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

/**
 * Milliseconds of a hidden tab's lease here, and after which the platform has put a quiet room to sleep: ten seconds
 * after its look for what its last life sent.
 */
const HIDDEN_LEASE_MS = 50_000;
const ASLEEP_MS = 20_000;
/** What a lease may be late: the alarm calls back in, and the machine is busy. */
const LATE_MS = 4_000;

let runtime: TestRuntime;
let roomId: string;
const people: Record<string, SignedInPerson> = {};
const of = (name: string) => people[name] as SignedInPerson;
const open = (name: string) => openSocket(runtime, of(name).cookie, "chat", roomId);

beforeAll(async () => {
  runtime = await testRuntime({ limits: { HIDDEN_LEASE_MS } });
  roomId = await demoRoom(runtime);
  for (const name of ["sarah", "lee", "marcus", "gabriel"])
    people[name] = await signIn(runtime, `${name}@peerloop.test`);
});
afterAll(() => runtime.stop());

const hide = (socket: TestSocket) => socket.send({ _tag: "Beat", visible: false });
const rename = (name: string) => runtime.sql`update chat_rooms set name = ${name} where id = ${roomId}`;
/** What a newcomer is told of the room; they look at it only for a moment. */
const look = async () => {
  const socket = await open("gabriel");
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

it("dead hidden tabs leave a room that sleeps, each when its own lease runs out, whoever wakes it in between", async () => {
  const [first, second, lives] = [await open("sarah"), await open("marcus"), await open("lee")];
  const fates: Record<string, number> = {};
  const began = Date.now();
  for (const [name, socket] of Object.entries({ first, second, lives }))
    void socket.closed.then(({ code }) => {
      if (code === CLOSE.leaseExpired) fates[name] = Date.now() - began;
    });
  for (const socket of [first, second, lives]) hide(socket);
  await rename("Renamed once");
  await pass(ASLEEP_MS);
  hide(second);
  hide(lives);
  const secondSpoke = Date.now() - began;
  // It slept: only a room that loads again knows its new name. And all three are still there.
  expect(await look()).toEqual({ name: "Renamed once", present: ["lee", "marcus", "sarah"] });
  await rename("Renamed twice");
  await pass(ASLEEP_MS);
  hide(lives);
  expect(await look()).toEqual({ name: "Renamed twice", present: ["lee", "marcus", "sarah"] });
  await expect.poll(() => fates.first, { timeout: HIDDEN_LEASE_MS }).toBeDefined();
  expect(fates.first).toBeGreaterThan(HIDDEN_LEASE_MS - 1_000);
  expect(fates.first).toBeLessThan(HIDDEN_LEASE_MS + LATE_MS);
  // The next alarm was set while the last one rang.
  await expect.poll(() => fates.second, { timeout: HIDDEN_LEASE_MS }).toBeDefined();
  expect((fates.second ?? 0) - secondSpoke).toBeLessThan(HIDDEN_LEASE_MS + LATE_MS);
  expect(fates.lives).toBeUndefined();
  hide(lives);
  expect((await look()).present).toEqual(["lee"]);
  await lives.close();
}, 120_000);
