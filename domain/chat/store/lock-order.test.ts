import { Effect } from "effect";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Database } from "../../../db/database.ts";
import type { DatabaseError } from "../../../db/errors.ts";
import { type Holder, meet, openHolder } from "../../../tests/support/worlds/lock-order.ts";
import { openRoomsWorld, type RoomsWorld } from "../../../tests/support/worlds/rooms-world.ts";
import { moveMarkers } from "../notices/read-markers.ts";
import { commitChanges } from "./changes.ts";
import { commitMessages } from "./commit.ts";

const ROOMS = 120;

interface Room {
  readonly roomId: string;
  readonly messageId: string;
}

let world: RoomsWorld;
let holder: Holder;
let rooms: readonly Room[];

const withDatabase = <A>(run: (database: Database["Service"]) => Effect.Effect<A, DatabaseError>) =>
  Effect.flatMap(Database, run);

const messagesInAll = () =>
  withDatabase((database) =>
    commitMessages(
      database,
      rooms.map(({ roomId }) => ({ ...world.message("one more"), roomId })),
    ),
  );
const answersInAll = () =>
  withDatabase((database) =>
    commitMessages(
      database,
      rooms.map(({ roomId, messageId }) => ({ ...world.message("yes", { replyToId: messageId }), roomId })),
    ),
  );
const changesInAll = (emoji: string) =>
  withDatabase((database) =>
    commitChanges(
      database,
      rooms.map(({ roomId, messageId }) => ({
        _tag: "React",
        roomId,
        id: messageId,
        userId: world.student.id,
        emoji,
        is: true,
      })),
    ),
  );
/** The room in the middle of the order of ids. */
const middle = () => `select from chat_rooms where id = '${rooms[ROOMS / 2]?.roomId}' for no key update`;

beforeAll(async () => {
  world = await openRoomsWorld();
  holder = openHolder(world);
  const made: Room[] = [];
  for (let n = 0; n < ROOMS; n++) made.push({ roomId: await world.newRoom(), messageId: "" });
  // A message each, in such an order that rows do not lie as their ids go.
  const written = [...made.keys()].toSorted((a, b) => ((a * 7) % ROOMS) - ((b * 7) % ROOMS));
  for (const n of written) {
    const { roomId } = made[n] as Room;
    const message = world.message("first");
    await world.commit(roomId, [message]);
    made[n] = { roomId, messageId: message.id };
  }
  rooms = made;
  await holder.sql`analyze`;
});
afterAll(async () => {
  await holder.end();
  await world.close();
});

it("messages and changes in many rooms at once wait for each other and never for ever", async () => {
  const pairs = [
    [messagesInAll(), changesInAll("👍")],
    [changesInAll("🎉"), messagesInAll()],
    [answersInAll(), changesInAll("🔥")],
    [changesInAll("👋"), answersInAll()],
  ] as const;
  for (const pair of pairs) expect(await meet(world, holder, middle(), pair)).toEqual([]);
});

it("messages under the same ids in two rooms, in different orders, wait for each other and never for ever", async () => {
  const [one, other] = rooms as [Room, Room];
  const sent = Array.from({ length: 9 }, (_, n) => world.message(`${n}`));
  const held = sent[4] as (typeof sent)[number];
  const into = ({ roomId }: Room, messages: typeof sent) =>
    withDatabase((database) =>
      commitMessages(
        database,
        messages.map((message) => ({ ...message, roomId })),
      ),
    );
  const insert = `insert into chat_messages (id, room_id, user_id, content, seq, rev, body_hash)
    values ('${held.id}', '${rooms[2]?.roomId}', '${held.userId}', 'held', 1000, 1000, sha256('held'))`;
  // The second finds the ids taken, which has its committer look again.
  const failures = await meet(world, holder, insert, [into(one, sent), into(other, sent.toReversed())]);
  expect(failures).toEqual([expect.stringContaining("UniqueViolation")]);
});

it("read markers of the same people, told in different orders, wait for each other and never for ever", async () => {
  const two = rooms.slice(0, 2);
  const people = await Promise.all(Array.from({ length: 20 }, (_, n) => world.user(`reader${n}`)));
  const markers = (seq: number) => people.map(({ id }) => ({ userId: id, seq }));
  const move = (some: ReturnType<typeof markers>, inRooms: readonly Room[]) =>
    withDatabase((database) =>
      moveMarkers(
        database,
        inRooms.map(({ roomId }) => ({ roomId, markers: some })),
      ),
    );
  await world.run(move(markers(1), two));
  const held = `select from chat_read_markers where user_id = '${people[10]?.id}' for update`;
  const pair = [move(markers(2), two), move(markers(3).toReversed(), two.toReversed())] as const;
  expect(await meet(world, holder, held, pair)).toEqual([]);
});
