import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CLOSE_AFTER_MS, STALE_MS } from "../../domain/sessions/limits.ts";
import { LEASE_MS } from "../../domain/shared/presence-limits.ts";
import { CLOSE } from "../../domain/shared/protocol.ts";
import { near, TOLERANCE } from "../support/near.ts";
import { attendanceOf, bookSession } from "../support/running/bookings.ts";
import {
  type AnyFrame,
  openSocket,
  refusal,
  type SignedInPerson,
  signIn,
  type TestSocket,
} from "../support/running/people.ts";
import { type TestRuntime, testRuntime } from "../support/running/runtime.ts";

const pair = { student: "sarah", teacher: "marcus" } as const;

let runtime: TestRuntime;
const people: Record<string, SignedInPerson> = {};
const person = (name: string): SignedInPerson => people[name] as SignedInPerson;
const open = (name: string, sessionId: string) =>
  openSocket(runtime, person(name).cookie, "session", sessionId);
const book = (times?: { start?: number; end?: number }) => bookSession(runtime, pair, times);
const stored = (sessionId: string, name: string) => attendanceOf(runtime, sessionId, person(name).me.id);

const isPresent =
  (name: string, is = true) =>
  (frame: AnyFrame) =>
    frame._tag === "State" &&
    frame.attendance.some((one: AnyFrame) => one.userId === person(name).me.id && one.present === is);
const hasStatus = (status: string) => (frame: AnyFrame) =>
  frame._tag === "State" && frame.session.status === status;

const enter = async (name: string, sessionId: string): Promise<TestSocket> => {
  const socket = await open(name, sessionId);
  await socket.next("State");
  return socket;
};
const sit = async (name: string, sessionId: string): Promise<TestSocket> => {
  const socket = await enter(name, sessionId);
  socket.send({ _tag: "Join" });
  await socket.next(isPresent(name));
  return socket;
};

/** A story of two others that needs its time and runs beside the tests: devices that fall silent, one after a beat. */
interface Silence {
  readonly sessionId: string;
  readonly lee: TestSocket;
  readonly nadia: TestSocket;
  /** When each was heard for the last time: Lee once more, when the tests have gone on for a while. */
  readonly lastHeard: { readonly nadia: number; lee: number };
}
let silence: Silence;
const beat = (socket: TestSocket): number => {
  socket.send({ _tag: "Beat", visible: false });
  return Date.now();
};

const fallSilent = async (): Promise<Silence> => {
  const sessionId = await bookSession(runtime, { student: "lee", teacher: "nadia" });
  const [lee, nadia] = [await sit("lee", sessionId), await sit("nadia", sessionId)];
  return { sessionId, lee, nadia, lastHeard: { nadia: beat(nadia), lee: beat(lee) } };
};

beforeAll(async () => {
  runtime = await testRuntime();
  for (const name of ["sarah", "marcus", "gabriel", "lee", "nadia", "admin"])
    people[name] = await signIn(runtime, `${name}@peerloop.test`);
  silence = await fallSilent();
});
afterAll(() => runtime.stop());

describe("admission", () => {
  it("lets the teacher, the student and the course's creator in, and refuses everybody else", async () => {
    const sessionId = await book();
    for (const [name, role] of [
      ["marcus", "teacher"],
      ["sarah", "student"],
      ["gabriel", "observer"],
    ] as const) {
      const socket = await open(name, sessionId);
      const state = await socket.next("State");
      expect(state.you).toMatchObject({ id: person(name).me.id, role });
      expect(state.protocol).toBe(1);
      await socket.close();
    }
    expect(await refusal(open("lee", sessionId))).toBe(404);
    expect(await refusal(open("admin", sessionId))).toBe(404);
    expect(await refusal(openSocket(runtime, null, "session", sessionId))).toBe(401);
    expect(await refusal(open("sarah", person("sarah").me.id))).toBe(404);
    expect(await stored(sessionId, "marcus")).toEqual([]);
    silence.lastHeard.lee = beat(silence.lee);
  });
});

