import { sql } from "drizzle-orm";
import { Effect } from "effect";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { Database } from "../../../db/database.ts";
import { openRoomsWorld, type RoomsWorld } from "../../../tests/support/worlds/rooms-world.ts";
import { makeMarkers } from "./read-markers.ts";

let world: RoomsWorld;
let rooms: [string, string];

beforeAll(async () => {
  world = await openRoomsWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  rooms = [await world.newRoom(), await world.newRoom()];
  const written = () => ["1", "2"].map((text) => world.message(text, { userId: world.creator.id }));
  for (const room of rooms) await world.commit(room, written());
});

const goOnline = (...ids: string[]) =>
  world.db((db) =>
    db.execute(sql`insert into inbox_presence (user_id, online_until)
      select id::uuid, now() + interval '60 s' from json_array_elements_text(${JSON.stringify(ids)}::json) as i(id)
      on conflict (user_id) do update set online_until = excluded.online_until`),
  );
/** Each moved at the same moment, by one who asks for all of them. */
const move = (...asked: readonly [roomId: string, userId: string, seq: number][]) =>
  world.run(
    Effect.gen(function* () {
      const markers = yield* makeMarkers(yield* Database);
      return yield* Effect.forEach(
        asked,
        ([roomId, userId, seq]) => Effect.exit(markers(roomId, [{ userId, seq }])),
        { concurrency: "unbounded" },
      );
    }),
  );
const told = (answers: Awaited<ReturnType<typeof move>>) =>
  answers.map((exit) =>
    exit._tag === "Success"
      ? exit.value.map(({ userId, room }) => [userId, room.roomId, room.lastReadSeq, room.unread])
      : exit._tag,
  );
const markerOf = async (roomId: string, userId: string) => {
  const rows = await world.db((db) =>
    db.execute<{ seq: string }>(sql`select last_read_seq as seq from chat_read_markers
      where room_id = ${roomId} and user_id = ${userId}`),
  );
  return rows[0] && Number(rows[0].seq);
};

it("answers each room with its own readers, of those who are online", async () => {
  const [one, other] = rooms;
  const { creator, student } = world;
  await goOnline(student.id, creator.id);
  const answers = await move([one, student.id, 1], [other, student.id, 2], [other, creator.id, 9]);
  expect(told(answers)).toEqual([
    [[student.id, one, 1, 1]],
    [[student.id, other, 2, 0]],
    [[creator.id, other, 2, 0]],
  ]);
});

it("moves a marker that is told twice in one go to the further place, and none back", async () => {
  const [one] = rooms;
  const { student } = world;
  await move([one, student.id, 1], [one, student.id, 2], [one, student.id, 1]);
  expect(await markerOf(one, student.id)).toBe(2);
  await goOnline(student.id);
  expect(told(await move([one, student.id, 1]))).toEqual([[]]);
  expect(await markerOf(one, student.id)).toBe(2);
});

it("stores the markers of the others where one cannot be", async () => {
  const [one, other] = rooms;
  const { student } = world;
  const nobody = "00000000-0000-4000-8000-000000000000";
  const answers = await move([one, nobody, 1], [one, nobody, 1], [other, student.id, 2]);
  expect(told(answers).slice(0, 2)).toEqual(["Failure", "Failure"]);
  expect(await markerOf(other, student.id)).toBe(2);
});
