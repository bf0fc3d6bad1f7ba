import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CLOSE } from "../../domain/shared/protocol.ts";
import {
  openSocket,
  refusal,
  type SignedInPerson,
  signIn,
  type TestSocket,
} from "../support/running/people.ts";
import { type TestRuntime, testRuntime } from "../support/running/runtime.ts";

let runtime: TestRuntime;
let roomId: string;
let courseId: string;

const signInAs = (name: string) => signIn(runtime, `${name}@peerloop.test`);
const enter = async (who: SignedInPerson) => {
  const socket = await openSocket(runtime, who.cookie, "chat", roomId);
  await socket.next("Welcome");
  return socket;
};
/** How the socket was closed, or `open` where it still is once all that the database had to tell was told. */
const fate = async (socket: TestSocket): Promise<number | "open"> => {
  const closed = socket.closed.then(({ code }) => code);
  await expect
    .poll(() => runtime.sql`select 1 from outbox where delivered_at is null`, { timeout: 3_000 })
    .toEqual([]);
  return Promise.race([closed, socket.caughtUp().then(() => "open" as const)]);
};
/** The token of a sign-in, as it is in its cookie before the signature. */
const tokenOf = ({ cookie }: SignedInPerson) =>
  decodeURIComponent(/session_token=([^;]+)/.exec(cookie)?.[1] ?? "").split(".")[0] ?? "";
const history = async ({ cookie }: SignedInPerson) =>
  (await fetch(`${runtime.url}/api/chat/rooms/${roomId}/messages?before=10`, { headers: { cookie } })).status;

beforeAll(async () => {
  runtime = await testRuntime();
  const [room] = await runtime.sql`
    select r.id, r.course_id from chat_rooms r join courses c on c.id = r.course_id
    where c.slug = 'intro-to-claude-code'`;
  roomId = room?.id;
  courseId = room?.course_id;
});
afterAll(() => runtime.stop());

describe("an address that is not confirmed", () => {
  it("lets its owner read, and write as soon as it is", async () => {
    const lee = await signInAs("lee");
    await runtime.sql`update users set email_verified = false where id = ${lee.me.id}`;
    const reader = await openSocket(runtime, lee.cookie, "chat", roomId);
    expect((await reader.next("Welcome")).you.role).toBe("reader");
    const send = { _tag: "Send", id: uuidv7(), content: "Hello", replyToId: null };
    const refused = { _tag: "Rejected", code: "forbidden", message: expect.stringContaining("confirm your") };
    for (const frame of [send, { _tag: "React", id: uuidv7(), emoji: "👍", is: true }]) {
      reader.send(frame);
      expect(await reader.next("Rejected")).toMatchObject({ ...refused, of: frame._tag, id: frame.id });
    }
    const summon = await fetch(`${runtime.url}/api/summons`, {
      method: "POST",
      headers: { cookie: lee.cookie, "content-type": "application/json" },
      body: JSON.stringify({ courseId, message: "Help", points: 10 }),
    });
    expect([summon.status, await summon.json()]).toMatchObject([
      403,
      { _tag: "Forbidden", code: "unverified" },
    ]);

    await runtime.sql`update users set email_verified = true where id = ${lee.me.id}`;
    expect(await fate(reader)).toBe(CLOSE.restart);
    const writer = await openSocket(runtime, lee.cookie, "chat", roomId);
    expect((await writer.next("Welcome")).you.role).toBe("student");
    writer.send(send);
    const { messages } = await writer.next(
      (frame) =>
        frame._tag === "Messages" && frame.messages.some((one: { id: string }) => one.id === send.id),
    );
    expect(messages.at(-1).content).toBe("Hello");
    await writer.close();
  });
});

