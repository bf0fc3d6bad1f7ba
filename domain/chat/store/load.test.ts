import { Effect } from "effect";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openRoomsWorld, type RoomsWorld } from "../../../tests/support/worlds/rooms-world.ts";
import { MAX_LOADED_TOGETHER, TAIL_SIZE } from "../limits.ts";
import { Chat } from "../service.ts";

let world: RoomsWorld;

beforeAll(async () => {
  world = await openRoomsWorld();
});
afterAll(() => world.close());

const ask = <A>(what: (chat: Chat["Service"]) => Effect.Effect<A, unknown>) =>
  world.run(Chat.use((chat) => Effect.result(what(chat))));

it("rooms that begin at the same moment each get what is their own, whoever asks twice or for none that is", async () => {
  const rooms = await Promise.all(Array.from({ length: MAX_LOADED_TOGETHER + 3 }, () => world.newRoom()));
  for (const [index, roomId] of rooms.entries())
    if (index > 0)
      await world.commit(
        roomId,
        Array.from({ length: index }, (_, number) => world.message(`${number + 1} of room ${index}`)),
      );
  const asked = [...rooms, rooms[3] ?? "", uuidv7()];
  const loaded = await Promise.all(asked.map((roomId) => ask((chat) => chat.load(roomId))));
  for (const [place, result] of loaded.slice(0, -1).entries()) {
    const index = place < rooms.length ? place : 3;
    expect(result).toMatchObject({
      _tag: "Success",
      success: {
        room: { id: rooms[index] },
        lastSeq: index,
        lastRev: index,
        messages: Array.from({ length: index }, (_, number) => ({
          seq: number + 1,
          content: `${number + 1} of room ${index}`,
        })),
      },
    });
  }
  expect(loaded.at(-1)).toMatchObject({ _tag: "Failure", failure: { _tag: "NotFound" } });
  const revs = await Promise.all(asked.map((roomId) => ask((chat) => chat.lastRev(roomId))));
  expect(revs.slice(0, -1)).toMatchObject(
    [...rooms.keys(), 3].map((lastRev) => ({ _tag: "Success", success: lastRev })),
  );
  expect(revs.at(-1)).toMatchObject({ _tag: "Failure", failure: { _tag: "NotFound" } });
});

it("a room begins with its newest messages alone, and with the newest change among the older ones", async () => {
  const roomId = await world.newRoom();
  const messages = Array.from({ length: TAIL_SIZE + 2 }, (_, number) =>
    world.message(`number ${number + 1}`),
  );
  await world.commit(roomId, messages);
  const loaded = await world.run(Chat.use((chat) => chat.load(roomId)));
  expect(loaded.messages.map(({ seq }) => seq)).toEqual(
    Array.from({ length: TAIL_SIZE }, (_, number) => number + 3),
  );
  expect(loaded).toMatchObject({ lastSeq: TAIL_SIZE + 2, olderRev: 2, people: [{ id: world.student.id }] });
});
