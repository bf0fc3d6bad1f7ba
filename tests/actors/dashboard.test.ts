import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bookSession } from "../support/running/bookings.ts";
import {
  type AnyFrame,
  openSocket,
  refusal,
  type SignedInPerson,
  signIn,
} from "../support/running/people.ts";
import { type TestRuntime, testRuntime } from "../support/running/runtime.ts";

const pair = { student: "sarah", teacher: "marcus" } as const;

let runtime: TestRuntime;
const people: Record<string, SignedInPerson> = {};
const person = (name: string): SignedInPerson => people[name] as SignedInPerson;

const watch = async (name = "gabriel", creator = "gabriel") => {
  const socket = await openSocket(runtime, person(name).cookie, "dashboard", person(creator).me.id);
  return { socket, snapshot: await socket.next("Snapshot") };
};
const sit = async (name: string, sessionId: string) => {
  const socket = await openSocket(runtime, person(name).cookie, "session", sessionId);
  await socket.next("State");
  socket.send({ _tag: "Join" });
  return socket;
};
const deltaOf = (sessionId: string) => (frame: AnyFrame) =>
  frame._tag === "Delta" && frame.session.session.id === sessionId;
const deltasOf = (sessionId: string, frames: readonly AnyFrame[]) => frames.filter(deltaOf(sessionId));

beforeAll(async () => {
  runtime = await testRuntime();
  for (const name of ["sarah", "marcus", "gabriel", "admin"])
    people[name] = await signIn(runtime, `${name}@peerloop.test`);
});
afterAll(() => runtime.stop());

describe("a creator's dashboard", () => {
  it("shows all sessions of their courses at once, and those of nobody else", async () => {
    const { socket, snapshot } = await watch();
    const expected = await runtime.sql`
      select s.id from sessions s join enrollments e on e.id = s.enrollment_id join courses c on c.id = e.course_id
      where c.creator_id = ${person("gabriel").me.id}
        and s.scheduled_start between now() - interval '7 days' and now() + interval '14 days'`;
    expect(expected.length).toBeGreaterThan(4);
    const shown = snapshot.sessions.map((live: AnyFrame) => live.session.id);
    expect(shown.toSorted()).toEqual(expected.map(({ id }) => id).toSorted());
    expect(snapshot.protocol).toBe(1);
    await socket.close();
  });

  it("follows Sarah and Marcus live, each change once and in order", async () => {
    const sessionId = await bookSession(runtime, pair);
    const [one, other] = await Promise.all([watch(), watch("admin")]);
    const before = one.snapshot.sessions.find((live: AnyFrame) => live.session.id === sessionId);
    expect(before).toMatchObject({ version: 0, session: { status: "scheduled" } });
    const asked = Date.now();
    const sarah = await sit("sarah", sessionId);
    const came = await one.socket.next(deltaOf(sessionId));
    expect(Date.now() - asked).toBeLessThan(3_000);
    expect(came.session.attendance.map((each: AnyFrame) => each.present)).toEqual([false, true]);
    const marcus = await sit("marcus", sessionId);
    expect((await one.socket.next(deltaOf(sessionId))).session.session.status).toBe("in_progress");
    sarah.send({ _tag: "Leave" });
    expect((await one.socket.next(deltaOf(sessionId))).session.attendance[1].intervals).toHaveLength(1);
    marcus.send({ _tag: "End" });
    const ended = await one.socket.next(deltaOf(sessionId));
    expect(ended.session.session.status).toBe("completed");
    await other.socket.next((frame) => deltaOf(sessionId)(frame) && frame.version === ended.version);
    for (const { socket } of [one, other]) {
      const versions = deltasOf(sessionId, socket.frames).map(({ version }) => version);
      expect(versions).toEqual([1, 2, 3, 4]);
    }
    await Promise.all([one.socket, other.socket, sarah, marcus].map((socket) => socket.close()));
  });

  it("shows a newcomer what those who were there have been told", async () => {
    const sessionId = await bookSession(runtime, pair);
    const sarah = await sit("sarah", sessionId);
    await sarah.next((frame) => frame.attendance?.[1]?.present);
    const { socket, snapshot } = await watch();
    const live = snapshot.sessions.find((one: AnyFrame) => one.session.id === sessionId);
    expect(live.attendance[1].present).toBe(true);
    await sarah.close();
    const delta = await socket.next(deltaOf(sessionId));
    expect(delta.version).toBeGreaterThan(live.version);
    expect(delta.session.attendance[1].present).toBe(false);
    await socket.close();
  });

  it("tells a change in short to whoever asks for it, and the session whole to whoever misses something", async () => {
    const sessionId = await bookSession(runtime, pair);
    const [short, plain] = [
      await openSocket(runtime, person("gabriel").cookie, "dashboard", person("gabriel").me.id, {
        query: "?compact=1",
      }),
      (await watch()).socket,
    ];
    const snapshot = await short.next("Snapshot");
    expect(Date.parse(snapshot.dayEnd) - Date.parse(snapshot.dayStart)).toBeGreaterThan(22 * 3_600_000);
    const sarah = await sit("sarah", sessionId);
    const update = await short.next((frame) => frame._tag === "Update" && frame.sessionId === sessionId);
    expect(JSON.stringify(update).length).toBeLessThan(1_024);
    const delta = await plain.next(deltaOf(sessionId));
    expect(update.version).toBe(delta.version);
    expect(update.attendance[1].last).toEqual(delta.session.attendance[1].intervals[0]);
    expect(short.frames.some(deltaOf(sessionId))).toBe(false);
    expect(plain.frames.some(({ _tag }) => _tag === "Update")).toBe(false);
    short.send({ _tag: "AskWhole", sessionId });
    expect((await short.next("Delta")).session).toMatchObject({
      version: delta.version,
      session: { id: sessionId },
    });
    // A session of somebody else's courses, or one that is not listed, is none of this dashboard's.
    short.send({ _tag: "AskWhole", sessionId: person("sarah").me.id });
    expect(await short.next("Rejected")).toMatchObject({ code: "not_found", of: "AskWhole" });
    short.send({ _tag: "Refresh" });
    expect((await short.next("Snapshot")).sessions.length).toBe(snapshot.sessions.length);
    short.send({ _tag: "AskPage", direction: "earlier", cursor: "nonsense" });
    expect(await short.next("Rejected")).toMatchObject({ code: "malformed", of: "AskPage" });
    const { cursor } = snapshot.earlier;
    short.send({ _tag: "AskPage", direction: "earlier", cursor });
    const page = await short.next("Page");
    expect(page).toMatchObject({ direction: "earlier" });
    expect(page.sessions.length).toBeGreaterThan(0);
    await Promise.all([sarah, short, plain].map((socket) => socket.close()));
  });

  it("is for the creator and administrators", async () => {
    const other = await runtime.sql`
      select id from users where is_creator and id <> ${person("gabriel").me.id} limit 1`;
    const open = (name: string, room: string) => openSocket(runtime, person(name).cookie, "dashboard", room);
    expect(await refusal(open("gabriel", other[0]?.id))).toBe(404);
    expect(await refusal(open("sarah", person("gabriel").me.id))).toBe(404);
    expect(await refusal(open("sarah", person("sarah").me.id))).toBe(403);
    expect(await refusal(openSocket(runtime, null, "dashboard", person("gabriel").me.id))).toBe(401);
  });
});
