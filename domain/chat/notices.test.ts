import { sql } from "drizzle-orm";
import { Effect } from "effect";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Database } from "../../db/database.ts";
import { type ChatWorld, openChatWorld, signedInAs } from "../../tests/support/chat-world.ts";
import { commitChanges } from "./changes.ts";
import { ChatHistory } from "./history.ts";
import { ChatNotices } from "./notices.ts";
import { ChatSettings } from "./settings.ts";

let world: ChatWorld;
const who: Record<string, { id: string; handle: string; name: string }> = {};
const someone = (name: string) => who[name] ?? { id: "", handle: "", name: "" };
const names = ["creator", "teacher", "student", "friend", "former", "removed", "stranger", "blocker"];
let course: { id: string; roomId: string };

beforeAll(async () => {
  world = await openChatWorld();
  for (const name of names) who[name] = await world.user(name);
  course = await world.course("welding", someone("creator").id);
  await world.certify(someone("teacher").id, course.id, someone("creator").id);
  for (const name of ["student", "friend", "removed", "blocker"])
    await world.enroll(someone(name).id, course.id);
  await world.enroll(someone("former").id, course.id, true);
  await world.db((db) =>
    db.execute(sql`insert into chat_sanctions (room_id, user_id, kind, reason, imposed_by)
      values (${course.roomId}, ${someone("removed").id}, 'remove', 'Rude.', ${someone("creator").id})`),
  );
  await world.db((db) =>
    db.execute(sql`insert into blocks (blocker_id, blocked_id)
      values (${someone("blocker").id}, ${someone("student").id})`),
  );
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.db((db) => db.execute(sql`delete from notifications`));
  await world.db((db) => db.execute(sql`delete from chat_room_settings`));
  world.told();
});

const write = async (author: string, content: string, firstId?: string) => {
  const thread = firstId ? { replyToId: firstId, threadId: firstId } : {};
  const [id = ""] = await world.write(course.roomId, [{ userId: someone(author).id, content, ...thread }]);
  await world.db((db) => db.execute(sql`insert into chat_notices (message_id) values (${id})`));
  return id;
};
const step = () => world.run(ChatNotices.use((notices) => notices.step));
const notified = async () => {
  const rows = await world.db((db) =>
    db.execute(sql`select u.handle::text as handle, n.* from notifications n join users u on u.id = n.user_id
      order by u.handle`),
  );
  return rows as unknown as {
    handle: string;
    title: string;
    body: string;
    action_url: string;
    cause: string;
  }[];
};
const handles = async () => (await notified()).map(({ handle }) => handle);

describe("mentions", () => {
  it("notify the members who are named, once, and lead to the message", async () => {
    const id = await write("student", "Look here, @friend and @TEACHER:\n\n  see `@creator`");
    await step();
    await step();
    const [first, second] = await notified();
    expect(await handles()).toEqual(["friend", "teacher"]);
    expect(first).toMatchObject({
      type: "chat",
      title: "Student mentioned you in welding",
      body: "Look here, @friend and @TEACHER: see `@creator`",
      action_url: `/courses/welding/chat?message=${id}`,
      cause: `chat:${id}`,
    });
    expect(second?.cause).toBe(`chat:${id}`);
    await expect
      .poll(() => world.told().map(({ roomId }) => roomId))
      .toEqual(expect.arrayContaining([someone("friend").id, someone("teacher").id]));
  });

  it("notify nobody who is not there, has left, was removed, wants nothing, blocks the author, or wrote it", async () => {
    await world.run(
      ChatSettings.use((settings) =>
        settings.set(signedInAs(someone("friend")), course.roomId, { level: "nothing" }),
      ),
    );
    await write("student", "@former @removed @stranger @friend @blocker @student @nobody");
    await step();
    expect(await handles()).toEqual([]);
  });

  it("that an edit adds notify those who were not named before, and nobody twice", async () => {
    const id = await write("student", "Look here, @friend");
    await step();
    const edit = (content: string) =>
      world.run(
        Effect.flatMap(Database, (database) =>
          commitChanges(database, [
            { _tag: "Edit", id, roomId: course.roomId, userId: someone("student").id, content },
          ]),
        ),
      );
    await edit("Look here, @friend and @teacher");
    await step();
    expect(await handles()).toEqual(["friend", "teacher"]);
    await edit("Look here, friend");
    expect(await world.run(ChatNotices.use((notices) => notices.step))).toBe(false);
    expect(await handles()).toEqual(["friend", "teacher"]);
  });

  it("reach who wants mentions only", async () => {
    await world.run(
      ChatSettings.use((settings) =>
        settings.set(signedInAs(someone("friend")), course.roomId, { level: "mentions" }),
      ),
    );
    await write("student", "@friend");
    await step();
    expect(await handles()).toEqual(["friend"]);
  });

  it("are taken back with their message", async () => {
    const id = await write("student", "@friend");
    await world.change(id, { isDeleted: true, deletedAt: new Date() });
    await step();
    expect(await handles()).toEqual([]);
    const left = await world.db((db) => db.execute(sql`select 1 from chat_notices where handled_at is null`));
    expect(left).toHaveLength(0);
  });
});

describe("threads", () => {
  it("notify who wrote in them and who follows them, but who does not want to", async () => {
    const first = await write("friend", "How?");
    await world.write(course.roomId, [
      { userId: someone("creator").id, content: "So.", replyToId: first, threadId: first },
    ]);
    const follow = (name: string, is: boolean) =>
      world.run(ChatHistory.use((history) => history.follow(signedInAs(someone(name)), first, is)));
    await write("student", "Or so.", first);
    await step();
    expect(await handles()).toEqual(["creator", "friend"]);
    expect((await notified())[0]).toMatchObject({
      title: "Student answered in a thread in welding",
      body: "Or so.",
    });
    await follow("creator", false);
    await follow("teacher", true);
    await world.db((db) => db.execute(sql`delete from notifications`));
    await write("student", "", first);
    await step();
    expect(await handles()).toEqual(["friend", "teacher"]);
    expect((await notified())[0]?.body).toBe("Sent a file.");
  });

  it("tell who is mentioned in one so, once", async () => {
    const first = await write("friend", "How?");
    await write("student", `So, @friend: ${"very ".repeat(60)}`, first);
    await step();
    const [only, ...others] = await notified();
    expect(others).toEqual([]);
    expect(only?.title).toBe("Student mentioned you in welding");
    expect(only?.body).toHaveLength(160);
  });
});

it("a reader's time zone that nobody knows keeps nothing from anybody", async () => {
  const zone = (timeZone: string, quiet: string | null) =>
    world.db((db) =>
      db.execute(sql`update users set time_zone = ${timeZone}, quiet_from = ${quiet}::time,
        quiet_to = ${quiet}::time + interval '1 hour' where id = ${someone("friend").id}`),
    );
  await zone("PLT", "22:00");
  await write("student", "@friend @teacher");
  await write("student", "@creator");
  await step();
  await zone("UTC", null);
  expect(await handles()).toEqual(["creator", "friend", "teacher"]);
});

it("each is handled by one of those who handle at once", async () => {
  for (let count = 0; count < 60; count++) await write("student", `@friend ${count}`);
  await Promise.all(Array.from({ length: 4 }, step));
  await step();
  expect(await handles()).toHaveLength(60);
  expect(world.told().filter(({ message }) => message._tag === "Notification").length).toBeLessThanOrEqual(
    60,
  );
});
