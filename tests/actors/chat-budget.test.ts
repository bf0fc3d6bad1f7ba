import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, it } from "vitest";
import { STORE_RATE } from "../../domain/chat/limits.ts";
import { demoRoom } from "../support/running/demo-room.ts";
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

/** Once the room has taken somebody in: what comes before that waits, and beats overtake it. */
const open = async ({ cookie }: SignedInPerson) => {
  const socket = await openSocket(runtime, cookie, "chat", roomId);
  await socket.next("Welcome");
  return socket;
};
const send = (content: string) => ({ _tag: "Send", id: uuidv7(), content, replyToId: null });
/** Who may not pin is told so after everything that came before on the connection was looked at. */
const heard = async (socket: TestSocket) => {
  socket.send({ _tag: "Pin", id: uuidv7(), is: true });
  await socket.next(({ of }) => of === "Pin");
};

beforeAll(async () => {
  runtime = await testRuntime({ env: { RATE_LIMITS: "on" } });
  [sarah, lee] = (await Promise.all(
    ["sarah", "lee"].map((name) => signIn(runtime, `${name}@peerloop.test`)),
  )) as [SignedInPerson, SignedInPerson];
  roomId = await demoRoom(runtime);
});
afterAll(() => runtime.stop());

it("what one person has stored is one budget over all their sockets, and coming back renews nothing", async () => {
  const other = await open(lee);
  let sockets = await Promise.all([open(sarah), open(sarah), open(sarah)]);
  const mine = send("to be changed many times");
  sockets[0]?.send(mine);
  await other.next(({ _tag, messages }) => _tag === "Messages" && messages.at(-1).id === mine.id);
  const began = Date.now();
  const rejected: AnyFrame[] = [];
  for (let round = 0; round < 2; round++) {
    if (round > 0) sockets = await Promise.all([open(sarah), open(sarah), open(sarah)]);
    for (const [n, socket] of sockets.entries())
      for (let i = 0; i < 8; i++)
        socket.send(
          i % 2 === 0
            ? { _tag: "Edit", id: mine.id, content: `${round} ${n} ${i}` }
            : { _tag: "React", id: mine.id, emoji: "👍", is: (n + i) % 4 === 1 },
        );
    await Promise.all(sockets.map(heard));
    rejected.push(...sockets.flatMap(({ frames }) => frames.filter(({ of }) => of && of !== "Pin")));
    await Promise.all(sockets.map((socket) => socket.close()));
  }
  const allowed = STORE_RATE.burst + (STORE_RATE.perSecond * (Date.now() - began)) / 1_000;
  expect(48 - rejected.length).toBeLessThanOrEqual(allowed);
  for (const one of rejected)
    expect(one).toMatchObject({ id: mine.id, code: "rate_limited", retryAfterSeconds: 1 });
  const [stored] = await runtime.sql`
    select count(*)::int as count from chat_message_versions where message_id = ${mine.id}`;
  expect(stored?.count).toBeLessThanOrEqual(allowed);
  const theirs = send("nobody else waits for that");
  other.send(theirs);
  await other.next(({ _tag, messages }) => _tag === "Messages" && messages.at(-1).id === theirs.id);
  await other.close();
});
