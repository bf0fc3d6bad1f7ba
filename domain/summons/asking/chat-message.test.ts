import { sql } from "drizzle-orm";
import { Effect } from "effect";
import { v7 as uuidv7 } from "uuid";
import { describe, expect, it } from "vitest";
import { helpScene } from "../../../tests/support/worlds/help-scene.ts";
import { MAX_SUMMON_MESSAGE_LENGTH } from "../limits.ts";
import { Summons } from "../service.ts";

const scene = helpScene();
const { who, student } = scene;
let seq = 0;

const say = async (
  userId: string,
  content: string,
  options: { course?: string; isDeleted?: boolean } = {},
) => {
  const id = uuidv7();
  seq += 1;
  await scene.world.db((db) =>
    db.execute(sql`
      insert into chat_messages (id, room_id, user_id, content, seq, rev, body_hash, is_deleted, deleted_at, deleted_by)
      select ${id}, r.id, ${userId}, ${content}, ${seq}, ${seq}, sha256('x'), ${options.isDeleted ?? false},
        ${options.isDeleted ? sql`now()` : sql`null`}, ${options.isDeleted ? userId : null}
      from chat_rooms r where r.course_id = ${who(options.course ?? "course")}`),
  );
  return id;
};
const call = (userId: string, chatMessageId: string | null, message?: string) =>
  Summons.use((summons) =>
    summons.create(
      { id: userId },
      {
        courseId: who("course"),
        chatMessageId,
        points: 10,
        ...(message === undefined ? {} : { message }),
      },
    ),
  );

describe("a chat message turned into a call", () => {
  it("is its text, and the call names it", async () => {
    const studentId = await student();
    const id = await say(studentId, "  How do I weld this?\n");
    const summon = await scene.world.run(call(studentId, id));
    expect(summon).toMatchObject({ message: "How do I weld this?", chatMessageId: id });
    const read = await scene.world.run(Summons.use((summons) => summons.byId(studentId, summon.id)));
    expect(read).toEqual(summon);
  });

  it("gives way to words of the call's own", async () => {
    const studentId = await student();
    const id = await say(studentId, "How?");
    expect(await scene.world.run(call(studentId, id, "In short."))).toMatchObject({
      message: "In short.",
      chatMessageId: id,
    });
  });

  it("is cut to the longest call, between two characters", async () => {
    const studentId = await student();
    const family = "👨‍👩‍👧";
    const id = await say(studentId, `x${"😀".repeat(MAX_SUMMON_MESSAGE_LENGTH - 1)}y`);
    const { message } = await scene.world.run(call(studentId, id));
    expect(message).toBe(`x${"😀".repeat(MAX_SUMMON_MESSAGE_LENGTH - 1)}`);
    const other = await student();
    const long = await say(other, family.repeat(MAX_SUMMON_MESSAGE_LENGTH));
    const { message: families } = await scene.world.run(call(other, long));
    expect(families).toBe(family.repeat(MAX_SUMMON_MESSAGE_LENGTH / 2));
  });

  it("must show something", async () => {
    const studentId = await student();
    const id = await say(studentId, "\u200b \u3164");
    expect(await scene.world.fails(call(studentId, id))).toMatchObject({ _tag: "BadRequest" });
  });

  it("must be one's own, of that course, and still there", async () => {
    const studentId = await student();
    const others = [
      await say(who("marcus"), "not mine"),
      await say(studentId, "elsewhere", { course: "other" }),
      await say(studentId, "deleted", { isDeleted: true }),
      uuidv7(),
    ];
    for (const id of others)
      expect(await scene.world.fails(call(studentId, id, "Help."))).toMatchObject({ _tag: "NotFound" });
    expect(await scene.world.account(studentId)).toMatchObject({ held: 0 });
  });

  it("must say something, or the call must", async () => {
    const studentId = await student();
    expect(await scene.world.fails(call(studentId, null))).toMatchObject({ _tag: "BadRequest" });
    expect(await scene.world.fails(call(studentId, await say(studentId, "")))).toMatchObject({
      _tag: "BadRequest",
    });
    const summon = await scene.world.run(call(studentId, null, "Help."));
    expect(summon.chatMessageId).toBeUndefined();
    await scene.world.run(Effect.asVoid(scene.cancel(studentId, summon)));
  });
});
