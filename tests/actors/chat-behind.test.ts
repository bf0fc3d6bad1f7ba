import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, it } from "vitest";
import { demoRoom } from "../support/demo-room.ts";
import { type AnyFrame, openSocket, type SignedInPerson, signIn } from "../support/people.ts";
import { type TestRuntime, testRuntime } from "../support/runtime.ts";

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
