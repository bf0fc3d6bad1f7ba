import { sql } from "drizzle-orm";
import type { Effect } from "effect";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chatReactions } from "../../../db/schema/index.ts";
import { type ChatWorld, openChatWorld, signedInAs } from "../../../tests/support/worlds/chat-world.ts";
import { ANSWERS_PAGE_SIZE, MEMBERS_PAGE_SIZE, REACTORS_NAMED } from "../limits.ts";
import { ChatHistory } from "./service.ts";

let world: ChatWorld;
const who: Record<string, { id: string; handle: string; name: string }> = {};
const someone = (name: string) => who[name] ?? { id: "", handle: "", name: "" };
const as = (name: string) => signedInAs(someone(name));
let course: { id: string; roomId: string };
let other: { id: string; roomId: string };
let ids: string[];

type History = ChatHistory["Service"];
const read = <A, E>(run: (history: History) => Effect.Effect<A, E>) => world.run(ChatHistory.use(run));
const refused = async <A, E>(run: (history: History) => Effect.Effect<A, E>) =>
  ((await world.fails(ChatHistory.use(run))) as { _tag: string })._tag;

beforeAll(async () => {
  world = await openChatWorld();
  for (const name of ["creator", "teacher", "student", "friend", "former", "removed", "stranger"])
    who[name] = await world.user(name);
  who.moderator = await world.user("moderator", { isModerator: true });
  course = await world.course("welding", someone("creator").id);
  other = await world.course("weaving", someone("stranger").id);
  await world.certify(someone("teacher").id, course.id, someone("creator").id);
  for (const name of ["student", "friend", "removed"]) await world.enroll(someone(name).id, course.id);
  await world.enroll(someone("former").id, course.id, true);
  await world.db((db) =>
    db.execute(sql`insert into chat_sanctions (room_id, user_id, kind, reason, imposed_by)
      values (${course.roomId}, ${someone("removed").id}, 'remove', 'Rude.', ${someone("creator").id})`),
  );
  ids = await world.write(
    course.roomId,
    Array.from({ length: 30 }, (_, index) => ({
      userId: someone("student").id,
      content: `line ${index + 1}`,
    })),
  );
});
afterAll(() => world.close());

describe("who may read", () => {
  const everything = (name: string) => [
    (h: History) => h.page(as(name), course.roomId, { before: 10 }),
    (h: History) => h.latest(as(name), course.roomId),
    (h: History) => h.message(as(name), ids[0] ?? ""),
    (h: History) => h.thread(as(name), ids[0] ?? "", {}),
    (h: History) => h.follow(as(name), ids[0] ?? "", false),
    (h: History) => h.pins(as(name), course.roomId),
    (h: History) => h.answers(as(name), course.roomId, {}),
    (h: History) => h.members(as(name), course.roomId, {}),
    (h: History) => h.search(as(name), { q: "line", roomId: course.roomId }),
  ];

  it.each(["creator", "teacher", "friend", "moderator"])("the %s may", async (name) => {
    for (const run of everything(name)) await expect(read(run as never)).resolves.toBeDefined();
  });

  it.each(["former", "removed", "stranger"])("to the %s there is no such room", async (name) => {
    for (const run of everything(name)) expect(await refused(run as never)).toBe("NotFound");
  });
});