describe("the demo session that is on now", () => {
  it("counts Sarah and Marcus while they are there, and shows everybody the same", async () => {
    const [found] = await runtime.sql`
      select s.id from sessions s join users u on u.id = s.student_id join users t on t.id = s.teacher_id
      where u.handle = 'sarah' and t.handle = 'marcus' and s.status = 'scheduled'
        and now() between s.scheduled_start and s.scheduled_end
        and s.scheduled_start < now() - interval '4 minutes'`;
    const sessionId = found?.id as string;
    const gabriel = await enter("gabriel", sessionId);
    const sarah = await enter("sarah", sessionId);
    expect(await stored(sessionId, "sarah")).toEqual([]);
    const joined = Date.now();
    sarah.send({ _tag: "Join" });
    const alone = await gabriel.next(isPresent("sarah"));
    expect(alone.session).toMatchObject({ status: "scheduled", startedAt: null });
    const marcus = await enter("marcus", sessionId);
    marcus.send({ _tag: "Join" });
    const together = await gabriel.next(isPresent("marcus"));
    expect(together.session.status).toBe("in_progress");
    near(Date.parse(together.session.startedAt), Date.now());
    expect((await sarah.next(hasStatus("in_progress"))).attendance[1].lateSeconds).toBeGreaterThan(4 * 60);
    sarah.send({ _tag: "Leave" });
    const left = await gabriel.next(isPresent("sarah", false));
    expect(left.session.status).toBe("in_progress");
    const [interval] = await stored(sessionId, "sarah");
    near(interval?.joinedAt, joined);
    near(interval?.leftAt, Date.now());
    await marcus.close();
    await gabriel.next(isPresent("marcus", false));
    near((await stored(sessionId, "marcus"))[0]?.leftAt, Date.now());
    await Promise.all([sarah.close(), gabriel.close()]);
  });
});

