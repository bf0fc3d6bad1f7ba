import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ChatWorld, openChatWorld, signedInAs } from "../../../tests/support/worlds/chat-world.ts";
import { ChatHistory } from "../history/service.ts";
import { SEARCH_PAGE_SIZE, SEARCH_WINDOW } from "../limits.ts";
import type { SearchRequest } from "../model.ts";
import { indexedHits } from "./find.ts";
import { exactText, readQuery } from "./query.ts";
import { ChatSearchIndex } from "./search-index.ts";

let world: ChatWorld;
let sarah: { id: string };
let lee: { id: string };
let stranger: { id: string };
let welding: { id: string; roomId: string };
let weaving: { id: string; roomId: string };
let secret: { id: string; roomId: string };

const find = (request: SearchRequest) =>
  world.run(ChatHistory.use((history) => history.search(signedInAs(sarah), request)));
const texts = async (request: SearchRequest) =>
  (await find(request)).results.map(({ message }) => message.content);
const refused = async (request: SearchRequest, who = sarah) =>
  (await world.fails(ChatHistory.use((history) => history.search(signedInAs(who), request)))) as {
    _tag: string;
  };
const index = async () => {
  while (await world.run(ChatSearchIndex.use(({ step }) => step)));
};

const hour = (number: number) => new Date(Date.UTC(2026, 0, 1, number));

beforeAll(async () => {
  world = await openChatWorld();
  sarah = await world.user("sarah");
  lee = await world.user("lee");
  stranger = await world.user("stranger");
  const creator = await world.user("creator");
  [welding, weaving, secret] = (await Promise.all(
    ["welding", "weaving", "secret"].map((slug) => world.course(slug, creator.id)),
  )) as [typeof welding, typeof welding, typeof welding];
  await world.enroll(sarah.id, welding.id);
  await world.enroll(sarah.id, weaving.id);
  await world.enroll(lee.id, welding.id);
  await world.write(welding.roomId, [
    { userId: sarah.id, content: "My torches keep failing when I am running them", createdAt: hour(1) },
    { userId: lee.id, content: "A torch needs oxygen, see `setFlow(3)`", createdAt: hour(2) },
    { userId: lee.id, content: "The quick brown fox", createdAt: hour(4) },
    { userId: lee.id, content: "Hits \u{E000}forged\u{E001} by hand", createdAt: hour(5) },
  ]);
  await world.write(weaving.roomId, [
    { userId: lee.id, content: "No torch near the loom!", createdAt: hour(3) },
  ]);
  await world.write(secret.roomId, [{ userId: lee.id, content: "The secret torch", createdAt: hour(3) }]);
  await index();
});
afterAll(() => world.close());