describe("history", () => {
  const page = async (request: Parameters<History["page"]>[2]) => {
    const { messages, hasMore, hasNewer } = await read((h) => h.page(as("friend"), course.roomId, request));
    return [messages[0]?.seq ?? null, messages.at(-1)?.seq ?? null, hasMore, hasNewer];
  };

  it.each([
    [{ before: 21, limit: 10 }, [11, 20, true, true]],
    [{ before: 6, limit: 10 }, [1, 5, false, true]],
    [{ before: 1_000, limit: 10 }, [21, 30, true, false]],
    [{ before: 1, limit: 10 }, [null, null, false, true]],
    [{ after: 5, limit: 10 }, [6, 15, true, true]],
    [{ after: 0, limit: 10 }, [1, 10, false, true]],
    [{ after: 25, limit: 10 }, [26, 30, true, false]],
    [{ after: 30, limit: 10 }, [null, null, true, false]],
    [{ around: 15, limit: 10 }, [10, 19, true, true]],
    [{ around: 2, limit: 10 }, [1, 6, false, true]],
    [{ around: 29, limit: 10 }, [21, 30, true, false]],
    [{ around: 5_000, limit: 10 }, [21, 30, true, false]],
  ])("%j is %j", async (request, expected) => {
    expect(await page(request)).toEqual(expected);
  });

  it("has at its end the newest page, how far its changes go, and how far its reader has read", async () => {
    await world.db((db) =>
      db.execute(sql`insert into chat_read_markers (room_id, user_id, last_read_seq)
        values (${course.roomId}, ${someone("friend").id}, 12)`),
    );
    const [room] = await world.db((db) =>
      db.execute<{ name: string; rev: number }>(
        sql`select name, last_rev::int as rev from chat_rooms where id = ${course.roomId}`,
      ),
    );
    const latest = await read((h) => h.latest(as("friend"), course.roomId));
    expect(latest).toMatchObject({ name: room?.name, lastRev: room?.rev, readSeq: 12 });
    expect(latest.messages.map(({ seq }) => seq)).toEqual(Array.from({ length: 30 }, (_, at) => at + 1));
    expect(latest.people.map(({ id }) => id)).toEqual([someone("student").id]);
    expect((await read((h) => h.latest(as("teacher"), course.roomId))).readSeq).toBe(0);
    const { roomId } = await world.course("silent", someone("creator").id);
    expect(await read((h) => h.latest(as("creator"), roomId))).toMatchObject({ messages: [], lastRev: 0 });
  });

  it("names who wrote and, of each reaction, who reacted first", async () => {
    const { id: courseId, roomId } = await world.course("cheerful", someone("creator").id);
    const [written] = await world.write(roomId, [
      { userId: someone("creator").id, content: "Well done, all of you." },
    ]);
    const fans: string[] = [];
    for (let number = 0; number <= REACTORS_NAMED; number++) {
      fans.push((await world.user(`fan${number}`)).id);
      await world.enroll(fans[number] ?? "", courseId);
    }
    const late = { messageId: written ?? "", userId: fans[REACTORS_NAMED] ?? "", emoji: "👍" };
    await world.db((db) =>
      db.insert(chatReactions).values(
        fans.map((userId, number) => ({
          ...late,
          userId,
          createdAt: new Date(Date.UTC(2026, 1, 1 + number)),
        })),
      ),
    );
    const peopleOf = async () =>
      (await read((h) => h.page(as("creator"), roomId, { before: 5 }))).people.map(({ id }) => id).sort();
    expect(await peopleOf()).toEqual([someone("creator").id, ...fans.slice(0, REACTORS_NAMED)].sort());
    await world.db((db) => db.insert(chatReactions).values({ ...late, emoji: "🎉" }));
    expect(await peopleOf()).toEqual([someone("creator").id, ...fans].sort());
  });

  it("of an empty room has neither older nor newer messages", async () => {
    const { roomId } = await world.course("empty", someone("creator").id);
    for (const request of [{ before: 5 }, { after: 0 }, { around: 3 }])
      expect(await read((h) => h.page(as("creator"), roomId, request))).toEqual({
        messages: [],
        people: [],
        hasMore: false,
        hasNewer: false,
      });
  });

  it.each([[{}], [{ before: 3, after: 1 }]])("refuses %j", async (request) => {
    expect(await refused((h) => h.page(as("friend"), course.roomId, request))).toBe("BadRequest");
  });

  it("answers one message and where it stands", async () => {
    expect(await read((h) => h.message(as("friend"), ids[4] ?? ""))).toMatchObject({
      message: { content: "line 5", seq: 5 },
      person: { handle: "student" },
      roomId: course.roomId,
      courseSlug: "welding",
    });
    expect(await refused((h) => h.message(as("friend"), uuidv7()))).toBe("NotFound");
  });
});

describe("a thread", () => {
  let first: string;
  let answers: string[];
  const thread = (name: string, request = {}) => read((h) => h.thread(as(name), first, request));

  beforeAll(async () => {
    [first = ""] = await world.write(course.roomId, [{ userId: someone("student").id, content: "How?" }]);
    answers = await world.write(
      course.roomId,
      Array.from({ length: 5 }, (_, index) => ({
        userId: someone("teacher").id,
        content: `answer ${index + 1}`,
        replyToId: first,
        threadId: first,
      })),
    );
  });

  it("is its first message and its answers alone, in pages", async () => {
    const newest = await thread("friend", { limit: 3 });
    expect(newest.first).toMatchObject({ id: first, content: "How?" });
    expect(newest.messages.map(({ content }) => content)).toEqual(["answer 3", "answer 4", "answer 5"]);
    expect(newest.people.map(({ handle }) => handle).sort()).toEqual(["student", "teacher"]);
    expect(newest.hasMore).toBe(true);
    const older = await thread("friend", { limit: 3, before: newest.messages[0]?.seq });
    expect(older.messages.map(({ content }) => content)).toEqual(["answer 1", "answer 2"]);
    expect(older.hasMore).toBe(false);
    expect(await refused((h) => h.thread(as("friend"), answers[0] ?? "", {}))).toBe("NotFound");
  });

  it("is followed by whoever wrote in it, until they say otherwise, and by whoever says so", async () => {
    const following = async () =>
      Promise.all(["student", "teacher", "friend"].map(async (name) => (await thread(name)).isFollowing));
    expect(await following()).toEqual([true, true, false]);
    await read((h) => h.follow(as("teacher"), first, false));
    await read((h) => h.follow(as("friend"), first, true));
    expect(await following()).toEqual([true, false, true]);
    await read((h) => h.follow(as("teacher"), first, true));
    await read((h) => h.follow(as("friend"), first, false));
    expect(await following()).toEqual([true, true, false]);
  });
});