describe("attendance", () => {
  it("is of people, not of sockets: a second device adds nothing and keeps the seat warm", async () => {
    const sessionId = await book();
    const [phone, laptop] = [await sit("sarah", sessionId), await sit("sarah", sessionId)];
    await phone.close();
    const watcher = await enter("gabriel", sessionId);
    laptop.send({ _tag: "Join" });
    await laptop.next(isPresent("sarah"));
    expect(await stored(sessionId, "sarah")).toMatchObject([{ leftAt: null }]);
    laptop.terminate();
    await watcher.next(isPresent("sarah", false));
    const [interval] = await stored(sessionId, "sarah");
    near(interval?.leftAt, Date.now());
    const seen = await runtime.sql`select * from attendance_observations where session_id = ${sessionId}`;
    expect(seen.length).toBe(2);
    await watcher.close();
  });

  it("shows the gap of somebody who came back", async () => {
    const sessionId = await book();
    const first = await sit("sarah", sessionId);
    await first.close();
    const second = await sit("sarah", sessionId);
    const intervals = await stored(sessionId, "sarah");
    expect(intervals).toHaveLength(2);
    expect((intervals[1]?.joinedAt ?? 0) - (intervals[0]?.leftAt ?? 0)).toBeGreaterThanOrEqual(0);
    await second.close();
  });

  it("is of one session at a time: who sits in another has left this one, is told so, and may come back", async () => {
    const [first, second] = [await book(), await book()];
    const here = await sit("marcus", first);
    const there = await sit("marcus", second);
    expect(await here.next("SeatMoved")).toEqual({ _tag: "SeatMoved", elsewhere: second });
    expect(here.frames.some(isPresent("marcus", false))).toBe(true);
    here.send({ _tag: "Beat", visible: true });
    here.send({ _tag: "Signal", data: "from nowhere" });
    expect(await here.next("Rejected")).toMatchObject({ code: "forbidden" });
    const [left] = await stored(first, "marcus");
    const [taken] = await stored(second, "marcus");
    expect(left?.leftAt).toBe(taken?.joinedAt);
    here.send({ _tag: "Join" });
    await there.next("SeatMoved");
    await here.next(isPresent("marcus"));
    expect((await stored(second, "marcus"))[0]?.leftAt).toBe((await stored(first, "marcus"))[1]?.joinedAt);
    await Promise.all([here.close(), there.close()]);
  });

  it("goes on without a gap when the call moves to another device: one has the call, the other is told", async () => {
    const sessionId = await book();
    const [laptop, phone] = [await enter("sarah", sessionId), await enter("sarah", sessionId)];
    const marcus = await sit("marcus", sessionId);
    const [onLaptop, onPhone] = [{ device: randomUUID() }, { device: randomUUID() }];
    laptop.send({ _tag: "Join", ...onLaptop });
    await laptop.next(isPresent("sarah"));
    phone.send({ _tag: "Join", ...onPhone });
    expect(await laptop.next("CallMoved")).toEqual({ _tag: "CallMoved" });
    await phone.caughtUp();

    // Only the device that has the call is heard, and what the other still said is passed over without complaint.
    laptop.send({ _tag: "Signal", data: "from the laptop" });
    await laptop.caughtUp();
    phone.send({ _tag: "Signal", data: "from the phone" });
    expect(await marcus.next("Signal")).toMatchObject({ data: "from the phone" });
    marcus.send({ _tag: "Signal", data: "to Sarah" });
    expect(await phone.next("Signal")).toMatchObject({ data: "to Sarah" });
    await laptop.caughtUp();
    expect(laptop.frames.map(({ _tag }) => _tag)).not.toContain("Signal");
    expect(laptop.frames.map(({ _tag }) => _tag)).not.toContain("Rejected");

    // The laptop wakes up and comes back by itself: the call stays where it is.
    laptop.terminate();
    const awake = await enter("sarah", sessionId);
    awake.send({ _tag: "Join", ...onLaptop, returning: true });
    await awake.next("CallMoved");
    // The phone loses its connection and comes back: it is no second device.
    phone.terminate();
    await marcus.next(isPresent("sarah", false));
    const back = await enter("sarah", sessionId);
    back.send({ _tag: "Join", ...onPhone, returning: true });
    await back.next(isPresent("sarah"));
    expect((await stored(sessionId, "sarah")).length).toBe(2);
    // It is taken here, by a press.
    awake.send({ _tag: "Join", ...onLaptop });
    await back.next("CallMoved");
    // Who leaves where the call is has left, whatever else is open, and may come back anywhere.
    awake.send({ _tag: "Leave" });
    await marcus.next(isPresent("sarah", false));
    expect((await stored(sessionId, "sarah")).every(({ leftAt }) => leftAt !== null)).toBe(true);
    back.send({ _tag: "Join", ...onPhone, returning: true });
    await marcus.next(isPresent("sarah"));
    await Promise.all([awake.close(), back.close(), marcus.close()]);
  });

  it("begins and ends with the session's own time", async () => {
    const early = await enter("sarah", await book({ start: 20 * 60_000, end: 80 * 60_000 }));
    early.send({ _tag: "Join" });
    expect(await early.next("Rejected")).toMatchObject({ code: "conflict" });
    const over = await enter("sarah", await book({ start: -7_200_000, end: -CLOSE_AFTER_MS - 1 }));
    over.send({ _tag: "Join" });
    expect(await over.next("Rejected")).toMatchObject({ code: "conflict", message: "This session is over." });
    await Promise.all([early.close(), over.close()]);
  });
});

