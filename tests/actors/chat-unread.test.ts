import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, it } from "vitest";
import { demoRoom } from "../support/running/demo-room.ts";
import { whileHeld } from "../support/running/lock-waits.ts";
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

const open = async ({ cookie }: SignedInPerson, party = "chat", room = roomId) => {
  const socket = await openSocket(runtime, cookie, party, room);
  await socket.next("Welcome");
  return socket;
};
const send = (socket: TestSocket): string => {
  const id = uuidv7();
  socket.send({ _tag: "Send", id, content: "Is anybody here?", replyToId: null });
  return id;
};
/** The `seq` of the message once it is stored and shown. */
const shown = async (socket: TestSocket, id: string): Promise<number> => {
  const { messages } = await socket.next(
    ({ _tag, messages: all }) => _tag === "Messages" && all.at(-1).id === id,
  );
  return messages.at(-1).seq;
};
/** Waits until an inbox is told that there is something unread up to that message. */
const told = (desk: TestSocket, seq: number) =>
  desk.next(
    ({ _tag, rooms }) =>
      _tag === "Unread" &&
      rooms.some((room: AnyFrame) => room.roomId === roomId && room.lastSeq === seq && room.unread > 0),
  );

beforeAll(async () => {
  runtime = await testRuntime({ limits: { LEASE_MS: 2_000 } });
  [sarah, lee] = (await Promise.all(
    ["sarah", "lee"].map((name) => signIn(runtime, `${name}@peerloop.test`)),
  )) as [SignedInPerson, SignedInPerson];
  roomId = await demoRoom(runtime);
});
afterAll(() => runtime.stop());

it.each([
  ["leaves", (tab: TestSocket) => tab.close()],
  ["looks away", (tab: TestSocket) => tab.caughtUp(false)],
])("who %s while a message is being stored hears of it in their inbox", async (_, turnAway) => {
  const desk = await open(lee, "inbox", lee.me.id);
  const stays = await open(sarah);
  const tab = await open(lee);
  await shown(stays, send(stays));
  let id = "";
  await whileHeld(
    runtime,
    `select from chat_rooms where id = '${roomId}' for update`,
    () => {
      id = send(stays);
    },
    async () => {
      await turnAway(tab);
      // Answered once the room has taken in what came before.
      await stays.caughtUp();
    },
  );
  await told(desk, await shown(stays, id));
  for (const socket of [desk, tab, stays]) await socket.close();
});

it("who has vanished before a message came hears of it in their inbox once they are known to be gone", async () => {
  const desk = await open(lee, "inbox", lee.me.id);
  const stays = await open(sarah);
  const tab = await open(lee);
  await tab.caughtUp();
  const seq = await shown(stays, send(stays));
  expect((await tab.closed).reason).toBe("no heartbeat");
  await told(desk, seq);
  for (const socket of [desk, stays]) await socket.close();
});
