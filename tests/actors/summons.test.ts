import { v7 as uuidv7 } from "uuid";
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from "vitest";
import { signedRequest } from "../../party/wire/signing.ts";
import { type DatabaseProxy, databaseProxy } from "../support/network/database-proxy.ts";
import {
  type AnyFrame,
  openSocket,
  refusal,
  type SignedInPerson,
  signIn,
  type TestSocket,
} from "../support/running/people.ts";
import { type TestRuntime, testRuntime } from "../support/running/runtime.ts";

let runtime: TestRuntime;
let proxy: DatabaseProxy;
const people: Record<string, SignedInPerson> = {};
const who = (name: string): SignedInPerson => people[name] as SignedInPerson;
let courseId: string;
const opened: TestSocket[] = [];

const open = async (name: string, party: string, roomId: string, query = "") => {
  const socket = await openSocket(runtime, who(name).cookie, party, roomId, { query });
  opened.push(socket);
  return socket;
};
/** Opens the inbox and reads its first frame. */
const inbox = async (name: string) => {
  const socket = await open(name, "inbox", who(name).me.id);
  return { socket, welcome: await socket.next("Welcome") };
};
/** Opens the room of a summon and reads its first frame. */
const room = async (name: string, summonId: string, query = "") => {
  const socket = await open(name, "summon", summonId, query);
  return { socket, state: await socket.next("State") };
};
const post = (name: string, body: unknown) =>
  fetch(`${runtime.url}/api/summons`, {
    method: "POST",
    headers: { "content-type": "application/json", cookie: who(name).cookie, origin: runtime.url },
    body: JSON.stringify(body),
  });
const call = async (name = "sarah", points = 15) => {
  const answer = await post(name, { courseId, message: "My script stops at line 3.", points });
  expect(answer.status).toBe(201);
  return (await answer.json()) as { id: string; status: string; expiresAt: string };
};
const goodwill = async (name: string) => {
  const answer = await fetch(`${runtime.url}/api/me`, { headers: { cookie: who(name).cookie } });
  return ((await answer.json()) as { goodwill: { balance: number; held: number; totalEarned: number } })
    .goodwill;
};
/** Tells a room something, as a backend does. */
const tell = async (party: string, roomId: string, message: { _tag: string } & Record<string, unknown>) => {
  const path = `/parties/${party}/${roomId}`;
  const secret = runtime.env.INTERNAL_SECRET ?? "";
  return fetch(`${runtime.url}${path}`, await signedRequest(secret, path, JSON.stringify(message)));
};
const withStatus = (status: string) => (frame: AnyFrame) =>
  frame._tag === "State" && frame.summon.status === status;
const isOffer = (id: string) => (frame: AnyFrame) => frame._tag === "SummonOffer" && frame.summon.id === id;

beforeAll(async () => {
  proxy = await databaseProxy(inject("databaseServer"));
  runtime = await testRuntime({ databaseUrl: (real) => proxy.urlFor(real) });
  for (const name of ["sarah", "lee", "marcus", "nadia", "gabriel", "moderator", "employer"])
    people[name] = await signIn(runtime, `${name}@peerloop.test`);
  const [course] = await runtime.sql`select id from courses where slug = 'intro-to-claude-code'`;
  courseId = course?.id;
});
afterAll(async () => {
  await runtime.stop();
  await proxy.close();
});

/** Every test begins without open calls, and with Marcus and Nadia ready to help. */
afterEach(async () => {
  for (const socket of opened.splice(0)) socket.terminate();
  const left =
    await runtime.sql`select id, student_id from help_summons where status in ('pending', 'responded')`;
  for (const summon of left) {
    const [student] = Object.entries(people).filter(([, person]) => person.me.id === summon.student_id);
    const { socket } = await room(student?.[0] ?? "", summon.id);
    socket.send({ _tag: "Cancel" });
    await socket.next((frame) => withStatus("cancelled")(frame) || withStatus("completed")(frame));
    socket.terminate();
  }
  opened.length = 0;
});