it("pins are listed the last pinned first, without deleted ones", async () => {
  const pin = (index: number, at: string) =>
    world.change(ids[index] ?? "", { pinnedAt: new Date(at), pinnedBy: someone("creator").id });
  await pin(3, "2026-01-01T10:00:00Z");
  await pin(1, "2026-01-02T10:00:00Z");
  await pin(2, "2026-01-03T10:00:00Z");
  await world.change(ids[2] ?? "", { isDeleted: true, deletedAt: new Date() });
  const { messages } = await read((h) => h.pins(as("friend"), course.roomId));
  expect(messages.map(({ id }) => id)).toEqual([ids[1], ids[3]]);
});

describe("answered questions", () => {
  const total = ANSWERS_PAGE_SIZE + 5;

  it("come in pages and can be searched by question and answer together", async () => {
    const { id, roomId } = await world.course("answers", someone("creator").id);
    await world.enroll(someone("friend").id, id);
    const userId = someone("student").id;
    for (let index = 0; index < total; index++) {
      const [question = ""] = await world.write(roomId, [{ userId, content: `Which torch number${index}?` }]);
      const [answerId = ""] = await world.write(roomId, [
        {
          userId: someone("teacher").id,
          content: `The blue oxygen${index}`,
          replyToId: question,
          threadId: question,
        },
      ]);
      await world.change(question, { answerId, answeredAt: new Date(1_750_000_000_000 + index * 1_000) });
    }
    await world.write(roomId, [{ userId, content: "Which torch is nobody's?" }]);
    const all = (request = {}) => read((h) => h.answers(as("friend"), roomId, request));
    const first = await all();
    expect(first.answers[0]).toMatchObject({
      question: { content: `Which torch number${total - 1}?` },
      answer: { content: `The blue oxygen${total - 1}` },
      answeredAt: new Date(1_750_000_000_000 + (total - 1) * 1_000).toISOString(),
    });
    const second = await all({ cursor: first.nextCursor });
    expect(second.nextCursor).toBeNull();
    const seen = [...first.answers, ...second.answers].map(({ question }) => question.id);
    expect(new Set(seen).size).toBe(total);
    const found = await all({ q: "torches oxygen7" });
    expect(found.answers.map(({ answer }) => answer.content)).toEqual(["The blue oxygen7"]);
    expect((await all({ q: "nobody" })).answers).toEqual([]);
    const gone = found.answers[0]?.answer.id ?? "";
    await world.change(gone, { isDeleted: true, deletedAt: new Date() });
    expect((await all({ q: "torches oxygen7" })).answers).toEqual([]);
    expect(await refused((h) => h.answers(as("friend"), roomId, { cursor: "nonsense" }))).toBe("BadRequest");
  });
});

