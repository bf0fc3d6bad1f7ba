import { sql } from "drizzle-orm";
import { Effect } from "effect";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Database } from "../../../db/database.ts";
import { openRoomsWorld, type RoomsWorld } from "../../../tests/support/worlds/rooms-world.ts";
import { UNREAD_COUNTED } from "../limits.ts";
import { Chat } from "../service.ts";
import { unreadRoomsOf } from "./unread.ts";

let world: RoomsWorld;
let roomId: string;

beforeAll(async () => {
  world = await openRoomsWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  roomId = await world.newRoom();
});

/** What somebody's inbox says is unread in the room; undefined where it does not know the room. */
const unreadOf = async (userId: string) => {
  const rooms = await world.run(Effect.flatMap(Database, (database) => unreadRoomsOf(database, userId)));
  return rooms.find((room) => room.roomId === roomId)?.unread;
};
const say = async (content: string, userId = world.creator.id) => {
  const message = { ...world.message(content), userId };
  await world.commit(roomId, [message]);
  return message.id;
};
const remove = (id: string, userId = world.creator.id) =>
  world.run(Chat.use((chat) => chat.change(roomId, [{ _tag: "Delete", id, userId, moderates: false }])));
const read = (userId: string, seq: number) =>
  world.run(Chat.use((chat) => chat.markRead(roomId, [{ userId, seq }])));

describe("what is unread", () => {
  it("are messages that are there: deleted ones wait for nobody", async () => {
    const ids = [await say("1"), await say("2"), await say("3")];
    expect(await unreadOf(world.student.id)).toBe(3);
    for (const id of ids) await remove(id);
    expect(await unreadOf(world.student.id)).toBe(0);
  });

  it("is nothing of one's own, whatever way it came, while what others wrote before it stays unread", async () => {
    await say("theirs");
    await say("mine", world.student.id);
    expect(await unreadOf(world.student.id)).toBe(1);
    expect(await unreadOf(world.creator.id)).toBe(1);
  });

  it("is no reply that stands in its thread alone, and one that was sent to the room as well", async () => {
    const question = await say("why?", world.student.id);
    const reply = (more: object) => ({
      ...world.message("because"),
      userId: world.creator.id,
      replyToId: question,
      ...more,
    });
    await world.commit(roomId, [reply({})]);
    expect(await unreadOf(world.student.id)).toBe(0);
    await world.commit(roomId, [reply({ alsoInRoom: true })]);
    expect(await unreadOf(world.student.id)).toBe(1);
  });

  it("is counted as far as badges count", async () => {
    await world.commit(
      roomId,
      Array.from({ length: UNREAD_COUNTED + 5 }, (_, n) => ({
        ...world.message(`${n}`),
        userId: world.creator.id,
      })),
    );
    expect(await unreadOf(world.student.id)).toBe(UNREAD_COUNTED);
  });

  it("is of no room that somebody was removed from, until they are let in again", async () => {
    await say("for members");
    await world.db((db) =>
      db.execute(sql`insert into chat_sanctions (room_id, user_id, kind, reason, imposed_by)
        values (${roomId}, ${world.student.id}, 'remove', 'Noise.', ${world.creator.id})`),
    );
    expect(await unreadOf(world.student.id)).toBeUndefined();
    await world.db((db) =>
      db.execute(sql`update chat_sanctions set lifted_at = now(), lifted_by = ${world.creator.id}
        where room_id = ${roomId}`),
    );
    expect(await unreadOf(world.student.id)).toBe(1);
  });

  it("is told anew to whoever is online elsewhere when a message is deleted", async () => {
    await world.db((db) =>
      db.execute(sql`insert into inbox_presence (user_id, online_until)
        values (${world.student.id}, now() + interval '60 s')
        on conflict (user_id) do update set online_until = excluded.online_until`),
    );
    const id = await say("regretted");
    const last = () =>
      world.told
        .flatMap(({ roomId: inbox, message }) =>
          inbox === world.student.id ? (message.rooms as { roomId: string; unread: number }[]) : [],
        )
        .findLast((room) => room.roomId === roomId)?.unread;
    await expect.poll(last, { timeout: 4_000 }).toBe(1);
    await remove(id);
    await expect.poll(last, { timeout: 4_000 }).toBe(0);
  });

  it("equals a count by hand after any course of things", async () => {
    const people = [world.creator.id, world.student.id];
    const step = fc.oneof(
      { weight: 4, arbitrary: fc.record({ what: fc.constant("say" as const), who: fc.nat(1) }) },
      { weight: 2, arbitrary: fc.record({ what: fc.constant("delete" as const), which: fc.nat(30) }) },
      {
        weight: 1,
        arbitrary: fc.record({ what: fc.constant("read" as const), who: fc.nat(1), seq: fc.nat(30) }),
      },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 20 }), async (steps) => {
        roomId = await world.newRoom();
        const book: { id: string; userId: string; gone: boolean }[] = [];
        const markers = new Map<string, number>();
        for (const one of steps)
          if (one.what === "say") {
            const userId = people[one.who] as string;
            book.push({ id: await say(`${book.length}`, userId), userId, gone: false });
          } else if (one.what === "delete") {
            const message = book[one.which % Math.max(1, book.length)];
            if (message && !message.gone) {
              await remove(message.id, message.userId);
              message.gone = true;
            }
          } else {
            const userId = people[one.who] as string;
            const seq = Math.min(one.seq, book.length);
            await read(userId, one.seq);
            markers.set(userId, Math.max(markers.get(userId) ?? 0, seq));
          }
        for (const userId of people) {
          const behind = book.slice(markers.get(userId) ?? 0);
          expect(await unreadOf(userId)).toBe(behind.filter((m) => m.userId !== userId && !m.gone).length);
        }
      }),
      { numRuns: 15, seed: 8 },
    );
  });
});
