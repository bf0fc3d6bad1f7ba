import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { REPORT_INTERVAL_MS } from "../../domain/sessions/limits.ts";
import { near, TOLERANCE } from "../support/near.ts";
import { type DatabaseProxy, databaseProxy } from "../support/network/database-proxy.ts";
import { attendanceOf, bookSession } from "../support/running/bookings.ts";
import {
  type AnyFrame,
  openSocket,
  type SignedInPerson,
  signIn,
  type TestSocket,
} from "../support/running/people.ts";
import { type TestRuntime, testRuntime } from "../support/running/runtime.ts";

let runtime: TestRuntime;
let database: DatabaseProxy;
const people: Record<string, SignedInPerson> = {};
const person = (name: string): SignedInPerson => people[name] as SignedInPerson;
const stored = (sessionId: string, name: string) => attendanceOf(runtime, sessionId, person(name).me.id);

const isPresent = (name: string) => (frame: AnyFrame) =>
  frame._tag === "State" &&
  frame.attendance.some((one: AnyFrame) => one.userId === person(name).me.id && one.present);
const enter = async (name: string, sessionId: string): Promise<TestSocket> => {
  const socket = await openSocket(runtime, person(name).cookie, "session", sessionId);
  await socket.next("State");
  return socket;
};
const sit = async (name: string, sessionId: string): Promise<TestSocket> => {
  const socket = await enter(name, sessionId);
  socket.send({ _tag: "Join" });
  await socket.next(isPresent(name));
  return socket;
};

beforeAll(async () => {
  database = await databaseProxy(inject("databaseServer"));
  runtime = await testRuntime({ databaseUrl: database.urlFor });
  for (const name of ["sarah", "marcus"]) people[name] = await signIn(runtime, `${name}@peerloop.test`);
});
afterAll(async () => {
  await runtime.stop();
  await database.close();
});

describe("attendance", () => {
  it("loses nothing to a database that is away: who sat down then has been there since", async () => {
    const sessionId = await bookSession(runtime, { student: "sarah", teacher: "marcus" });
    const marcus = await sit("marcus", sessionId);
    const sarah = await enter("sarah", sessionId);
    database.cut();
    const joined = Date.now();
    sarah.send({ _tag: "Join" });
    expect(await sarah.next("Rejected")).toMatchObject({ code: "unavailable" });
    const left = Date.now();
    marcus.send({ _tag: "Leave" });
    await sleep(3_000);
    expect(await stored(sessionId, "sarah")).toEqual([]);
    expect(await stored(sessionId, "marcus")).toMatchObject([{ leftAt: null }]);
    database.restore();
    await sarah.next(isPresent("sarah"), 20_000);
    near((await stored(sessionId, "sarah"))[0]?.joinedAt, joined);
    near((await stored(sessionId, "marcus"))[0]?.leftAt, left);
    await Promise.all([sarah.close(), marcus.close()]);
  });

  it("loses to a killed runtime what it had not told yet, and invents nothing", async () => {
    const sessionId = await bookSession(runtime, { student: "sarah", teacher: "marcus" });
    const sockets = [await sit("sarah", sessionId), await sit("marcus", sessionId)];
    const joined = Date.now();
    await sleep(REPORT_INTERVAL_MS + 500);
    for (const socket of sockets) socket.send({ _tag: "Beat", visible: true });
    const told = Date.now();
    await sleep(TOLERANCE + 1_000);
    for (const socket of sockets) socket.send({ _tag: "Beat", visible: true });
    await runtime.kill();
    await runtime.restarted();
    const sarah = await sit("sarah", sessionId);
    const back = Date.now();
    const [lost, again] = await stored(sessionId, "sarah");
    near(lost?.joinedAt, joined);
    near(lost?.leftAt, told);
    near(again?.joinedAt, back);
    expect(again?.leftAt).toBeNull();
    const [gone] = await stored(sessionId, "marcus");
    near(gone?.leftAt, told);
    await sarah.close();
  });
});