describe("what is found", () => {
  it("is in all of the reader's rooms, and in no other, the newest first", async () => {
    expect(await texts({ q: "torch" })).toEqual([
      "No torch near the loom!",
      "A torch needs oxygen, see `setFlow(3)`",
      "My torches keep failing when I am running them",
    ]);
    expect(await refused({ q: "torch", roomId: secret.roomId })).toMatchObject({ _tag: "NotFound" });
    expect(
      (await world.run(ChatHistory.use((history) => history.search(signedInAs(stranger), { q: "torch" }))))
        .results,
    ).toEqual([]);
  });

  it("tells where it stands and what was found", async () => {
    const { results, people, nextCursor } = await find({ q: "oxygen", roomId: welding.roomId });
    expect(results).toMatchObject([{ roomId: welding.roomId, courseSlug: "welding", roomName: "welding" }]);
    expect(results[0]?.snippet).toBe("A torch needs \u{E000}oxygen\u{E001}, see setFlow(3)");
    expect(people).toMatchObject([{ handle: "lee" }]);
    expect(nextCursor).toBeNull();
  });

  it.each([
    ["forms of a word", "ran torch run", []],
    ["forms of a word", "run torch", ["My torches keep failing when I am running them"]],
    [
      "words that English leaves out",
      "the",
      ["The quick brown fox", "No torch near the loom!", "My torches"],
    ],
    ["the beginning of the last word", "quick bro", ["The quick brown fox"]],
    ["the beginning of a name in code", "setfl", ["A torch needs oxygen"]],
    ["no beginning of an earlier word", "qui brown", []],
    ["a phrase", '"torch near"', ["No torch near the loom!"]],
    ["a phrase that is not there", '"near torch"', []],
    ["without", "torch -loom -running", ["A torch needs oxygen"]],
    ["either", "oxygen or loom", ["No torch near the loom!", "A torch needs oxygen"]],
  ])("%s: %s", async (_, q, begin) => {
    const found = await texts({ q });
    expect(found).toHaveLength(begin.length);
    for (const [place, text] of begin.entries()) expect(found[place]).toContain(text);
  });

  it("is narrowed by author and by time", async () => {
    expect(await texts({ q: "torch", authorId: sarah.id })).toHaveLength(1);
    const [second = "", third = ""] = [hour(2).toISOString(), hour(3).toISOString()];
    expect(await texts({ q: "torch", from: second })).toHaveLength(2);
    expect(await texts({ q: "torch", to: third })).toHaveLength(2);
    expect(await texts({ q: "torch", from: second, to: third })).toHaveLength(1);
    expect(await texts({ q: "torch", from: "2026-01-01T04:00:00+01:00" })).toHaveLength(1);
    expect(await texts({ q: "torch", from: "2030-01-01T00:00:00Z" })).toEqual([]);
    expect(await texts({ q: "torch", to: "2000-01-01T00:00:00Z" })).toEqual([]);
  });

  it("shows no marks of hits that a writer has put there", async () => {
    const [hit] = (await find({ q: "hand" })).results;
    expect(hit?.snippet).toBe("Hits forged by \u{E000}hand\u{E001}");
  });

  it.each(["-torch", "!!", "-", '""'])("refuses %j, which names nothing to look for", async (q) => {
    expect(await refused({ q })).toMatchObject({ _tag: "BadRequest" });
  });

  it("refuses what is no cursor and no moment", async () => {
    expect(await refused({ q: "torch", cursor: "x" })).toMatchObject({ _tag: "BadRequest" });
    expect(await refused({ q: "torch", from: "2026-13-40T99:00:00Z" })).toMatchObject({ _tag: "BadRequest" });
  });

  it.each(["'", "\\", "a & | b", "<->", "(((", "torch:*", "%", "x'; drop", "🔥🔥🔥", "ﬁn", "日本語です"])(
    "takes %j for words, whatever they mean to Postgres",
    async (q) => {
      const outcome = await world
        .run(ChatHistory.use((history) => history.search(signedInAs(sarah), { q })).pipe((effect) => effect))
        .catch((error: { _tag: string }) => error);
      expect(["BadRequest", undefined]).toContain((outcome as { _tag?: string })._tag);
    },
  );
});

