import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LEASE_MS } from "../../domain/shared/presence-limits.ts";
import { signedRequest } from "../../party/wire/signing.ts";
import {
  type AnyFrame,
  openSocket,
  type SignedInPerson,
  signIn,
  type TestSocket,
} from "../support/running/people.ts";
import { type TestRuntime, testRuntime } from "../support/running/runtime.ts";

/** Slow faults in the middle of a help: a phone that falls silent, a runtime that is killed. */
let runtime: TestRuntime;
let sarah: SignedInPerson;
let marcus: SignedInPerson;
let courseId: string;

const room = (who: SignedInPerson, id: string, query = "") =>
  openSocket(runtime, who.cookie, "summon", id, { query });
const call = async () => {
  const answer = await fetch(`${runtime.url}/api/summons`, {
    method: "POST",
    headers: { "content-type": "application/json", cookie: sarah.cookie, origin: runtime.url },
    body: JSON.stringify({ courseId, message: "It stops.", points: 10 }),
  });
  expect(answer.status).toBe(201);
  return ((await answer.json()) as { id: string }).id;
};
const hasStarted = (frame: AnyFrame) => frame._tag === "State" && frame.summon.startedAt !== null;
const withStatus = (status: string) => (frame: AnyFrame) =>
  frame._tag === "State" && frame.summon.status === status;
const isSaid = (id: string) => (frame: AnyFrame) =>
  frame._tag === "Said" && frame.lines.some((line: AnyFrame) => line.id === id);
const say = (content: string) => ({ _tag: "Say", id: uuidv7(), content });
const begin = async () => {
  const id = await call();
  const [student, helper] = [await room(sarah, id), await room(marcus, id)];
  helper.send({ _tag: "Accept" });
  await Promise.all([student, helper].map((socket) => socket.next(hasStarted)));
  return { id, student, helper };
};
const cancel = async (socket: TestSocket) => {
  socket.send({ _tag: "Cancel" });
  await socket.next((frame) => withStatus("cancelled")(frame) || withStatus("completed")(frame));
  await socket.close();
};
const statusOf = async (id: string) => {
  const [row] = await runtime.sql`select status from help_summons where id = ${id}`;
  return row?.status;
};

beforeAll(async () => {
  runtime = await testRuntime();
  [sarah, marcus] = [
    await signIn(runtime, "sarah@peerloop.test"),
    await signIn(runtime, "marcus@peerloop.test"),
  ];
  const [course] = await runtime.sql`select id from courses where slug = 'intro-to-claude-code'`;
  courseId = course?.id;
});
afterAll(() => runtime.stop());

const intervals = (id: string) => runtime.sql<{ user_id: string; seconds: number | null }[]>`
  select user_id, extract(epoch from left_at - joined_at)::float as seconds
  from summon_attendance where summon_id = ${id} order by joined_at`;

it("ends the measured time of a phone that falls silent with its lease", async () => {
  const { id, student, helper } = await begin();
  const beats = setInterval(() => student.send({ _tag: "Beat", visible: true }), 5_000);
  helper.send({ _tag: "Beat", visible: true });
  const gone = (frame: AnyFrame) => frame._tag === "State" && frame.present.length === 1;
  expect((await student.next(gone, LEASE_MS + 6_000)).present).toEqual([sarah.me.id]);
  await expect
    .poll(async () => (await intervals(id)).filter(({ seconds }) => seconds !== null))
    .toHaveLength(1);
  const closed = (await intervals(id)).find(({ user_id }) => user_id === marcus.me.id);
  expect(closed?.seconds).toBeGreaterThan(LEASE_MS / 1_000 - 2);
  expect(closed?.seconds).toBeLessThan(LEASE_MS / 1_000 + 6);
  clearInterval(beats);
  await cancel(student);
});

