import { sql } from "drizzle-orm";
import { Effect } from "effect";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Database } from "../../../db/database.ts";
import { randomFrom } from "../../../tests/support/random.ts";
import { type ChatWorld, openChatWorld, signedInAs } from "../../../tests/support/worlds/chat-world.ts";
import { allowUnknownTimeZones } from "../../../tests/support/worlds/old-time-zone.ts";
import { Notifications } from "../../notifications/service.ts";
import { ChatHistory } from "../history/service.ts";
import { MAX_NOTICE_ATTEMPTS } from "../limits.ts";
import { mentionsIn } from "../message-text/message-text.ts";
import { commitChanges } from "../store/changes.ts";
import { ChatNotices } from "./service.ts";
import { ChatSettings } from "./settings.ts";

let world: ChatWorld;
const who: Record<string, { id: string; handle: string; name: string }> = {};
const someone = (name: string) => who[name] ?? { id: "", handle: "", name: "" };
const names = [
  "creator",
  "teacher",
  "student",
  "friend",
  "friend_",
  "teacher_",
  "former",
  "removed",
  "stranger",
  "blocker",
];
let course: { id: string; roomId: string };

beforeAll(async () => {
  world = await openChatWorld();
  for (const name of names) who[name] = await world.user(name);
  course = await world.course("welding", someone("creator").id);
  await world.certify(someone("teacher").id, course.id, someone("creator").id);
  for (const name of ["student", "friend", "friend_", "removed", "blocker"])
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
  await world.db((db) => db.execute(sql`delete from chat_notices`));
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
/** A change of a message by its author, as the room makes it. */
const change = (
  name: string,
  one: { _tag: "Edit"; id: string; content: string } | { _tag: "Delete"; id: string },
) =>
  world.run(
    Effect.flatMap(Database, (database) =>
      commitChanges(database, [
        {
          ...one,
          roomId: course.roomId,
          userId: someone(name).id,
          ...(one._tag === "Delete" ? { moderates: false } : {}),
        } as never,
      ]),
    ),
  );
const edit = (name: string, id: string, content: string) => change(name, { _tag: "Edit", id, content });
const remove = (name: string, id: string) => change(name, { _tag: "Delete", id });
/** What the reader's devices were told since the last call, in short. */
const heard = (name: string) =>
  world
    .told()
    .filter(({ party, roomId }) => party === "inbox" && roomId === someone(name).id)
    .map(({ message }) => message);
/** Everything that their devices were told of notifications that are other than they were, from now on. */
const changesTo = (name: string) => {
  const all: ReturnType<typeof heard> = [];
  return () => {
    all.push(...heard(name).filter(({ _tag }) => _tag === "NotificationsChanged"));
    return all;
  };
};
const bell = async (name: string) => {
  const { notifications } = await world.run(Notifications.use((service) => service.list(someone(name).id)));
  return notifications.map(({ title, body, isRead }) => ({ title, body, isRead }));
};
const unread = (name: string) =>
  world.run(Notifications.use((service) => service.unreadCount(someone(name).id)));
const readAll = (name: string) =>
  world.run(Notifications.use((service) => service.readAll(someone(name).id)));
const waiting = () =>
  world.db((db) => db.execute(sql`select attempts, last_error, set_aside_at from chat_notices`));
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
      body: "Look here, @friend and @TEACHER: see @creator",
      action_url: `/courses/welding/chat?message=${id}`,
      cause: `chat:${id}`,
    });
    expect((await bell("friend"))[0]?.title).toBe("Student mentioned you in welding");
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
    await edit("student", id, "Look here, @friend and @teacher");
    await step();
    expect(await handles()).toEqual(["friend", "teacher"]);
    expect((await heard("friend")).filter(({ _tag }) => _tag === "Notification")).toHaveLength(1);
  });

  it("are what the message shows as mentions, in words without marks", async () => {
    for (const text of [
      "_@friend_ **look**",
      "__@friend__: ~~look~~",
      "@friend--**look**",
      "a ``` b @friend look",
    ]) {
      await write("student", text);
      await step();
      const [only, ...more] = await notified();
      expect(more).toEqual([]);
      expect(only?.handle).toBe("friend");
      expect(only?.body).toMatch(/^[^*~_]*@friend\W* ?look$/);
      await world.db((db) => db.execute(sql`delete from notifications`));
    }
    for (const text of ["~~~\n@friend\n~~~", "> @friend\nno", "[a](https://a.org/?by=@friend)"])
      await write("student", text);
    await step();
    expect(await handles()).toEqual([]);
  });

  it("tell exactly those whom the grammar finds, whatever stands around", async () => {
    const random = randomFrom(24);
    const around = [
      "",
      " ",
      "*",
      "_",
      "**",
      "__",
      "~~",
      "`",
      "```",
      "\n```\n",
      "\n> ",
      "\n- ",
      "(",
      "[",
      "](https://a.org)",
    ];
    const more = [" https://a.org/", "-", "'s", "你", "é", "/", "\\", "|", "\n\n", "🎉", "\n    "];
    const texts = Array.from({ length: 25 }, (_, index) => {
      const parts = Array.from({ length: 5 }, () => random.pick([...around, ...more]));
      return `${index} ${parts.slice(0, 3).join("")}@friend${parts.slice(3).join("")}`;
    });
    const told: boolean[] = [];
    for (const text of texts) {
      await write("student", text);
      await step();
      told.push((await handles()).some((handle) => handle === "friend" || handle === "friend_"));
      await world.db((db) => db.execute(sql`delete from notifications`));
    }
    expect(told).toEqual(texts.map((text) => mentionsIn(text).length > 0));
    expect(new Set(told).size).toBe(2);
  });

  it("are of who has the underscore after a handle, if anybody has", async () => {
    await write("student", "@friend_ and @teacher_");
    await step();
    expect(await handles()).toEqual(["friend_", "teacher"]);
  });

  it("are of who the room knows, though a stranger has the underscore after their handle", async () => {
    await write("student", "Look, @teacher_");
    await step();
    expect(await handles()).toEqual(["teacher"]);
  });

  it("that are quoted, in code or in a link are silent, and an edit that makes one of those of it withdraws it", async () => {
    const id = await write("teacher", "@friend can you look?");
    await step();
    expect(await handles()).toEqual(["friend"]);
    await write("student", "> @friend can you look?\n\nI can, too.");
    await write("student", "```\n@friend\n``` and https://example.org/@friend");
    await step();
    expect(await handles()).toEqual(["friend"]);
    await edit("teacher", id, "> @friend can you look?\n\nNever mind.");
    await step();
    expect(await handles()).toEqual([]);
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
    expect(await waiting()).toEqual([]);
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
    expect((await bell("creator"))[0]).toMatchObject({
      title: "Student replied in a thread in welding",
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
    expect((await bell("friend"))[0]?.title).toBe("Student mentioned you in welding");
    expect(only?.body).toHaveLength(160);
  });
});