describe("many hits", () => {
  /** More than fit the window and one bucket of the index, which ends between two messages of one moment. */
  const total = 14_000;
  const edge = 8_192;
  let room: { id: string; roomId: string };

  beforeAll(async () => {
    room = await world.course("many", stranger.id);
    await world.enroll(sarah.id, room.id);
    await world.write(
      room.roomId,
      Array.from({ length: total }, (_, number) => ({
        userId: number % 2 === 0 ? sarah.id : lee.id,
        content: [
          "common",
          number % 1_000 === 3 ? "seldom" : "padding",
          ...(number < 30 ? ["ancient"] : []),
          ...(number < total - SEARCH_WINDOW - 100 ? ["retired"] : []),
          ...(number >= edge - 2 && number < edge + SEARCH_PAGE_SIZE - 1 ? ["edge"] : []),
          `n${number}`,
        ].join(" "),
        createdAt: new Date(Date.UTC(2026, 1, 1) + Math.floor(number / 3) * 1_000),
      })),
    );
    await index();
    await world.db((db) => db.execute(sql`analyze chat_search`));
  });

  const numbers = async (request: Omit<SearchRequest, "roomId">, pages: number) => {
    const seen: number[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < pages; page++) {
      const found: Awaited<ReturnType<typeof find>> = await find({
        ...request,
        roomId: room.roomId,
        ...(cursor ? { cursor } : {}),
      });
      seen.push(...found.results.map(({ message }) => message.seq - 1));
      if (found.nextCursor === null) return { seen, isAll: true };
      cursor = found.nextCursor;
    }
    return { seen, isAll: false };
  };

  it("come in pages without gaps or doubles, also where many share their moment", async () => {
    const { seen } = await numbers({ q: "common" }, 4);
    expect(seen).toHaveLength(SEARCH_PAGE_SIZE * 4);
    expect(seen.toSorted((a, b) => b - a)).toEqual(
      Array.from({ length: SEARCH_PAGE_SIZE * 4 }, (_, place) => total - 1 - place),
    );
  });

  it("reach beyond the newest messages", async () => {
    expect(await numbers({ q: "seldom" }, 2)).toEqual({
      seen: Array.from({ length: total / 1_000 }, (_, place) => place * 1_000 + 3).reverse(),
      isAll: true,
    });
    const ancient = await numbers({ q: "ancient" }, 5);
    expect(ancient.isAll).toBe(true);
    expect(ancient.seen.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, number) => number));
    expect((await numbers({ q: "ancient", authorId: lee.id }, 5)).seen).toHaveLength(15);
    const before = new Date(Date.UTC(2026, 1, 1) + 1_000_000).toISOString();
    expect((await numbers({ q: "seldom", to: before }, 2)).seen).toEqual([2_003, 1_003, 3]);
    expect((await numbers({ q: "common", to: before }, 1)).seen).toContain(2_999);
  });

  it("come in order and once where a page ends between two of one moment and of two buckets", async () => {
    const { seen } = await numbers({ q: "edge" }, 2);
    expect(seen).toEqual(
      Array.from({ length: SEARCH_PAGE_SIZE + 1 }, (_, place) => edge - 2 + place).reverse(),
    );
  });

  it.each([
    "retired",
    "retir",
    "ancient seldom",
    "ancient or edge",
    '"padding ancient"',
    '"ancient padding"',
    'ancient -"padding ancient"',
    "ancient -seldom",
    "n8191",
    "n819",
    "retired -padding",
    "nothing",
    "ancient padding n1",
    "anc_ient",
  ])("%s finds by the index what the words themselves say", async (q) => {
    const limit = 100;
    const query = readQuery(q) ?? [];
    const options = { query, authorId: null, from: null, to: null, after: null, limit };
    const ids = (rows: unknown) => (rows as { id: string }[]).map(({ id }) => id);
    const found = await world.db((db) => db.execute(indexedHits({ ...options, roomIds: [room.roomId] })));
    const all = await world.db((db) =>
      db.execute(sql`select message_id as id from chat_search s
        where room_id = ${room.roomId} and words @@ ${exactText(query)}::tsquery order by seq desc limit ${limit}`),
    );
    expect(ids(found)).toEqual(ids(all));
    expect(all.length > 0).toBe(!["nothing", '"ancient padding"', "anc_ient"].includes(q));
  });

  it("are found by the index of words, not by reading every message, where they are few", async () => {
    const options = { query: readQuery("seldom") ?? [], from: null, to: null, after: null, limit: 21 };
    for (const authorId of [null, lee.id]) {
      const plan = await world.db((db) =>
        db.execute(sql`explain ${indexedHits({ ...options, authorId, roomIds: [room.roomId] })}`),
      );
      expect(JSON.stringify(plan)).toMatch(
        /chat_search_words_idx.*Index Cond: \(\(room_id = .*\) AND \(chat_words_in\(/,
      );
    }
  });
});
