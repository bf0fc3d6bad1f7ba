import * as fc from "fast-check";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openRoomsWorld, type RoomsWorld } from "../../../tests/support/worlds/rooms-world.ts";
import type { CommitResult } from "../commands.ts";
import { Chat } from "../service.ts";

let world: RoomsWorld;
let student: { id: string };
let teacher: { id: string };
let newRoom: RoomsWorld["newRoom"];
let message: RoomsWorld["message"];
let commit: RoomsWorld["commit"];

const outcomes = (results: readonly CommitResult[]) => results.map(({ outcome }) => outcome);
const seqOf = (result: CommitResult | undefined) =>
  result && "message" in result ? result.message.seq : null;

beforeAll(async () => {
  world = await openRoomsWorld();
  ({ student, newRoom, message, commit } = world);
  teacher = await world.user("teacher", { isStudentTeacher: true });
});
afterAll(() => world.close());

describe("commit", () => {
  it("numbers each room's messages without gaps, whatever is known, refused or sent at once", async () => {
    const rooms = [await newRoom(), await newRoom(), await newRoom()];
    const pool = Array.from({ length: 40 }, () => uuidv7());
    const step = fc.record({
      room: fc.nat(2),
      ids: fc.uniqueArray(fc.nat(39), { minLength: 1, maxLength: 8 }),
      body: fc.constantFrom("a", "b"),
      lost: fc.boolean(),
    });
    const stored = new Map<string, { room: number; body: string; seq: number }>();
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        const results = await Promise.all(
          steps.map(({ room, ids, body, lost }) =>
            commit(
              rooms[room] ?? "",
              ids.map((n) =>
                message(body, { id: pool[n] ?? "", replyToId: lost && n === ids[0] ? uuidv7() : null }),
              ),
            ),
          ),
        );
        for (const [index, { room, body }] of steps.entries()) {
          for (const result of results[index] ?? []) {
            const known = stored.get(result.id);
            if ("message" in result) {
              if (!known) stored.set(result.id, { room, body, seq: result.message.seq });
              else expect({ room, body, seq: result.message.seq }).toEqual(known);
            } else if (result.outcome === "conflict" && known)
              expect(known).not.toEqual({ ...known, room, body, lost: true });
          }
        }
      }),
      { numRuns: 25 },
    );
    for (const [room, roomId] of rooms.entries()) {
      const seqs = [...stored.values()].filter((one) => one.room === room).map(({ seq }) => seq);
      const { messages } = await world.run(Chat.use((chat) => chat.since(roomId, 0, null, 1_000)));
      expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, i) => i + 1));
      expect(seqs.toSorted((a, b) => a - b)).toEqual(messages.map(({ seq }) => seq));
      const loaded = await world.run(Chat.use((chat) => chat.load(roomId)));
      expect(loaded.lastSeq).toBe(messages.length);
    }
  });

  it("tells the same message from another under one id", async () => {
    const [roomId, other] = [await newRoom(), await newRoom()];
    const first = message("hello");
    expect(outcomes(await commit(roomId, [first]))).toEqual(["stored"]);
    expect(outcomes(await commit(roomId, [first]))).toEqual(["known"]);
    expect(outcomes(await commit(roomId, [{ ...first, content: "hello!" }]))).toEqual(["conflict"]);
    expect(outcomes(await commit(roomId, [{ ...first, userId: teacher.id }]))).toEqual(["conflict"]);
    expect(outcomes(await commit(other, [first]))).toEqual(["conflict"]);
  });

  it("still knows a message that was edited since", async () => {
    const roomId = await newRoom();
    const first = message("before the edit");
    await commit(roomId, [first]);
    await world.db((db) =>
      db.execute(`update chat_messages set content = 'after', edited_at = now() where id = '${first.id}'`),
    );
    const [again] = await commit(roomId, [first]);
    expect(again).toMatchObject({ outcome: "known", message: { content: "after" } });
  });

  it("keeps the order of a batch and takes a reply to an earlier message only in the same room", async () => {
    const [roomId, other] = [await newRoom(), await newRoom()];
    const question = message("question");
    await commit(roomId, [question]);
    const batch = [
      message("one"),
      message("answer", { replyToId: question.id }),
      message("lost", { replyToId: uuidv7() }),
      message("two"),
    ];
    const results = await commit(roomId, batch);
    expect(outcomes(results)).toEqual(["stored", "stored", "orphan", "stored"]);
    expect(results.map(seqOf)).toEqual([2, 3, null, 4]);
    expect(outcomes(await commit(other, [message("elsewhere", { replyToId: question.id })]))).toEqual([
      "orphan",
    ]);
  });

  it("puts every answer into the thread of the message that began it, and counts them there", async () => {
    const roomId = await newRoom();
    const question = message("question");
    await commit(roomId, [question, message("aside")]);
    const answer = message("answer", { replyToId: question.id });
    const [stored] = await commit(roomId, [answer]);
    expect(stored).toMatchObject({ message: { threadId: question.id, replyToId: question.id } });
    const deep = message("answer to it", { replyToId: answer.id, userId: teacher.id });
    const [deeper] = await commit(roomId, [deep]);
    expect(deeper).toMatchObject({ message: { threadId: question.id, replyToId: answer.id } });
    const [known] = await commit(roomId, [question]);
    const lastAt = deeper && "message" in deeper ? deeper.message.createdAt : "";
    expect(known).toMatchObject({
      outcome: "known",
      message: { thread: { count: 2, lastSeq: 4, lastAt, userIds: [teacher.id, answer.userId] } },
    });
  });

  it("has a reply stand in its room only where it was sent there as well, as the first frame said", async () => {
    const roomId = await newRoom();
    const question = message("question");
    await commit(roomId, [question]);
    const inThread = message("in the thread", { replyToId: question.id });
    const inBoth = message("in both", { replyToId: question.id, alsoInRoom: true });
    const told = await commit(roomId, [inThread, inBoth]);
    expect(told[0]).not.toHaveProperty("message.alsoInRoom");
    expect(told[1]).toMatchObject({ outcome: "stored", message: { alsoInRoom: true } });
    const { messages } = await world.run(Chat.use((chat) => chat.since(roomId, 0, null, 10)));
    expect(messages.map(({ alsoInRoom }) => alsoInRoom)).toEqual([undefined, undefined, true]);
    const { alsoInRoom: _, ...bare } = inBoth;
    const [again] = await commit(roomId, [bare]);
    expect(again).toMatchObject({ outcome: "known", message: { alsoInRoom: true } });
  });

  it("notes what people may have to be notified of: mentions and answers", async () => {
    const roomId = await newRoom();
    const plain = message("mail me at a@example.test");
    const mention = message("thanks @teacher");
    await commit(roomId, [plain]);
    await commit(roomId, [mention]);
    const answer = message("yes", { replyToId: plain.id });
    await commit(roomId, [message("beside it"), answer]);
    const noticed = await world.db((db) =>
      db.execute(`select n.message_id as id from chat_notices n join chat_messages m on m.id = n.message_id
        where m.room_id = '${roomId}' order by m.seq`),
    );
    expect((noticed as unknown as { id: string }[]).map(({ id }) => id)).toEqual([mention.id, answer.id]);
  });

  it("takes over the sender's own files of this room, each once, and nobody else's", async () => {
    const [roomId, other] = [await newRoom(), await newRoom()];
    const upload = async (room: string, userId: string, isStored = true) => {
      const id = uuidv7();
      await world.db((db) =>
        db.execute(`insert into chat_attachments (id, room_id, user_id, name, content_type, size, stored_at)
          values ('${id}', '${room}', '${userId}', '${id}.txt', 'text/plain', 3, ${isStored ? "now()" : "null"})`),
      );
      return id;
    };
    const files = [await upload(roomId, student.id), await upload(roomId, student.id)];
    const attachmentIds = files.toReversed();
    const sent = message("", { attachmentIds });
    const [stored, , plain] = await commit(roomId, [
      sent,
      message("lost", { attachmentIds: [uuidv7()] }),
      message("plain"),
    ]);
    expect(stored).toMatchObject({ outcome: "stored" });
    const attached = stored && "message" in stored ? stored.message.attachments : undefined;
    expect(attached?.map(({ id }) => id)).toEqual(attachmentIds);
    expect(seqOf(plain)).toBe(2);
    expect(await commit(roomId, [sent])).toEqual([{ ...stored, outcome: "known" }]);
    expect(outcomes(await commit(roomId, [{ ...sent, attachmentIds: files }]))).toEqual(["conflict"]);
    const { attachmentIds: _, ...bare } = sent;
    expect(outcomes(await commit(roomId, [bare]))).toEqual(["conflict"]);
    for (const lost of [
      files[0] ?? "",
      await upload(roomId, teacher.id),
      await upload(other, student.id),
      await upload(roomId, student.id, false),
    ])
      expect(outcomes(await commit(roomId, [message("x", { attachmentIds: [lost] })]))).toEqual(["fileless"]);
  });

  it("does not let one room's impossible message take its neighbours down", async () => {
    const [roomId, other] = [await newRoom(), await newRoom()];
    const [bad, good] = await Promise.allSettled([
      commit(roomId, [message("nobody wrote this", { userId: uuidv7() })]),
      commit(other, [message("fine")]),
    ]);
    expect(bad.status).toBe("rejected");
    expect(good).toMatchObject({ status: "fulfilled", value: [{ outcome: "stored" }] });
  });
});