describe("a notification follows", () => {
  const rename = (table: "users" | "chat_rooms", id: string, name: string) =>
    world.db((db) => db.execute(sql`update ${sql.identifier(table)} set name = ${name} where id = ${id}`));

  it("the names of who did it and of the room, unread or read, and of nobody whom its words only name", async () => {
    await write("student", "@friend says Student to welding");
    await step();
    await rename("users", someone("student").id, "Ada Newname");
    await rename("chat_rooms", course.roomId, "Metalwork");
    const told = { title: "Ada Newname mentioned you in Metalwork", body: "@friend says Student to welding" };
    expect(await bell("friend")).toMatchObject([told]);
    await write("student", "@friend again");
    await step();
    // One under another name is of the same author all the same.
    expect(await bell("friend")).toMatchObject([{ ...told, title: `${told.title} (and 1 more)` }]);
    await readAll("friend");
    await rename("users", someone("student").id, "Student");
    await rename("chat_rooms", course.roomId, "welding");
    expect((await bell("friend"))[0]?.title).toBe("Student mentioned you in welding (and 1 more)");
  });
});

describe("a notification follows its message", () => {
  it("and is withdrawn from the bell and from open devices when that is deleted, read or unread", async () => {
    const ids = [];
    for (const words of ["one", "two", "three"]) {
      // Apart from one another: what comes at once is folded into one.
      ids.push(await write("student", `@friend secret ${words}`));
      await step();
      await readAll("friend");
    }
    const last = await write("teacher", "@friend still there");
    await step();
    await expect.poll(() => heard("friend").length).toBeGreaterThan(0);
    for (const id of ids) await remove("student", id);
    await step();
    expect((await bell("friend")).map(({ body }) => body)).toEqual(["@friend still there"]);
    expect(await notified()).toHaveLength(1);
    const withdrawn = () => heard("friend").flatMap((message) => message.withdrawn ?? []);
    await expect.poll(withdrawn).toHaveLength(3);
    await remove("teacher", last);
    await step();
    expect(await unread("friend")).toBe(0);
    expect(await notified()).toEqual([]);
    expect(await waiting()).toEqual([]);
  });

  it("and is withdrawn when the mention is edited out, long after it was handled", async () => {
    const id = await write("student", "hey @friend and @teacher secret-word-1");
    await step();
    const changes = changesTo("friend");
    await edit("student", id, "hey @teacher, never mind");
    await step();
    expect(await handles()).toEqual(["teacher"]);
    expect(await unread("friend")).toBe(0);
    await expect.poll(changes).toMatchObject([{ withdrawn: [expect.any(String)], changed: [] }]);
  });

  it("and shows its new words, unread or read, without being told anew", async () => {
    const id = await write("student", "@friend @teacher secret-word-1");
    await step();
    await readAll("teacher");
    const changes = changesTo("friend");
    await edit("student", id, "@friend @teacher better so");
    await step();
    expect(await bell("friend")).toMatchObject([{ body: "@friend @teacher better so", isRead: false }]);
    expect(await bell("teacher")).toMatchObject([{ body: "@friend @teacher better so", isRead: true }]);
    await expect
      .poll(changes)
      .toMatchObject([{ withdrawn: [], changed: [{ body: "@friend @teacher better so" }] }]);
  });

  it("in a thread as well, and a mention that comes back is told again", async () => {
    const first = await write("friend", "How?");
    const id = await write("student", "So.", first);
    await step();
    expect(await bell("friend")).toMatchObject([{ body: "So." }]);
    await edit("student", id, "So, or so.");
    await step();
    expect(await bell("friend")).toMatchObject([{ body: "So, or so." }]);
    await remove("student", id);
    await step();
    expect(await bell("friend")).toEqual([]);
    const other = await write("student", "@friend");
    await step();
    await edit("student", other, "nobody");
    await step();
    await edit("student", other, "@friend after all");
    await step();
    expect(await bell("friend")).toMatchObject([{ body: "@friend after all" }]);
  });

  it("not past a block, a removal or the end of an enrolment, whoever is concerned", async () => {
    await write("student", "@friend @teacher @creator");
    await write("teacher", "@friend");
    await step();
    expect(await handles()).toEqual(["creator", "friend", "friend", "teacher"]);
    const outbox = async () =>
      (await world.db((db) =>
        db.execute(sql`select room_id as "userId", jsonb_array_length(payload -> 'withdrawn') as count from outbox
          where payload ->> '_tag' = 'NotificationsChanged' and delivered_at is null order by created_at`),
      )) as unknown as { userId: string; count: number }[];
    await world.db((db) => db.execute(sql`delete from outbox`));
    await world.db((db) =>
      db.execute(sql`insert into blocks (blocker_id, blocked_id)
        values (${someone("student").id}, ${someone("creator").id})`),
    );
    expect(await handles()).toEqual(["friend", "friend", "teacher"]);
    const [removal] = (await world.db((db) =>
      db.execute(sql`insert into chat_sanctions (room_id, user_id, kind, reason, imposed_by)
        values (${course.roomId}, ${someone("friend").id}, 'remove', 'Rude.', ${someone("creator").id}) returning id`),
    )) as unknown as { id: string }[];
    expect(await handles()).toEqual(["teacher"]);
    await world.db((db) =>
      db.execute(sql`update student_teachers set is_active = false where user_id = ${someone("teacher").id}`),
    );
    expect(await handles()).toEqual([]);
    // A moderator who is no member is told, and no more once they moderate no longer; a room that closes ends all.
    const flag = (is: boolean) =>
      world.db((db) =>
        db.execute(sql`update users set is_moderator = ${is} where id = ${someone("stranger").id}`),
      );
    const active = (is: boolean) =>
      world.db((db) => db.execute(sql`update chat_rooms set is_active = ${is} where id = ${course.roomId}`));
    const before = await outbox();
    await flag(true);
    await write("student", "@stranger @teacher");
    await world.db((db) => db.execute(sql`update student_teachers set is_active = true`));
    await step();
    expect(await handles()).toEqual(["stranger", "teacher"]);
    await flag(false);
    expect(await handles()).toEqual(["teacher"]);
    await active(false);
    expect(await handles()).toEqual([]);
    await active(true);
    expect(before).toEqual([
      { userId: someone("creator").id, count: 1 },
      { userId: someone("friend").id, count: 2 },
      { userId: someone("teacher").id, count: 1 },
    ]);
    await world.db((db) => db.execute(sql`delete from chat_sanctions where id = ${removal?.id ?? ""}`));
    await world.db((db) => db.execute(sql`delete from blocks where blocker_id = ${someone("student").id}`));
  });
});

