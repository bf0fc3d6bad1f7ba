import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, it } from "vitest";
import { TAIL_SIZE } from "../../domain/chat/limits.ts";
import { signedRequest } from "../../party/wire/signing.ts";
import { demoRoom } from "../support/running/demo-room.ts";
import { waitingForLocks, whileHeld } from "../support/running/lock-waits.ts";
import {
  type AnyFrame,
  openSocket,
  type SignedInPerson,
  signIn,
  type TestSocket,
} from "../support/running/people.ts";
import { type TestRuntime, testRuntime } from "../support/running/runtime.ts";

let runtime: TestRuntime;
let roomId: string;
let sarah: SignedInPerson;
let lee: SignedInPerson;

const open = async ({ cookie }: SignedInPerson, query = "") => {
  const socket = await openSocket(runtime, cookie, "chat", roomId, { query });
  await socket.next("Welcome");
  return socket;
};
const send = (content: string, replyToId: string | null = null) => ({
  _tag: "Send",
  id: uuidv7(),
  content,
  replyToId,
});
const messageIn = (frame: AnyFrame, id: string) =>
  frame._tag === "Messages" && frame.messages.find((message: AnyFrame) => message.id === id);
/** Sends a message, and answers it once it is stored and shown. */
const said = async (socket: TestSocket, content: string, replyToId: string | null = null) => {
  const frame = send(content, replyToId);
  socket.send(frame);
  return messageIn(await socket.next((one) => messageIn(one, frame.id)), frame.id);
};

beforeAll(async () => {
  runtime = await testRuntime();
  [sarah, lee] = (await Promise.all(
    ["sarah", "lee"].map((name) => signIn(runtime, `${name}@peerloop.test`)),
  )) as [SignedInPerson, SignedInPerson];
  roomId = await demoRoom(runtime);
});
afterAll(() => runtime.stop());

it("a mark of an answer that takes its time holds up nobody's messages and changes", async () => {
  const [one, other] = await Promise.all([open(sarah), open(lee)]);
  const question = await said(one, "How does one wait?");
  const answer = await said(other, "Beside the queue.", question.id);
  await whileHeld(
    runtime,
    `insert into user_goodwill (user_id) values ('${lee.me.id}') on conflict (user_id) do update set updated_at = now()`,
    () => one.send({ _tag: "MarkAnswer", id: answer.id, is: true }),
    async () => {
      for (const socket of [one, other]) await said(socket, "Meanwhile");
      other.send({ _tag: "React", id: question.id, emoji: "👍", is: true });
      await other.next(({ _tag, changes }) => _tag === "Changes" && changes.at(-1)._tag === "Reacted");
      expect(one.frames.flatMap(({ changes = [] }) => changes).map(({ _tag }) => _tag)).not.toContain(
        "Answered",
      );
    },
  );
  for (const socket of [one, other])
    await socket.next(
      ({ _tag, changes }) =>
        _tag === "Changes" && changes.some((change: AnyFrame) => change.answerId === answer.id),
    );
  await Promise.all([one.close(), other.close()]);
});

it("other rules for writers that take their time to be read hold up nobody, and hold for what was written meanwhile", async () => {
  const [one, other] = await Promise.all([open(sarah), open(lee)]);
  await runtime.sql`update chat_rooms set slow_mode_seconds = 600 where id = ${roomId}`;
  const path = `/parties/chat/${roomId}`;
  const tell = async () =>
    fetch(
      `${runtime.url}${path}`,
      await signedRequest(runtime.env.INTERNAL_SECRET ?? "", path, '{"_tag":"RoomRulesChanged"}'),
    );
  const told: Promise<Response>[] = [];
  await whileHeld(
    runtime,
    "lock table chat_sanctions in access exclusive mode",
    () => told.push(tell()),
    async () => {
      for (const socket of [one, other]) await said(socket, "Meanwhile");
      expect(one.frames.map(({ _tag }) => _tag)).not.toContain("RoomRules");
    },
  );
  expect((await Promise.all(told)).map(({ status }) => status)).toEqual([204]);
  for (const socket of [one, other]) {
    expect(await socket.next("RoomRules")).toMatchObject({ slowModeSeconds: 600 });
    const again = send("Again");
    socket.send(again);
    expect(await socket.next(({ id }) => id === again.id)).toMatchObject({ code: "rate_limited" });
  }
  await runtime.sql`update chat_rooms set slow_mode_seconds = 0 where id = ${roomId}`;
  await tell();
  await one.next("RoomRules");
  await Promise.all([one.close(), other.close()]);
});

it("who comes back to changes that the room does not remember holds up nobody, however many they are", async () => {
  const one = await open(sarah);
  const old = await said(one, "old");
  for (let sent = 0; sent < TAIL_SIZE * 2; sent += 100) {
    for (let i = 0; i < 100; i++) one.send(send(`${sent + i}`));
    await said(one, "the last of many");
  }
  const last = await said(one, "the last of all");
  one.send({ _tag: "React", id: old.id, emoji: "👍", is: true });
  await one.next(({ _tag }) => _tag === "Changes");
  const coming: Promise<TestSocket>[] = [];
  const query = `?since=${last.seq}&rev=${last.rev}`;
  await whileHeld(
    runtime,
    "lock table chat_reactions in access exclusive mode",
    () => {
      for (let i = 0; i < 40; i++) coming.push(openSocket(runtime, lee.cookie, "chat", roomId, { query }));
    },
    async () => {
      await Promise.all(coming);
      for (let i = 0; i < 3; i++) await said(one, `meanwhile ${i}`);
      expect(await waitingForLocks(runtime)).toBeLessThanOrEqual(2);
    },
  );
  for (const socket of await Promise.all(coming)) {
    const welcome = await socket.next("Welcome");
    const replayed = await socket.next((frame) => messageIn(frame, old.id));
    expect(messageIn(replayed, old.id).reactions).toEqual([{ emoji: "👍", userIds: [sarah.me.id] }]);
    const missed = await socket.next(
      ({ _tag, messages }) => _tag === "Messages" && messages.at(-1).seq === welcome.lastSeq,
    );
    expect(missed.messages.map(({ content }: AnyFrame) => content)).toEqual(
      [0, 1, 2].map((i) => `meanwhile ${i}`),
    );
  }
  await Promise.all([one, ...(await Promise.all(coming))].map((socket) => socket.close()));
});