describe("a call for help", () => {
  it("reaches those who may answer within a second, and is first come first served", async () => {
    const [marcus, nadia, sarah] = [await inbox("marcus"), await inbox("nadia"), await inbox("sarah")];
    expect(marcus.welcome).toMatchObject({
      canHelp: true,
      available: true,
      you: { name: who("marcus").me.name },
    });
    expect(sarah.welcome).toMatchObject({ canHelp: false, openSummon: null });
    const before = await goodwill("sarah");
    const asked = Date.now();
    const summon = await call();
    expect(summon.status).toBe("pending");
    await Promise.all([marcus, nadia].map(({ socket }) => socket.next(isOffer(summon.id), 1_000)));
    expect(Date.now() - asked).toBeLessThan(1_500);
    await sarah.socket.next((frame) => frame._tag === "SummonChanged" && frame.summon.id === summon.id);
    expect(await goodwill("sarah")).toMatchObject({ balance: before.balance - 15, held: before.held + 15 });

    const rooms = {
      sarah: await room("sarah", summon.id),
      marcus: await room("marcus", summon.id),
      nadia: await room("nadia", summon.id),
    };
    expect(rooms.sarah.state).toMatchObject({
      protocol: 1,
      you: { role: "student" },
      present: [who("sarah").me.id],
    });
    expect(rooms.marcus.state).toMatchObject({ you: { role: "candidate" }, summon: { status: "pending" } });
    rooms.marcus.socket.send({ _tag: "Accept" });
    rooms.nadia.socket.send({ _tag: "Accept" });
    const [seenBySarah, seenByMarcus, seenByNadia] = await Promise.all(
      [rooms.sarah, rooms.marcus, rooms.nadia].map(({ socket }) => socket.next(withStatus("responded"))),
    );
    const winner = seenBySarah.summon.responderId;
    expect([who("marcus").me.id, who("nadia").me.id]).toContain(winner);
    const [won, lost] =
      winner === who("marcus").me.id ? (["marcus", "nadia"] as const) : (["nadia", "marcus"] as const);
    const [toWinner, toLoser] = won === "marcus" ? [seenByMarcus, seenByNadia] : [seenByNadia, seenByMarcus];
    expect(toWinner).toMatchObject({ you: { role: "responder" }, summon: { responderId: winner } });
    expect(toLoser).toMatchObject({
      you: { role: "candidate" },
      summon: { responder: { name: who(won).me.name } },
    });
    expect(await rooms[lost].socket.next("Rejected")).toMatchObject({
      code: "conflict",
      message: `${who(won).me.name} got there first.`,
    });

    const inboxes = { marcus: marcus.socket, nadia: nadia.socket };
    for (const name of ["marcus", "nadia"] as const)
      expect(await inboxes[name].next("SummonTaken")).toMatchObject({
        summonId: summon.id,
        responderId: winner,
      });
    expect(await sarah.socket.next("Notification")).toMatchObject({
      notification: { type: "summon", actionUrl: `/help/${summon.id}`, isRead: false },
    });
    expect(await refusal(open(lost, "summon", summon.id))).toBe(403);
  });

  it("is refused to strangers before its room hears of them", async () => {
    const { id } = await call();
    expect(await refusal(open("lee", "summon", id))).toBe(404);
    expect(await refusal(open("employer", "summon", id))).toBe(404);
    expect(await refusal(open("sarah", "summon", uuidv7()))).toBe(404);
    expect(await refusal(openSocket(runtime, null, "summon", id))).toBe(401);
    const gabriel = await room("gabriel", id);
    expect(gabriel.state.you.role).toBe("observer");
    for (const frame of [
      { _tag: "Accept" },
      { _tag: "Cancel" },
      { _tag: "Complete" },
      { _tag: "Say", id: uuidv7(), content: "!" },
    ]) {
      gabriel.socket.send(frame);
      expect(await gabriel.socket.next("Rejected")).toMatchObject({ code: "forbidden" });
    }
    const [row] = await runtime.sql`select status from help_summons where id = ${id}`;
    expect(row?.status).toBe("pending");
    expect(
      (await fetch(`${runtime.url}/api/summons/${id}`, { headers: { cookie: who("lee").cookie } })).status,
    ).toBe(404);
  });

  it("is taken back with its points, and vanishes everywhere", async () => {
    const marcus = await inbox("marcus");
    const before = await goodwill("sarah");
    const { id } = await call();
    await marcus.socket.next(isOffer(id));
    const [sarah, candidate] = [await room("sarah", id), await room("marcus", id)];
    candidate.socket.send({ _tag: "Cancel" });
    expect(await candidate.socket.next("Rejected")).toMatchObject({ code: "forbidden" });
    sarah.socket.send({ _tag: "Cancel" });
    await Promise.all([sarah, candidate].map(({ socket }) => socket.next(withStatus("cancelled"))));
    expect(await marcus.socket.next("SummonClosed")).toMatchObject({ summonId: id, status: "cancelled" });
    expect(await goodwill("sarah")).toEqual(before);
  });

  it("expires by its alarm", async () => {
    const marcus = await inbox("marcus");
    const before = await goodwill("sarah");
    const { id } = await call();
    const sarah = await room("sarah", id);
    await runtime.sql`update help_summons set created_at = now() - interval '5 minutes',
      expires_at = now() + interval '1500 milliseconds' where id = ${id}`;
    expect((await tell("summon", id, { _tag: "Reload" })).status).toBe(204);
    await sarah.socket.next(
      (frame) => withStatus("pending")(frame) && frame.summon.expiresAt !== sarah.state.summon.expiresAt,
    );
    expect(await sarah.socket.next(withStatus("expired"), 8_000)).toMatchObject({
      summon: { responderId: null },
    });
    expect(await marcus.socket.next("SummonClosed")).toMatchObject({ summonId: id, status: "expired" });
    expect(await goodwill("sarah")).toEqual(before);
    sarah.socket.send({ _tag: "Cancel" });
    expect(await sarah.socket.next("Rejected")).toMatchObject({ code: "conflict" });
  });
});