it("goes on after the runtime was killed: nothing said is lost, no minute is invented, the points move", async () => {
  const { id, student, helper } = await begin();
  const lines = Array.from({ length: 30 }, (_, index) => say(`before ${index}`));
  for (const line of lines) student.send(line);
  await helper.next(isSaid(lines[29]?.id ?? ""));
  await runtime.sql`update summon_attendance set joined_at = joined_at - interval '5 minutes' where summon_id = ${id}`;
  await runtime.kill();
  await Promise.all([student.closed, helper.closed]);
  await runtime.restarted();
  const [again, back] = [await room(sarah, id), await room(marcus, id, "?since=28")];
  expect(await again.next("State")).toMatchObject({
    you: { role: "student" },
    summon: { status: "responded" },
  });
  const all = await again.next("Said");
  expect(all.lines.map((line: AnyFrame) => line.id)).toEqual(lines.map((line) => line.id));
  expect((await back.next("Said")).lines.map((line: AnyFrame) => line.seq)).toEqual([29, 30]);
  const measured = await intervals(id);
  expect(measured.filter(({ seconds }) => seconds === null)).toHaveLength(2);
  for (const { seconds } of measured)
    if (seconds !== null) expect(seconds).toBeLessThan(300 + LEASE_MS / 1_000 + 10);
  back.send({ _tag: "Complete" });
  expect((await again.next(withStatus("completed"))).summon.pointsAwarded).toBe(10);
});

describe("a helper who does not come back", () => {
  /** Marcus left that many seconds ago, after the two were together for that many; the room knows it. */
  const left = async (together: number, gone: number) => {
    const { id, student, helper } = await begin();
    const line = say("It was the second hook, thank you.");
    student.send(line);
    await student.next(isSaid(line.id));
    await helper.close();
    await student.next((frame) => frame._tag === "State" && frame.present.length === 1);
    await expect
      .poll(async () => (await intervals(id)).filter(({ seconds }) => seconds !== null))
      .toHaveLength(1);
    await runtime.sql`update summon_attendance set
      joined_at = joined_at - make_interval(secs => ${together + gone}),
      left_at = left_at - make_interval(secs => ${gone}) where summon_id = ${id}`;
    await runtime.sql`update help_summons set responded_at = responded_at - make_interval(secs => ${gone})
      where id = ${id}`;
    const path = `/parties/summon/${id}`;
    const secret = runtime.env.INTERNAL_SECRET ?? "";
    await fetch(`${runtime.url}${path}`, await signedRequest(secret, path, '{"_tag":"Reload"}'));
    return { id, student };
  };
  const rows = (id: string) => runtime.sql`
    select id, status, points_awarded from help_summons where id = ${id} or repeats_id = ${id} order by created_at`;
  const held = async () => {
    const [row] = await runtime.sql`select held, spent from user_goodwill where user_id = ${sarah.me.id}`;
    return row;
  };

  it("is paid by the room's alarm after five minutes together, once, though the runtime was killed", async () => {
    const before = await held();
    const { id, student } = await left(600, 95);
    await runtime.kill();
    await student.closed;
    await runtime.restarted();
    const again = await room(sarah, id);
    const { summon } = await again.next(withStatus("completed"), LEASE_MS + 15_000);
    expect(summon.pointsAwarded).toBe(10);
    expect(await held()).toEqual({ held: before?.held, spent: before?.spent + 10 });
    const paid = await runtime.sql`select id from goodwill_transactions where summon_id = ${id}`;
    expect(paid).toHaveLength(1);
    expect(await rows(id)).toHaveLength(1);
    await again.close();
  });

  it("is replaced once, though the runtime was killed while it was asked for", async () => {
    const before = await held();
    const { id, student } = await left(60, 95);
    student.send({ _tag: "CallOthers" });
    await runtime.kill();
    await student.closed;
    await runtime.restarted();
    const again = await room(sarah, id);
    again.send({ _tag: "CallOthers" });
    const { summon } = await again.next(withStatus("completed"));
    expect(await rows(id)).toMatchObject([
      { status: "completed", points_awarded: null },
      { id: summon.repeatedBy.id, status: "pending" },
    ]);
    expect(await held()).toEqual({ held: before?.held + 10, spent: before?.spent });
    const next = await room(sarah, summon.repeatedBy.id);
    await cancel(next);
    expect(await held()).toEqual(before);
    await again.close();
  });
});

it("expires a call though the runtime was killed meanwhile", async () => {
  const id = await call();
  await runtime.sql`update help_summons set created_at = now() - interval '5 minutes',
    expires_at = now() + interval '3 seconds' where id = ${id}`;
  const path = `/parties/summon/${id}`;
  const secret = runtime.env.INTERNAL_SECRET ?? "";
  const told = await fetch(`${runtime.url}${path}`, await signedRequest(secret, path, '{"_tag":"Reload"}'));
  expect(told.status).toBe(204);
  await runtime.kill();
  await runtime.restarted();
  expect((await fetch(`${runtime.url}/api/health`)).status).toBe(200);
  await expect.poll(() => statusOf(id), { timeout: 45_000, interval: 500 }).toBe("expired");
});