describe("a session", () => {
  it("passes signals to the other person's seat alone, and keeps none", async () => {
    const sessionId = await book();
    const [sarah, marcus, gabriel] = [
      await enter("sarah", sessionId),
      await enter("marcus", sessionId),
      await enter("gabriel", sessionId),
    ];
    const lobby = await enter("marcus", sessionId);
    sarah.send({ _tag: "Signal", data: { kind: "too early" } });
    expect(await sarah.next("Rejected")).toMatchObject({ code: "forbidden" });
    for (const socket of [sarah, marcus]) socket.send({ _tag: "Join" });
    await marcus.next(hasStatus("in_progress"));
    const data = { kind: "offer", sdp: "x".repeat(40_000) };
    sarah.send({ _tag: "Signal", data });
    expect(await marcus.next("Signal")).toEqual({ _tag: "Signal", from: person("sarah").me.id, data });
    gabriel.send({ _tag: "Signal", data: "from outside" });
    expect(await gabriel.next("Rejected")).toMatchObject({ code: "forbidden" });
    for (const socket of [sarah, gabriel, lobby])
      expect(socket.frames.filter(({ _tag }) => _tag === "Signal")).toEqual([]);
    await Promise.all([sarah, marcus, gabriel, lobby].map((socket) => socket.close()));
  });

  it("is ended by its teacher alone, for both; nobody joins it afterwards", async () => {
    const sessionId = await book();
    const [sarah, gabriel] = [await sit("sarah", sessionId), await enter("gabriel", sessionId)];
    gabriel.send({ _tag: "Join" });
    expect(await gabriel.next("Rejected")).toMatchObject({ code: "forbidden" });
    gabriel.send({ _tag: "End" });
    expect(await gabriel.next("Rejected")).toMatchObject({ code: "forbidden" });
    const marcus = await enter("marcus", sessionId);
    marcus.send({ _tag: "End" });
    expect(await marcus.next("Rejected")).toMatchObject({ code: "conflict" });
    marcus.send({ _tag: "Join" });
    await marcus.next(hasStatus("in_progress"));
    sarah.send({ _tag: "End" });
    expect(await sarah.next("Rejected")).toMatchObject({ code: "forbidden" });
    marcus.send({ _tag: "End" });
    for (const socket of [sarah, marcus, gabriel]) {
      const state = await socket.next(hasStatus("completed"));
      expect(state.attendance.map((one: AnyFrame) => one.present)).toEqual([false, false]);
      // A few seconds together are no lesson.
      expect(state.session).toMatchObject({ outcome: "cut_short", endedBy: person("marcus").me.id });
    }
    near((await stored(sessionId, "sarah"))[0]?.leftAt, Date.now());
    expect(await stored(sessionId, "gabriel")).toEqual([]);
    sarah.send({ _tag: "Join" });
    expect(await sarah.next("Rejected")).toMatchObject({
      code: "conflict",
      message: "This session has ended.",
    });
    marcus.send({ _tag: "End" });
    expect((await marcus.next("State")).session.status).toBe("completed");
    await Promise.all([sarah, marcus, gabriel].map((socket) => socket.close()));
  });

  it("believes a client that sends no heartbeats at all as long as its socket is open", async () => {
    const sessionId = await book({ start: -3 * STALE_MS });
    const [sarah, marcus] = [await sit("sarah", sessionId), await sit("marcus", sessionId)];
    const earlier = new Date(Date.now() - 2 * STALE_MS);
    await runtime.sql`
      update attendance_observations set joined_at = ${earlier}, last_seen_at = ${earlier}
      where session_id = ${sessionId}`;
    marcus.send({ _tag: "End" });
    await sarah.next(hasStatus("completed"));
    for (const name of ["sarah", "marcus"]) {
      const [interval] = await stored(sessionId, name);
      near(interval?.joinedAt, earlier.getTime());
      near(interval?.leftAt, Date.now());
    }
    await Promise.all([sarah.close(), marcus.close()]);
  });

  it("closes by itself when its time is over, and counts nobody beyond that", async () => {
    const closesIn = 2_500;
    const booked = Date.now();
    const sessionId = await book({ start: -7_200_000, end: closesIn - CLOSE_AFTER_MS });
    const [sarah, marcus] = [await sit("sarah", sessionId), await sit("marcus", sessionId)];
    const closed = await sarah.next(hasStatus("completed"), 15_000);
    // They met after the booked window: nothing of it counts.
    expect(closed).toMatchObject({ togetherMs: 0, session: { outcome: "nobody", endedBy: null } });
    const [own] = await stored(sessionId, "sarah");
    const [other] = await stored(sessionId, "marcus");
    expect(own?.leftAt).toBe(other?.leftAt);
    expect(own?.leftAt).toBeGreaterThanOrEqual(booked + closesIn);
    expect(own?.leftAt).toBeLessThan(booked + closesIn + 1_000);
    await Promise.all([sarah.close(), marcus.close()]);
  });
});

describe("a device that falls silent", () => {
  it("was there until its last heartbeat, not until that is noticed", async () => {
    const { sessionId, lee, nadia, lastHeard } = silence;
    const heard = lastHeard.lee;
    expect((await nadia.closed).code).toBe(CLOSE.leaseExpired);
    expect((await lee.closed).code).toBe(CLOSE.leaseExpired);
    expect(Date.now() - heard).toBeGreaterThan(LEASE_MS - TOLERANCE);
    for (const name of ["lee", "nadia"])
      await expect.poll(async () => (await stored(sessionId, name))[0]?.leftAt).not.toBeNull();
    near((await stored(sessionId, "lee"))[0]?.leftAt, heard);
    near((await stored(sessionId, "nadia"))[0]?.leftAt, lastHeard.nadia);
  });
});
