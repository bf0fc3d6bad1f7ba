import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signedInAs } from "../../tests/support/worlds/chat-world.ts";
import { openRoomsWorld, type RoomsWorld } from "../../tests/support/worlds/rooms-world.ts";
import type { ActorMessage } from "../shared/actors.ts";
import { admitToChat } from "./access.ts";
import type { NewChange } from "./commands.ts";
import { TAIL_SIZE } from "./limits.ts";
import { Chat } from "./service.ts";

let world: RoomsWorld;
let creator: { id: string };
let student: { id: string };
let teacher: { id: string };
let stranger: { id: string };
let newRoom: RoomsWorld["newRoom"];
let message: RoomsWorld["message"];
let commit: RoomsWorld["commit"];
let told: RoomsWorld["told"];

const change = (roomId: string, changes: readonly NewChange[]) =>
  world.run(Chat.use((chat) => chat.change(roomId, changes)));
const hears = ({ rooms }: ActorMessage, roomId: string) =>
  (rooms as { roomId: string }[]).some((one) => one.roomId === roomId);

beforeAll(async () => {
  world = await openRoomsWorld();
  ({ creator, student, newRoom, message, commit, told } = world);
  teacher = await world.user("teacher", { isStudentTeacher: true });
  stranger = await world.user("stranger");
});
afterAll(() => world.close());

describe("reading", () => {
  it("loads a room with its newest messages, and what is the latest change of the older ones", async () => {
    const roomId = await newRoom();
    const count = 730;
    const messages = Array.from({ length: count }, (_, i) => message(`message ${i + 1}`));
    await commit(roomId, messages);
    const load = () => world.run(Chat.use((chat) => chat.load(roomId)));
    const loaded = await load();
    expect(loaded.messages.map(({ seq }) => seq)).toEqual(
      Array.from({ length: TAIL_SIZE }, (_, i) => count - TAIL_SIZE + 1 + i),
    );
    expect(loaded).toMatchObject({ lastSeq: count, lastRev: count, olderRev: count - TAIL_SIZE });
    await change(roomId, [
      { _tag: "React", id: messages[3]?.id ?? "", userId: student.id, emoji: "🎉", is: true },
    ]);
    expect(await load()).toMatchObject({ lastSeq: count, lastRev: count + 1, olderRev: count + 1 });
    expect(await world.fails(Chat.use((chat) => chat.load(uuidv7())))).toMatchObject({ _tag: "NotFound" });
  });

  it("tells in slow mode who edited a message within its seconds, however old that one is", async () => {
    const roomId = await newRoom();
    const old = message("old");
    await commit(roomId, [old, message("older than nothing")]);
    const rules = () => world.run(Chat.use((chat) => chat.rules(roomId)));
    await change(roomId, [{ _tag: "Edit", id: old.id, userId: student.id, content: "new" }]);
    expect(await rules()).toEqual({ slowModeSeconds: 0, mutes: [] });
    const slow = (seconds: number) =>
      world.db((db) =>
        db.execute(`update chat_rooms set slow_mode_seconds = ${seconds} where id = '${roomId}'`),
      );
    await slow(600);
    expect((await rules()).edits).toEqual([{ userId: student.id, at: expect.any(String) }]);
    await world.db((db) =>
      db.execute(`update chat_messages set edited_at = now() - interval '11 minutes' where id = '${old.id}'`),
    );
    expect((await rules()).edits).toBeUndefined();
  });

  it("shows a deleted message without its content", async () => {
    const roomId = await newRoom();
    const gone = message("regretted");
    await commit(roomId, [gone]);
    await world.db((db) =>
      db.execute(`update chat_messages set is_deleted = true, deleted_at = now() where id = '${gone.id}'`),
    );
    const { messages } = await world.run(Chat.use((chat) => chat.since(roomId, 0, null, 10)));
    expect(messages).toMatchObject([{ id: gone.id, isDeleted: true, content: "" }]);
  });
});

describe("read markers", () => {
  const online = (who: { id: string }, seconds: number) =>
    world.db((db) =>
      db.execute(`insert into inbox_presence (user_id, online_until) values ('${who.id}', now() + interval '${seconds} s')
        on conflict (user_id) do update set online_until = excluded.online_until`),
    );

  it("move forward only, never past the newest message, and tell the reader's inbox", async () => {
    const roomId = await newRoom();
    await commit(roomId, [message("1"), message("2"), message("3")]);
    const mark = (seq: number) =>
      world.run(Chat.use((chat) => chat.markRead(roomId, [{ userId: student.id, seq }])));
    const stored = async () => {
      const result = await world.run(admitToChat(signedInAs(student), roomId));
      return result.grant.lastReadSeq;
    };
    told.length = 0;
    await mark(1);
    expect([await stored(), told]).toEqual([1, []]);
    // Their inbox is open: there is somebody to tell.
    await online(student, 60);
    await mark(2);
    expect(await stored()).toBe(2);
    await mark(1);
    expect(await stored()).toBe(2);
    await mark(99);
    expect(await stored()).toBe(3);
    expect(told.map(({ roomId: inbox, message: { rooms } }) => [inbox, rooms])).toMatchObject([
      [student.id, [{ roomId, lastSeq: 3, lastReadSeq: 2, unread: 0 }]],
      [student.id, [{ roomId, lastSeq: 3, lastReadSeq: 3, unread: 0 }]],
    ]);
  });

  it("are announced to members who are online elsewhere, and to nobody else", async () => {
    const roomId = await newRoom();
    await Promise.all([student, creator, stranger, teacher].map((who) => online(who, 60)));
    const toldOf = () => told.flatMap((one) => (hears(one.message, roomId) ? one.roomId : [])).sort();
    told.length = 0;
    const say = (content: string, presentIds: readonly string[]) =>
      world.run(Chat.use((chat) => chat.commit(roomId, [message(content)], { presentIds })));
    await say("news", [creator.id]);
    await expect.poll(toldOf, { timeout: 4_000 }).toEqual([student.id]);
    await online(student, -60);
    told.length = 0;
    await say("more", []);
    await expect.poll(toldOf, { timeout: 4_000 }).toEqual([creator.id]);
  });
});