describe("mentions by the same author", () => {
  it("while the first is unread count on it, and a new one comes once that is read", async () => {
    for (let count = 1; count <= 70; count++) await write("student", `@friend ${count}`);
    await step();
    await step();
    expect(await bell("friend")).toEqual([
      { title: "Student mentioned you in welding (and 69 more)", body: "@friend 1", isRead: false },
    ]);
    expect(await unread("friend")).toBe(1);
    const told = heard("friend");
    expect(told.filter(({ _tag }) => _tag === "Notification")).toHaveLength(1);
    expect(told.length).toBeLessThanOrEqual(3);
    await write("teacher", "@friend from somebody else");
    await step();
    expect(await unread("friend")).toBe(2);
    await readAll("friend");
    await write("student", "@friend again");
    await step();
    expect(await unread("friend")).toBe(1);
  });

  it("fall away one by one with their messages, the first one too", async () => {
    const [first = "", second = "", third = ""] = [
      await write("student", "@friend 1"),
      await write("student", "@friend 2"),
      await write("student", "@friend 3"),
    ];
    await step();
    await remove("student", first);
    await step();
    expect(await bell("friend")).toEqual([
      { title: "Student mentioned you in welding (and 1 more)", body: "@friend 2", isRead: false },
    ]);
    await edit("student", third, "@friend 3, better");
    await edit("student", second, "nobody");
    await step();
    expect(await bell("friend")).toEqual([
      { title: "Student mentioned you in welding", body: "@friend 3, better", isRead: false },
    ]);
    await remove("student", third);
    await step();
    expect(await bell("friend")).toEqual([]);
  });
});

