import { v4 as uuidv4, v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoRoom } from "../support/running/demo-room.ts";
import { type AnyFrame, openSocket, signIn, type TestSocket } from "../support/running/people.ts";
import { type TestRuntime, testRuntime } from "../support/running/runtime.ts";

let runtime: TestRuntime;
let roomId: string;
/** A message of another room, one of this room that was deleted, and one that stands, somebody else's. */
let elsewhere: string;
let deleted: string;
let standing: string;

const join = async (handle: string): Promise<TestSocket> => {
  const { cookie } = await signIn(runtime, `${handle}@peerloop.test`);
  const socket = await openSocket(runtime, cookie, "chat", roomId);
  await socket.next("Welcome");
  return socket;
};

type Frame = { readonly _tag: string; readonly id: string; readonly [field: string]: unknown };

/** Every frame that names a message. */
const framesAbout = (id: string): readonly Frame[] => [
  { _tag: "Edit", id, content: "something else" },
  { _tag: "Delete", id },
  { _tag: "React", id, emoji: "🎉", is: true },
  { _tag: "React", id, emoji: "🎉", is: false },
  { _tag: "Pin", id, is: true },
  { _tag: "Pin", id, is: false },
  { _tag: "MarkAnswer", id, is: true },
  { _tag: "MarkAnswer", id, is: false },
];

/** Whether a frame answers one that was sent: refuses it, or shows the message or change that it asked for. */
const answers =
  ({ _tag, id }: Frame) =>
  (frame: AnyFrame): boolean =>
    frame._tag === "Rejected"
      ? frame.id === id && frame.of === _tag
      : (frame._tag === "Messages" && frame.messages.some((message: AnyFrame) => message.id === id)) ||
        (frame._tag === "Changes" && frame.changes.some((change: AnyFrame) => change.id === id));

beforeAll(async () => {
  runtime = await testRuntime();
  roomId = await demoRoom(runtime);
  const [other] = await runtime.sql<{ id: string }[]>`
    select id from chat_messages where room_id <> ${roomId} and not is_deleted limit 1`;
  if (!other) throw new Error("the demo data has messages in one room only");
  elsewhere = other.id;
  const gabriel = await join("gabriel");
  [deleted, standing] = [uuidv7(), uuidv7()];
  for (const frame of [
    { _tag: "Send", id: deleted, content: "Not for long." },
    { _tag: "Send", id: standing, content: "For good." },
    { _tag: "Delete", id: deleted },
  ]) {
    gabriel.send(frame);
    await gabriel.next(answers(frame));
  }
  await gabriel.close();
});
afterAll(() => runtime.stop());

describe("every frame with an id is answered", () => {
  it.each(["sarah", "marcus", "moderator"])(
    "one at a time, whatever message it names: to %s",
    async (who) => {
      const socket = await join(who);
      const ids = [uuidv7(), uuidv4(), elsewhere, deleted, deleted.toUpperCase(), standing.toUpperCase()];
      for (const frame of ids.flatMap(framesAbout)) {
        socket.send(frame);
        await expect(socket.next(answers(frame)), JSON.stringify(frame)).resolves.toBeDefined();
      }
      await socket.close();
    },
  );

  it("in one breath, several about the same message among them", async () => {
    const socket = await join("sarah");
    const unknown = [uuidv7(), uuidv7(), uuidv4()];
    const frames = [...unknown, elsewhere].flatMap((id) => [...framesAbout(id), ...framesAbout(id)]);
    const known = socket.frames.length;
    for (const frame of frames) socket.send(frame);
    await expect
      .poll(() => socket.frames.slice(known).filter((frame: AnyFrame) => frame._tag === "Rejected").length)
      .toBe(frames.length);
    await socket.close();
  });

  it.each([
    ["an id in capitals", (id: string) => ({ id: id.toUpperCase() })],
    ["an answer to nothing", (id: string) => ({ id, replyToId: uuidv7() })],
    ["an answer to itself", (id: string) => ({ id, replyToId: id })],
    ["an answer to an id in capitals", (id: string) => ({ id, replyToId: standing.toUpperCase() })],
    ["a file that is not there", (id: string) => ({ id, attachmentIds: [uuidv7()] })],
    ["the id of another room's message", () => ({ id: elsewhere })],
    ["the id of a message that was deleted", () => ({ id: deleted })],
  ] as const)("a new message with %s", async (_what, fields) => {
    const socket = await join("sarah");
    const frame = { _tag: "Send", content: "Does anybody hear me?", ...fields(uuidv7()) };
    socket.send(frame);
    await expect(socket.next(answers(frame)), JSON.stringify(frame)).resolves.toBeDefined();
    await socket.close();
  });
});