describe("members", () => {
  let extra = 0;
  const members = (request = {}) => read((h) => h.members(as("friend"), course.roomId, request));

  it("are the course's people with their roles, but who was removed", async () => {
    const { members: all, nextCursor } = await members();
    expect(all.map(({ handle, role }) => [handle, role])).toEqual([
      ["creator", "creator"],
      ["teacher", "student_teacher"],
      ["friend", "student"],
      ["student", "student"],
    ]);
    expect(nextCursor).toBeNull();
  });

  it("shows who is there and who would help", async () => {
    await world.db((db) =>
      db.execute(sql`
        insert into inbox_presence (user_id, online_until, connected_until) values
          (${someone("friend").id}, now() + interval '1 minute', now() + interval '1 minute'),
          (${someone("student").id}, now() - interval '1 s', now() - interval '1 s'),
          (${someone("teacher").id}, now() - interval '1 s', now() + interval '9 minutes')`),
    );
    await world.db((db) =>
      db.execute(sql`
        insert into user_availability (user_id, is_available, last_available_at) values
          (${someone("teacher").id}, true, now()), (${someone("friend").id}, true, now())`),
    );
    const { members: all } = await members();
    expect(all.filter(({ isOnline }) => isOnline).map(({ handle }) => handle)).toEqual(["friend"]);
    expect(all.filter(({ isAvailable }) => isAvailable).map(({ handle }) => handle)).toEqual(["teacher"]);
    const gone = (is: boolean) =>
      world.db((db) =>
        db.execute(sql`update inbox_presence set connected_until = now() + make_interval(mins => ${is ? 0 : 9})
          where user_id = ${someone("teacher").id}`),
      );
    await gone(true);
    expect((await members()).members.filter(({ isAvailable }) => isAvailable)).toEqual([]);
    await gone(false);
    await world.db((db) =>
      db.execute(sql`update user_availability set last_available_at = now() - interval '11 minutes',
        updated_at = now() - interval '11 minutes'`),
    );
    await world.db((db) =>
      db.execute(sql`update inbox_presence set online_until = now() - interval '11 minutes'
        where user_id = ${someone("teacher").id}`),
    );
    expect((await members()).members.filter(({ isAvailable }) => isAvailable)).toEqual([]);
  });

  it("are found by the beginning of a handle or of a word of the name", async () => {
    const grace = await world.user("ghopper", { name: "Grace % Brewster" });
    await world.enroll(grace.id, course.id);
    const found = async (q: string) => (await members({ q })).members.map(({ handle }) => handle);
    for (const q of ["gho", "@GHO", "grace", "brew", "Grace %"]) expect(await found(q)).toEqual(["ghopper"]);
    for (const q of ["hopper", "race", "_", "x%"]) expect(await found(q)).toEqual([]);
  });

  it.each([
    ["Zoë Ångström", ["zoe", "zoë", "ang", "ång", "ANGSTROM", "ang zoe", "Zoe\u0308"], ["oe", "strom"]],
    [
      "Anne-Marie O’Brien",
      ["anne", "marie", "brien", "o'brien", "o’br", "obrien", "annemarie", "anne-m"],
      ["nne"],
    ],
    ["田中太郎", ["太郎", "田中", "中太", "田"], ["郎太"]],
    ["Ada (Tutor) Łukasz", ["tutor", "luk", "łuk", "ada", "(tutor)", "luk ada"], ["ukasz"]],
    ["Đặng Thị Ngọc", ["dang", "thi", "ngoc", "Đặng"], ["ung"]],
    ["İpek Işık", ["ipek", "isik", "İPEK"], ["pek"]],
    ["100% Sure_thing", ["100%", "sure", "thing", "sure_thing"], ["_", "1_0"]],
  ])("%s is found by words of the name, however they are accented", async (name, found, missed) => {
    extra += 1;
    const one = await world.user(`x${extra}`, { name });
    await world.enroll(one.id, course.id);
    const names = async (q: string) => (await members({ q })).members.map((member) => member.name);
    for (const q of found) expect([q, await names(q)]).toEqual([q, [name]]);
    for (const q of missed) expect([q, await names(q)]).toEqual([q, []]);
  });

  it("are found by any word of a handle", async () => {
    const one = await world.user("walrus_quokka", { name: "Somebody" });
    await world.enroll(one.id, course.id);
    const found = async (q: string) => (await members({ q })).members.map(({ handle }) => handle);
    for (const q of ["walrus", "quok", "walrus_q", "@walrus_quokka"])
      expect(await found(q)).toEqual(["walrus_quokka"]);
    expect(await found("okka")).toEqual([]);
  });

  it("come in pages without gaps or doubles", async () => {
    const crowd = await world.course("crowd", someone("creator").id);
    const total = MEMBERS_PAGE_SIZE * 2 + 3;
    for (let index = 0; index < total; index++) {
      const { id } = await world.user(`crowd${index}`, { name: `Ünal ${index % 7}` });
      await world.enroll(id, crowd.id);
    }
    const seen: string[] = [];
    let cursor: string | null | undefined;
    do {
      const page: Awaited<ReturnType<typeof members>> = await read((h) =>
        h.members(as("creator"), crowd.roomId, cursor ? { cursor } : {}),
      );
      seen.push(...page.members.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toHaveLength(total + 1);
    expect(new Set(seen).size).toBe(total + 1);
  });

  it.each(["nonsense", "%", '[0,"a"]', '[9,"a","00000000-0000-0000-0000-000000000000"]', '[0,"a","x"]'])(
    "refuses the cursor %j",
    async (cursor) => {
      expect(await refused((h) => h.members(as("friend"), course.roomId, { cursor }))).toBe("BadRequest");
    },
  );
});

it("knows the other course's people only there", async () => {
  expect(await refused((h) => h.pins(as("friend"), other.roomId))).toBe("NotFound");
});
