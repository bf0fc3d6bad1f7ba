import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, it } from "vitest";
import { demoRoom } from "../support/running/demo-room.ts";
import { type AnyFrame, openSocket, type SignedInPerson, signIn } from "../support/running/people.ts";
import { type TestRuntime, testRuntime } from "../support/running/runtime.ts";

let runtime: TestRuntime;
let sarah: SignedInPerson;
let lee: SignedInPerson;
let roomId: string;

beforeAll(async () => {
  runtime = await testRuntime();
  sarah = await signIn(runtime, "sarah@peerloop.test");
  lee = await signIn(runtime, "lee@peerloop.test");
  roomId = await demoRoom(runtime);
});
afterAll(() => runtime.stop());

it("a message is found soon after it is sent, and who it mentions hears of it at once", async () => {
  const inbox = await openSocket(runtime, lee.cookie, "inbox", lee.me.id);
  await inbox.next("Welcome");
  const chat = await openSocket(runtime, sarah.cookie, "chat", roomId);
  await chat.next("Welcome");
  const id = uuidv7();
  chat.send({ _tag: "Send", id, content: "The xylophone, @lee, is yours.", replyToId: null });
  const { notification } = await inbox.next(
    (frame: AnyFrame) => frame._tag === "Notification" && frame.notification.actionUrl.endsWith(id),
  );
  expect(notification).toMatchObject({
    type: "chat",
    body: "The xylophone, @lee, is yours.",
    actionUrl: `/courses/intro-to-claude-code/chat?message=${id}`,
  });
  const search = async () => {
    const answer = await fetch(`${runtime.url}/api/chat/search?q=xylophones`, {
      headers: { cookie: lee.cookie },
    });
    const { results } = (await answer.json()) as { results: { message: { id: string } }[] };
    return results.map(({ message }) => message.id);
  };
  await expect.poll(search, { timeout: 10_000 }).toEqual([id]);
  chat.send({ _tag: "Delete", id });
  await expect.poll(search, { timeout: 10_000 }).toEqual([]);
  await Promise.all([chat.close(), inbox.close()]);
});

it("who leaves between the last two messages of a talk hears of the last in their inbox", async () => {
  const inbox = await openSocket(runtime, lee.cookie, "inbox", lee.me.id);
  await inbox.next("Welcome");
  const [stays, leaves] = await Promise.all(
    [sarah, lee].map(({ cookie }) => openSocket(runtime, cookie, "chat", roomId)),
  );
  if (!stays || !leaves) throw new Error("nobody came");
  await Promise.all([stays.next("Welcome"), leaves.next("Welcome")]);
  const say = async (content: string) => {
    const id = uuidv7();
    stays.send({ _tag: "Send", id, content, replyToId: null });
    const { messages } = await stays.next(
      ({ _tag, messages: all }) => _tag === "Messages" && all.at(-1).id === id,
    );
    return messages.at(-1).seq as number;
  };
  await say("the last but one");
  await leaves.close();
  const last = await say("the last");
  await inbox.next(
    ({ _tag, rooms }) =>
      _tag === "Unread" && rooms.some((room: AnyFrame) => room.roomId === roomId && room.lastSeq === last),
  );
  await Promise.all([stays.close(), inbox.close()]);
});

it("typing is told once for all that began and ended meanwhile", async () => {
  const [types, sees] = await Promise.all(
    [sarah, lee].map(({ cookie }) => openSocket(runtime, cookie, "chat", roomId)),
  );
  if (!types || !sees) throw new Error("nobody came");
  await Promise.all([types.next("Welcome"), sees.next("Welcome")]);
  for (let n = 0; n < 10; n++) for (const is of [false, true]) types.send({ _tag: "Typing", is });
  expect(await sees.next("Typing")).toMatchObject({ userIds: [sarah.me.id] });
  const id = uuidv7();
  types.send({ _tag: "Send", id, content: "what was typed", replyToId: null });
  await sees.next(({ _tag, userIds }) => _tag === "Typing" && userIds.length === 0);
  const told = sees.frames.filter(({ _tag }) => _tag === "Typing" || _tag === "Messages").slice(1);
  expect(told.map(({ _tag }) => _tag)).toEqual(["Typing", "Messages", "Typing"]);
  await Promise.all([types.close(), sees.close()]);
});