describe("an enrolment that ends", () => {
  it("closes the room for that person within seconds, and for nobody else", async () => {
    const [sarah, lee] = await Promise.all([signInAs("sarah"), signInAs("lee")]);
    const [first, second, other] = await Promise.all([enter(sarah), enter(sarah), enter(lee)]);
    await runtime.sql`update enrollments set status = 'cancelled', cancelled_at = now()
      where student_id = ${sarah.me.id} and course_id = ${courseId} and status <> 'cancelled'`;
    expect(await Promise.all([fate(first), fate(second), fate(other)])).toEqual([
      CLOSE.removed,
      CLOSE.removed,
      "open",
    ]);
    expect(await refusal(openSocket(runtime, sarah.cookie, "chat", roomId))).toBe(403);
    expect(await history(sarah)).toBe(404);
    expect(await history(lee)).toBe(200);

    await runtime.sql`insert into enrollments (student_id, course_id) values (${sarah.me.id}, ${courseId})`;
    await (await enter(sarah)).close();
    await other.close();
  });

  it("closes it for whoever moderates the platform no more, but not where they learn", async () => {
    const moderator = await signInAs("moderator");
    const socket = await enter(moderator);
    await runtime.sql`insert into enrollments (student_id, course_id) values (${moderator.me.id}, ${courseId})`;
    await runtime.sql`update users set is_moderator = false where id = ${moderator.me.id}`;
    expect(await fate(socket), "to enter again as a student").toBe(CLOSE.restart);
    const student = await openSocket(runtime, moderator.cookie, "chat", roomId);
    expect((await student.next("Welcome")).you.role).toBe("student");
    await runtime.sql`update users set is_moderator = true where id = ${moderator.me.id}`;
    await runtime.sql`delete from enrollments where student_id = ${moderator.me.id} and course_id = ${courseId}`;
    expect(await fate(student), "a moderator needs no enrolment").toBe("open");
    await runtime.sql`update users set is_moderator = false where id = ${moderator.me.id}`;
    expect(await fate(student)).toBe(CLOSE.removed);
  });

  it("closes it for whoever is the course's creator no more", async () => {
    const gabriel = await signInAs("gabriel");
    const socket = await enter(gabriel);
    const [staff] = await runtime.sql`select id from users where handle = 'admin'`;
    await runtime.sql`update courses set creator_id = ${staff?.id} where id = ${courseId}`;
    expect(await fate(socket)).toBe(CLOSE.removed);
    expect(await refusal(openSocket(runtime, gabriel.cookie, "chat", roomId))).toBe(403);
    await runtime.sql`update courses set creator_id = ${gabriel.me.id} where id = ${courseId}`;
    await (await enter(gabriel)).close();
  });

  it("closes nothing for whoever teaches the course, until that ends too", async () => {
    const nadia = await signInAs("nadia");
    await runtime.sql`insert into enrollments (student_id, course_id) values (${nadia.me.id}, ${courseId})
      on conflict do nothing`;
    const socket = await enter(nadia);
    await runtime.sql`update enrollments set status = 'cancelled', cancelled_at = now()
      where student_id = ${nadia.me.id} and course_id = ${courseId} and status <> 'cancelled'`;
    expect(await fate(socket)).toBe("open");
    await runtime.sql`update student_teachers set is_active = false
      where user_id = ${nadia.me.id} and course_id = ${courseId}`;
    expect(await fate(socket)).toBe(CLOSE.removed);
    expect(await refusal(openSocket(runtime, nadia.cookie, "chat", roomId))).toBe(403);
  });
});

describe("a removal", () => {
  it("reaches who was let in after it was decided and before it was stored", async () => {
    const [lee, moderator] = await Promise.all([signInAs("lee"), signInAs("gabriel")]);
    let late: TestSocket | undefined;
    let removing: Promise<Response> | undefined;
    await runtime.sql.begin(async (sql) => {
      // The removal waits at its last statement, with the room still open to lee.
      await sql`lock table outbox in share mode`;
      removing = fetch(`${runtime.url}/api/chat/rooms/${roomId}/sanctions`, {
        method: "POST",
        headers: { cookie: moderator.cookie, "content-type": "application/json", origin: runtime.url },
        body: JSON.stringify({ userId: lee.me.id, kind: "remove", minutes: null, reason: "Enough." }),
      });
      await expect
        .poll(
          () => sql`select 1 from pg_locks where relation = 'outbox'::regclass and not granted
            and mode = 'RowExclusiveLock'`,
        )
        .not.toEqual([]);
      late = await enter(lee);
    });
    expect((await removing)?.status).toBe(201);
    expect((await late?.closed)?.code).toBe(CLOSE.removed);
    await runtime.sql`delete from chat_sanctions where room_id = ${roomId} and user_id = ${lee.me.id}`;
  });
});

describe("what nobody but the database knows of", () => {
  it("closes the sockets of a sign-in that was deleted, wherever they are, and no others", async () => {
    const [gone, stays] = [await signInAs("sarah"), await signInAs("sarah")];
    const [chat, mail, other] = [
      await enter(gone),
      await openSocket(runtime, gone.cookie, "inbox", gone.me.id),
      await enter(stays),
    ];
    await runtime.sql`delete from auth_sessions where token = ${tokenOf(gone)}`;
    expect(await Promise.all([fate(chat), fate(mail)])).toEqual([CLOSE.signedOut, CLOSE.signedOut]);
    other.send({ _tag: "Typing", is: true });
    await other.next("Typing");
    await other.close();
  });

  it("closes those of an account that was anonymised", async () => {
    const sarah = await signInAs("sarah");
    const [chat, mail] = [await enter(sarah), await openSocket(runtime, sarah.cookie, "inbox", sarah.me.id)];
    await runtime.sql`update users set anonymised_at = now() where id = ${sarah.me.id}`;
    expect(await Promise.all([fate(chat), fate(mail)])).toEqual([CLOSE.signedOut, CLOSE.signedOut]);
    await runtime.sql`update users set anonymised_at = null where id = ${sarah.me.id}`;
  });

  it("closes the dashboard for whoever creates no more", async () => {
    const gabriel = await signInAs("gabriel");
    const dashboard = await openSocket(runtime, gabriel.cookie, "dashboard", gabriel.me.id);
    await dashboard.next("Snapshot");
    await runtime.sql`update users set is_creator = false where id = ${gabriel.me.id}`;
    expect(await fate(dashboard)).toBe(CLOSE.removed);
    await runtime.sql`update users set is_creator = true where id = ${gabriel.me.id}`;
  });

  it("closes a room that was made inactive, for everybody", async () => {
    const people = await Promise.all(["sarah", "gabriel", "lee"].map(signInAs));
    const sockets = await Promise.all(people.map(enter));
    await runtime.sql`update chat_rooms set is_active = false where id = ${roomId}`;
    expect(await Promise.all(sockets.map(fate))).toEqual(Array(3).fill(CLOSE.notFound));
    await runtime.sql`update chat_rooms set is_active = true where id = ${roomId}`;
    await (await enter(people[0] as SignedInPerson)).close();
  });
});
