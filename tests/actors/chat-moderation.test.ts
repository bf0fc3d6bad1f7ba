import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CLOSE } from "../../domain/shared/protocol.ts";
import { demoRoom } from "../support/running/demo-room.ts";
import {
  type AnyFrame,
  openSocket,
  refusal,
  type SignedInPerson,
  signIn,
} from "../support/running/people.ts";
import { type TestRuntime, testRuntime } from "../support/running/runtime.ts";

let runtime: TestRuntime;
let roomId: string;
let gabriel: SignedInPerson;
let sarah: SignedInPerson;
let lee: SignedInPerson;

const call = async (who: SignedInPerson, method: string, path: string, body?: unknown) => {
  const answer = await fetch(`${runtime.url}/api/chat${path}`, {
    method,
    headers: { cookie: who.cookie, origin: runtime.url, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: text ? JSON.parse(text) : null };
};
const room = (path: string) => `/rooms/${roomId}${path}`;
const enter = async (who: SignedInPerson) => {
  const socket = await openSocket(runtime, who.cookie, "chat", roomId);
  return { socket, welcome: await socket.next("Welcome") };
};
const holds = (id: string) => (frame: AnyFrame) =>
  frame._tag === "Messages" && frame.messages.some((message: AnyFrame) => message.id === id);
const answers = (id: string) => (frame: AnyFrame) =>
  holds(id)(frame) || (frame._tag === "Rejected" && frame.id === id);
const send = (content: string) => ({ _tag: "Send", id: uuidv7(), content, replyToId: null });

beforeAll(async () => {
  runtime = await testRuntime();
  const names = ["gabriel", "sarah", "lee"] as const;
  [gabriel, sarah, lee] = (await Promise.all(
    names.map((name) => signIn(runtime, `${name}@peerloop.test`)),
  )) as [SignedInPerson, SignedInPerson, SignedInPerson];
  roomId = await demoRoom(runtime);
});
afterAll(() => runtime.stop());

describe("a mute", () => {
  it("reaches the room at once, holds over reconnects, and is lifted", async () => {
    const [loud, other] = [await enter(sarah), await enter(lee)];
    expect(loud.welcome.mutedUntil).toBeNull();
    const imposed = await call(gabriel, "POST", room("/sanctions"), {
      userId: sarah.me.id,
      kind: "mute",
      minutes: null,
      reason: "Enough.",
    });
    expect(imposed).toMatchObject({ status: 201, body: { kind: "mute", until: null } });
    expect(await loud.socket.next("RoomRules")).toMatchObject({ mutedUntil: "forever" });

    const refused = send("still here");
    loud.socket.send(refused);
    expect(await loud.socket.next(answers(refused.id))).toMatchObject({
      _tag: "Rejected",
      code: "forbidden",
    });
    const heard = send("I may");
    other.socket.send(heard);
    await loud.socket.next(holds(heard.id));
    await loud.socket.close();

    const again = await enter(sarah);
    expect(again.welcome.mutedUntil).toBe("forever");
    const listed = await call(gabriel, "GET", room("/sanctions"));
    expect(listed.body.sanctions.map(({ userId }: AnyFrame) => userId)).toEqual([sarah.me.id]);
    expect((await call(gabriel, "DELETE", `/sanctions/${imposed.body.id}`)).status).toBe(200);
    expect(await again.socket.next("RoomRules")).toMatchObject({ mutedUntil: null });
    const allowed = send("back");
    again.socket.send(allowed);
    expect((await again.socket.next(answers(allowed.id)))._tag).toBe("Messages");
    await Promise.all([again.socket.close(), other.socket.close()]);
  });
});

describe("slow mode", () => {
  it("holds back who writes twice, but not who moderates", async () => {
    const [student, creator] = [await enter(lee), await enter(gabriel)];
    expect(await call(gabriel, "PUT", room("/slow-mode"), { seconds: 600 })).toEqual({
      status: 200,
      body: { seconds: 600 },
    });
    expect(await student.socket.next("RoomRules")).toMatchObject({ slowModeSeconds: 600 });
    await creator.socket.next("RoomRules");
    const outcome = async (socket: typeof student.socket, content: string) => {
      const frame = send(content);
      socket.send(frame);
      return (await socket.next(answers(frame.id)))._tag;
    };
    await outcome(student.socket, "one");
    expect(await outcome(student.socket, "two")).toBe("Rejected");
    for (const content of ["one", "two", "three"])
      expect(await outcome(creator.socket, content)).toBe("Messages");
    await call(gabriel, "PUT", room("/slow-mode"), { seconds: 0 });
    await student.socket.next("RoomRules");
    expect(await outcome(student.socket, "three")).toBe("Messages");
    await Promise.all([student.socket.close(), creator.socket.close()]);
  });
});

describe("a removal", () => {
  it("closes every socket of that person at once and keeps them out, until it is lifted", async () => {
    const [phone, desk, other] = [await enter(lee), await enter(lee), await enter(sarah)];
    const imposed = await call(gabriel, "POST", room("/sanctions"), {
      userId: lee.me.id,
      kind: "remove",
      minutes: 60,
      reason: "Enough.",
    });
    expect(imposed.status).toBe(201);
    expect((await phone.socket.closed).code).toBe(CLOSE.removed);
    expect((await desk.socket.closed).code).toBe(CLOSE.removed);
    expect(await refusal(openSocket(runtime, lee.cookie, "chat", roomId))).toBe(403);
    expect((await call(lee, "GET", room("/messages?before=10"))).status).toBe(404);
    const alive = send("nobody else left");
    other.socket.send(alive);
    await other.socket.next(holds(alive.id));

    expect((await call(gabriel, "DELETE", `/sanctions/${imposed.body.id}`)).status).toBe(200);
    await (await enter(lee)).socket.close();
    await other.socket.close();
  });
});

describe("reports and the audit trail", () => {
  it("go over HTTP with typed errors", async () => {
    const [message] = await runtime.sql`
      select id from chat_messages where room_id = ${roomId}
        and user_id not in (${sarah.me.id}, ${gabriel.me.id}) order by seq limit 1`;
    const path = `/messages/${message?.id}/flags`;
    expect((await call(sarah, "POST", path, { reason: "Spam" })).status).toBe(204);
    expect(await call(sarah, "POST", path, { reason: "Spam" })).toMatchObject({
      status: 409,
      body: { _tag: "Conflict" },
    });
    expect(await call(sarah, "POST", path, { reason: "\u200b" })).toMatchObject({
      status: 400,
      body: { message: "reason: must contain visible text." },
    });
    expect(await call(sarah, "POST", path, { reason: "  " })).toMatchObject({
      status: 400,
      body: { _tag: "BadRequest" },
    });
    expect(await call(sarah, "GET", room("/audit"))).toMatchObject({
      status: 403,
      body: { _tag: "Forbidden" },
    });
    const { status, body } = await call(gabriel, "GET", room("/audit"));
    expect(status).toBe(200);
    // Who reported it is for moderators of the platform to know.
    expect(body.entries[0]).toMatchObject({ action: "chat.reported", actorId: null });
    expect(body.entries.map(({ action }: AnyFrame) => action)).toContain("chat.slow_mode");
    for (const [method, where, what] of [
      ["PUT", room("/slow-mode"), { seconds: 21_601 }],
      ["POST", room("/sanctions"), { userId: lee.me.id, kind: "ban", minutes: 1, reason: "x" }],
      ["POST", room("/sanctions"), { userId: lee.me.id, kind: "mute", minutes: 0, reason: "x" }],
      ["GET", room("/audit?cursor=x"), undefined],
    ] as const)
      expect(await call(gabriel, method, where, what)).toMatchObject({
        status: 400,
        body: { _tag: "BadRequest" },
      });
    for (const where of ["/sanctions/x", `/messages/${uuidv7()}/versions`])
      expect(await call(gabriel, where.startsWith("/s") ? "DELETE" : "GET", where)).toMatchObject({
        status: 404,
        body: { _tag: "NotFound" },
      });
  });
});