describe("a notice that fails", () => {
  /** Makes the database refuse every notification of somebody, or every one that says so. */
  const refuse = async (condition: string) => {
    await world.db((db) =>
      db.execute(
        sql.raw(`create or replace function refuse_notification() returns trigger language plpgsql as $$
          begin if ${condition} then raise exception 'refused'; end if; return new; end $$`),
      ),
    );
    await world.db((db) =>
      db.execute(
        sql`create or replace trigger refuse_notification before insert on notifications
          for each row execute function refuse_notification()`,
      ),
    );
  };
  const relent = () =>
    world.db((db) => db.execute(sql`drop trigger if exists refuse_notification on notifications`));
  const again = async () => {
    await world.db((db) => db.execute(sql`update chat_notices set available_at = now()`));
    await step();
  };
  afterEach(relent);

  it("is told to everybody else it concerns, and holds up no other", async () => {
    await refuse(`new.user_id = '${someone("teacher").id}'`);
    await write("student", "@teacher @friend");
    await write("student", "@creator");
    await step();
    expect(await handles()).toEqual(["creator", "friend"]);
    expect(await waiting()).toMatchObject([
      { attempts: 1, set_aside_at: null, last_error: expect.stringMatching(/P0001/) },
    ]);
    await write("student", "@creator again");
    await step();
    expect((await bell("creator"))[0]?.title).toMatch(/and 1 more/);
    await relent();
    await again();
    expect(await handles()).toEqual(["creator", "creator", "friend", "teacher"]);
    expect(await waiting()).toEqual([]);
  });

  it("is set aside after some attempts, is seen there, and is told once it is tried again", async () => {
    await refuse("new.body like '%poison%'");
    await write("student", "@friend poison");
    for (let attempt = 0; attempt < MAX_NOTICE_ATTEMPTS + 3; attempt++) await again();
    expect(await waiting()).toMatchObject([{ attempts: MAX_NOTICE_ATTEMPTS }]);
    const [aside] = (await world.db((db) => db.execute(sql`select * from set_aside`))) as unknown as {
      id: string;
      source: string;
      last_error: string;
    }[];
    expect(aside).toMatchObject({ source: "chat_notices", last_error: expect.stringMatching(/P0001/) });
    expect(await handles()).toEqual([]);
    await relent();
    await world.db((db) => db.execute(sql`update chat_notices set set_aside_at = null`));
    await again();
    expect(await handles()).toEqual(["friend"]);
  });
});

it("a reader's time zone that nobody knows keeps nothing from anybody", async () => {
  const zone = (timeZone: string, quiet: string | null) =>
    world.db((db) =>
      db.execute(sql`update users set time_zone = ${timeZone}, quiet_from = ${quiet}::time,
        quiet_to = ${quiet}::time + interval '1 hour' where id = ${someone("friend").id}`),
    );
  await allowUnknownTimeZones(world);
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