describe("a help", () => {
  const begin = async () => {
    const { id } = await call();
    const [sarah, marcus] = [await room("sarah", id), await room("marcus", id)];
    marcus.socket.send({ _tag: "Accept" });
    const started = (frame: AnyFrame) => frame._tag === "State" && frame.summon.startedAt !== null;
    await Promise.all([sarah, marcus].map(({ socket }) => socket.next(started)));
    return { id, sarah: sarah.socket, marcus: marcus.socket };
  };
  const shiftBack = (id: string, minutes: number) =>
    runtime.sql`update summon_attendance set joined_at = joined_at - make_interval(mins => ${minutes})
      where summon_id = ${id}`;
  const says = (content: string) => (frame: AnyFrame) =>
    frame._tag === "Said" && frame.lines.some((line: AnyFrame) => line.content === content);

  it("lets the two talk, and pays the helper after five measured minutes", async () => {
    const helper = await inbox("marcus");
    const before = { sarah: await goodwill("sarah"), marcus: await goodwill("marcus") };
    const { id, sarah, marcus } = await begin();
    const line = { _tag: "Say", id: uuidv7(), content: "It says “permission denied”." };
    sarah.send(line);
    const [mine, theirs] = await Promise.all(
      [sarah, marcus].map((socket) => socket.next(says(line.content))),
    );
    expect(theirs).toEqual(mine);
    expect(mine.lines).toMatchObject([{ id: line.id, seq: 1, userId: who("sarah").me.id }]);
    sarah.send(line);
    expect(await sarah.next("Said")).toEqual(mine);
    sarah.send({ ...line, content: "Something else." });
    expect(await sarah.next("Rejected")).toMatchObject({ id: line.id, code: "conflict" });
    for (let i = 2; i <= 40; i++)
      (i % 2 ? sarah : marcus).send({ _tag: "Say", id: uuidv7(), content: `line ${i}` });
    await Promise.all([sarah.next(says("line 39")), marcus.next(says("line 40"))]);

    await shiftBack(id, 5);
    sarah.send({ _tag: "Complete" });
    const [done] = await Promise.all([sarah, marcus].map((socket) => socket.next(withStatus("completed"))));
    expect(done.summon).toMatchObject({ pointsAwarded: 15, responderId: who("marcus").me.id });
    expect(done.summon.talkSeconds).toBeGreaterThanOrEqual(300);
    expect(await goodwill("sarah")).toMatchObject({
      balance: before.sarah.balance - 15,
      held: before.sarah.held,
    });
    expect(await goodwill("marcus")).toMatchObject({ totalEarned: before.marcus.totalEarned + 15 });
    await helper.socket.next(
      (frame) => frame._tag === "Goodwill" && frame.goodwill.totalEarned === before.marcus.totalEarned + 15,
    );
    await helper.socket.next(
      (frame) => frame._tag === "Notification" && frame.notification.type === "goodwill",
    );

    const again = await room("marcus", id);
    expect(again.state).toMatchObject({ you: { role: "responder" }, summon: { status: "completed" } });
    const all = await again.socket.next("Said");
    expect(all.lines.map(({ seq }: AnyFrame) => seq)).toEqual(
      Array.from({ length: 40 }, (_, index) => index + 1),
    );
    const later = await room("sarah", id, "?since=38");
    expect((await later.socket.next("Said")).lines.map(({ seq }: AnyFrame) => seq)).toEqual([39, 40]);
  });

  it("returns the points after a shorter talk", async () => {
    const before = await goodwill("sarah");
    const { id, sarah, marcus } = await begin();
    await shiftBack(id, 4);
    marcus.send({ _tag: "Complete" });
    const done = await sarah.next(withStatus("completed"));
    expect(done.summon.pointsAwarded).toBeNull();
    expect(await goodwill("sarah")).toEqual(before);
  });

  it("measures only while both are there, on whatever device", async () => {
    const { id, sarah, marcus } = await begin();
    const phone = await room("marcus", id);
    expect(phone.state.present).toEqual([who("sarah").me.id, who("marcus").me.id]);
    const openIntervals = () => runtime.sql`
      select user_id from summon_attendance where summon_id = ${id} and left_at is null`;
    expect(await openIntervals()).toHaveLength(2);
    await marcus.close();
    phone.socket.send({ _tag: "Say", id: uuidv7(), content: "still here" });
    await sarah.next(says("still here"));
    expect(await openIntervals()).toHaveLength(2);
    await phone.socket.close();
    await sarah.next((frame) => frame._tag === "State" && frame.present.length === 1);
    await expect
      .poll(async () => (await openIntervals()).map((row) => row.user_id))
      .toEqual([who("sarah").me.id]);
    const back = await room("marcus", id);
    expect(back.state.you.role).toBe("responder");
    await sarah.next((frame) => frame._tag === "State" && frame.present.length === 2);
    expect(await openIntervals()).toHaveLength(2);
  });

  it("is theirs alone: the other teacher and the creator hear nothing of the talk", async () => {
    const { id } = await call();
    const [sarah, marcus, nadia, gabriel] = [
      await room("sarah", id),
      await room("marcus", id),
      await room("nadia", id),
      await room("gabriel", id),
    ];
    marcus.socket.send({ _tag: "Accept" });
    await Promise.all([sarah, nadia, gabriel].map(({ socket }) => socket.next(withStatus("responded"))));
    nadia.socket.send({ _tag: "Say", id: uuidv7(), content: "me too" });
    expect(await nadia.socket.next("Rejected")).toMatchObject({ code: "forbidden" });
    sarah.socket.send({ _tag: "Say", id: uuidv7(), content: "secret" });
    await marcus.socket.next(says("secret"));
    await Promise.all([nadia, gabriel].map(({ socket }) => socket.caughtUp()));
    for (const { socket } of [nadia, gabriel])
      expect(socket.frames.filter(({ _tag }) => _tag === "Said")).toEqual([]);
    expect(await refusal(open("nadia", "summon", id))).toBe(403);
  });

  it("takes malformed and oversized frames without harm", async () => {
    const { sarah, marcus } = await begin();
    for (const frame of [
      { _tag: "Say", id: "no", content: "x" },
      { _tag: "Say", id: uuidv7(), content: "" },
      { _tag: "Say", id: uuidv7(), content: " \u200b" },
      { _tag: "Say", id: uuidv7(), content: "x".repeat(4_001) },
      { _tag: "Steal" },
    ]) {
      sarah.send(frame);
      expect(await sarah.next("Rejected")).toMatchObject({ code: "malformed" });
    }
    sarah.sendRaw(JSON.stringify({ _tag: "Say", id: uuidv7(), content: "x".repeat(17_000) }));
    expect(await sarah.next("Rejected")).toMatchObject({ code: "too_large" });
    marcus.send({ _tag: "Say", id: uuidv7(), content: "e\u0301".repeat(4_000) });
    await sarah.next(says("e\u0301".repeat(4_000)));
    marcus.send({ _tag: "Say", id: uuidv7(), content: "all well" });
    await sarah.next(says("all well"));
  });

  it("says nothing as done while the database is away, and goes on when it is back", async () => {
    const { id, sarah, marcus } = await begin();
    const line = { _tag: "Say", id: uuidv7(), content: "Are you there?" };
    proxy.cut();
    sarah.send(line);
    expect(await sarah.next("Rejected", 15_000)).toMatchObject({ id: line.id, code: "unavailable" });
    marcus.send({ _tag: "Complete" });
    expect(await marcus.next("Rejected", 15_000)).toMatchObject({ code: "unavailable" });
    expect((await post("lee", { courseId, message: "?", points: 10 })).status).toBe(503);
    proxy.restore();
    const [row] = await runtime.sql`select status from help_summons where id = ${id}`;
    expect(row?.status).toBe("responded");
    await expect
      .poll(
        async () => {
          sarah.send(line);
          const frame = await sarah.next(({ _tag }) => _tag === "Said" || _tag === "Rejected", 15_000);
          return frame._tag;
        },
        { timeout: 20_000, interval: 500 },
      )
      .toBe("Said");
    expect((await marcus.next(says("Are you there?"))).lines).toHaveLength(1);
    const lines = await runtime.sql`select seq from summon_messages where summon_id = ${id}`;
    expect(lines.map((row) => Number(row.seq))).toEqual([1]);
  });

  it("shows what was stored although the room never heard that it was", async () => {
    const { id, sarah, marcus } = await begin();
    const store = (seq: number, content: string) => runtime.sql`
      insert into summon_messages (id, summon_id, user_id, content, seq)
      values (${uuidv7()}, ${id}, ${who("sarah").me.id}, ${content}, ${seq})`;
    await store(1, "first");
    marcus.send({ _tag: "Say", id: uuidv7(), content: "second" });
    for (const socket of [sarah, marcus]) {
      await socket.next(says("second"));
      const shown = socket.frames.flatMap((frame) => (frame._tag === "Said" ? frame.lines : []));
      expect(shown.map(({ seq, content }: AnyFrame) => `${seq} ${content}`)).toEqual(["1 first", "2 second"]);
    }
    await store(3, "third");
    expect((await tell("summon", id, { _tag: "Reload" })).status).toBe(204);
    for (const socket of [sarah, marcus]) expect((await socket.next(says("third"))).lines).toHaveLength(1);
  });
});
