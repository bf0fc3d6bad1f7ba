import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, it } from "vitest";
import { BEGIN_AT } from "../../domain/chat/limits.ts";
import { fromBatch } from "../../domain/chat/rules.ts";
import type { MessageBatch } from "../../domain/chat/wire.ts";
import { demoRoom } from "../support/running/demo-room.ts";
import { type AnyFrame, openSocket, type SignedInPerson, signIn } from "../support/running/people.ts";
import { type TestRuntime, testRuntime } from "../support/running/runtime.ts";

let runtime: TestRuntime;
let people: SignedInPerson[];
let roomId: string;

beforeAll(async () => {
  runtime = await testRuntime();
  people = await Promise.all(["sarah", "lee"].map((name) => signIn(runtime, `${name}@peerloop.test`)));
  roomId = await demoRoom(runtime);
});
afterAll(() => runtime.stop());

const send = (content: string, replyToId: string | null = null) => ({
  _tag: "Send",
  id: uuidv7(),
  content,
  replyToId,
});

/** Waits until a statement of a backend waits for the room's row. */
const untilBlocked = () =>
  expect
    .poll(async () => {
      const [row] = await runtime.sql`
        select count(*)::int as count from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock' and query like '%update chat_rooms%'`;
      return row?.count;
    })
    .toBeGreaterThan(0);

it("a batch that begins while the one before is being stored keeps every sender's order, and repeats and doubles nothing", async () => {
  const [one, other] = await Promise.all(
    people.map(({ cookie }) => openSocket(runtime, cookie, "chat", roomId)),
  );
  if (!one || !other) throw new Error("nobody came");
  const first = send("the first, in a batch of its own");
  const crowd = Array.from({ length: BEGIN_AT * 3 }, (_, i) => send(`message ${i}`));
  const answer = send("an answer to the first", first.id);
  const last = crowd.at(-1) as (typeof crowd)[number];
  await runtime.sql.begin(async (hold) => {
    await hold`select 1 from chat_rooms where id = ${roomId} for update`;
    one.send(first);
    await untilBlocked();
    for (const [i, message] of crowd.entries()) (i % 2 === 0 ? one : other).send(message);
    one.send(first);
    one.send(answer);
    (crowd.indexOf(last) % 2 === 0 ? one : other).send({ _tag: "Edit", id: last.id, content: "edited" });
    for (const socket of [one, other]) {
      socket.send({ _tag: "Beat", visible: true });
      await socket.next(({ _tag }) => _tag === "Beat");
    }
  });
  const edited = (frame: AnyFrame) =>
    frame._tag === "Changes" && frame.changes.some(({ id }: AnyFrame) => id === last.id);
  const wanted = [first, ...crowd, answer].map(({ id }) => id);
  for (const socket of [one, other]) {
    await socket.next(edited);
    const seen = socket.frames
      .filter(({ _tag }) => _tag === "Messages")
      .flatMap(({ messages }) => messages as AnyFrame[])
      .filter(({ id }) => wanted.includes(id));
    const repeated = socket === one ? 1 : 0;
    expect(seen).toHaveLength(wanted.length + repeated);
    const inOrder = [...new Map(seen.map((message) => [message.id, message])).values()];
    expect(inOrder.map(({ seq }) => seq)).toEqual(wanted.map((_, i) => (inOrder[0]?.seq as number) + i));
    for (const { me } of people) {
      const own = inOrder.filter(({ userId, id }) => userId === me.id && id !== answer.id && id !== first.id);
      expect(own.map(({ content }) => content)).toEqual(
        crowd
          .filter((_, i) => i % 2 === people.findIndex((person) => person.me.id === me.id))
          .map(({ content }) => content),
      );
    }
    expect(inOrder.find(({ id }) => id === answer.id)).toMatchObject({ threadId: first.id });
  }
  const [stored] = await runtime.sql`
    select count(*)::int as count from chat_messages where id in ${runtime.sql(wanted)}`;
  expect(stored?.count).toBe(wanted.length);
  await Promise.all([one.close(), other.close()]);
});

it("new messages come in short to whoever asks for that, and written out to everybody else", async () => {
  const [{ cookie }, other] = people as [SignedInPerson, SignedInPerson];
  const plain = await openSocket(runtime, cookie, "chat", roomId);
  const short = await openSocket(runtime, other.cookie, "chat", roomId, { query: "?compact=1" });
  const message = send("once for each");
  plain.send(message);
  const full = await plain.next(({ _tag, messages }) => _tag === "Messages" && messages[0].id === message.id);
  const batch = await short.next(({ _tag }) => _tag === "MessageBatch");
  expect(fromBatch(batch as unknown as MessageBatch).messages).toEqual(full.messages);
  expect(
    short.frames.filter(({ _tag, messages }) => _tag === "Messages" && messages.at(-1).id === message.id),
  ).toEqual([]);
  await Promise.all([plain.close(), short.close()]);
});
