import { sql } from "drizzle-orm";
import postgres from "postgres";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Database } from "../../../db/database.ts";
import { type ChatWorld, openChatWorld } from "../../../tests/support/worlds/chat-world.ts";
import { INDEX_BATCH, INDEX_LENGTH } from "../limits.ts";
import { committed } from "../store/committed.ts";
import { ChatSearchIndex } from "./search-index.ts";
import { vectorOf } from "./words.ts";

let world: ChatWorld;
let author: { id: string };
let rooms = 0;
const newRoom = async () => (await world.course(`room-${++rooms}`, author.id)).roomId;

const step = () => world.run(ChatSearchIndex.use((index) => index.step));
const catchUp = async () => {
  while (await step());
};
const found = async (roomId: string, word: string) =>
  (
    await world.db((db) =>
      db.execute(sql`select seq from chat_search
        where room_id = ${roomId} and words @@ to_tsquery('simple', ${word}) order by seq`),
    )
  ).map((row) => Number((row as { seq: string }).seq));
/** The words of a text as Postgres writes them. */
const stored = async (content: string) =>
  (
    await world.db((db) =>
      db.execute<{ words: string }>(sql`select ${vectorOf(content)}::tsvector::text as words`),
    )
  )[0]?.words;
const lag = async () =>
  Number(
    (await world.db((db) => db.execute(sql`select sum(last_rev - indexed_rev) as lag from chat_rooms`)))[0]
      ?.lag,
  );
const lines = (count: number, content = "word") =>
  Array.from({ length: count }, () => ({ userId: author.id, content }));

beforeAll(async () => {
  world = await openChatWorld();
  author = await world.user("author");
});
afterAll(() => world.close());

it("follows new messages, edits and deletions", async () => {
  const room = await newRoom();
  const [first = "", second = ""] = await world.write(room, [...lines(1, "apple"), ...lines(1, "pear")]);
  expect(await found(room, "apple")).toEqual([]);
  await catchUp();
  expect([await found(room, "apple"), await found(room, "pear")]).toEqual([[1], [2]]);
  await world.change(first, { content: "plum", editedAt: new Date() });
  await world.change(second, { isDeleted: true, deletedAt: new Date() });
  await catchUp();
  expect([await found(room, "apple"), await found(room, "pear"), await found(room, "plum")]).toEqual([
    [],
    [],
    [1],
  ]);
  expect(await lag()).toBe(0);
});

it("changes nothing when it is done again", async () => {
  const room = await newRoom();
  await world.write(room, lines(3));
  await catchUp();
  const all = () =>
    world.db((db) => db.execute(sql`select *, xmin::text from chat_search order by message_id`));
  const before = await all();
  await world.db((db) => db.execute(sql`update chat_rooms set indexed_rev = 0`));
  await catchUp();
  expect(await all()).toEqual(before);
  expect(await lag()).toBe(0);
});

it("takes a bounded number at a time, and the rooms that are least behind first", async () => {
  const [small, large] = [await newRoom(), await newRoom()];
  await world.write(large, lines(INDEX_BATCH + 100));
  await world.write(small, lines(10));
  expect(await step()).toBe(true);
  expect(await found(small, "word")).toHaveLength(10);
  expect(await found(large, "word")).toEqual(
    Array.from({ length: INDEX_BATCH - 10 }, (_, place) => place + 1),
  );
  expect(await lag()).toBe(110);
  expect(await step()).toBe(false);
  expect(await lag()).toBe(0);
});

it("takes few at a time of those that are long", async () => {
  const room = await newRoom();
  const long = "word ".repeat(800).trim();
  await world.write(room, lines(Math.ceil(INDEX_LENGTH / long.length) + 5, long));
  expect(await step()).toBe(true);
  expect(await found(room, "word")).toHaveLength(Math.floor(INDEX_LENGTH / long.length));
  await catchUp();
  expect(await lag()).toBe(0);
});

it("indexes anew what an older rule indexed, from the newest to the oldest, after what is new", async () => {
  const [large, small] = [await newRoom(), await newRoom()];
  await world.write(large, lines(INDEX_BATCH + 20, "src/walrus"));
  const [gone = ""] = await world.write(small, lines(3, "src/walrus"));
  await catchUp();
  await world.db((db) =>
    db.execute(
      sql`update chat_search set words = to_tsvector('simple', 'src/walrus') where room_id in ${[large, small]}`,
    ),
  );
  await world.db((db) =>
    db.execute(sql`update chat_rooms set reindex_below = last_seq + 1 where id in ${[large, small]}`),
  );
  expect(await found(large, "walrus")).toEqual([]);
  await world.write(large, lines(1, "new walrus"));
  await world.change(gone, { isDeleted: true, deletedAt: new Date() });
  expect(await step()).toBe(true);
  const newest = INDEX_BATCH + 21;
  expect(await found(large, "walrus")).toContain(newest);
  await catchUp();
  expect(await found(large, "walrus")).toEqual(Array.from({ length: newest }, (_, place) => place + 1));
  expect(await found(small, "walrus")).toEqual([2, 3]);
  expect(await step()).toBe(false);
});

it("leaves out a message that cannot be indexed, and no other", async () => {
  const [bad, good] = [await newRoom(), await newRoom()];
  await world.write(bad, [...lines(1, "before"), ...lines(1, "poison"), ...lines(1, "after")]);
  await world.write(good, lines(2, "elsewhere"));
  const run = (statement: string) => world.db((db) => db.execute(sql.raw(statement)));
  await run(`create function refuse_words() returns trigger language plpgsql as $$
    begin if new.words::text like '%poison%' then raise exception 'refused'; end if; return new; end $$`);
  await run(
    "create trigger refuse_words before insert on chat_search for each row execute function refuse_words()",
  );
  await catchUp();
  expect(await lag()).toBe(0);
  expect([await found(bad, "before"), await found(bad, "poison"), await found(bad, "after")]).toEqual([
    [1],
    [],
    [3],
  ]);
  expect(await found(good, "elsewhere")).toEqual([1, 2]);
  // The same by a new rule of what a word is, from the newest to the oldest.
  await world.db((db) => db.execute(sql`delete from chat_search where room_id = ${bad}`));
  await world.db((db) => db.execute(sql`update chat_rooms set reindex_below = 4 where id = ${bad}`));
  await catchUp();
  expect([await found(bad, "before"), await found(bad, "after")]).toEqual([[1], [3]]);
  await run("drop trigger refuse_words on chat_search");
});

it("is right when several index at once while messages change", async () => {
  const many = await Promise.all(Array.from({ length: 6 }, newRoom));
  const contents = new Map<string, string>();
  let over = false;
  const indexers = Array.from({ length: 3 }, async () => {
    while (!over) await step();
  });
  for (let round = 0; round < 15; round++) {
    const room = many[round % many.length] ?? "";
    const ids = await world.write(room, lines(5, `start${round}`));
    for (const id of ids) contents.set(id, `start${round}`);
    const touched = [...contents.keys()].filter((_, place) => place % 7 === round % 7).slice(0, 6);
    for (const id of touched) {
      const content = `edit${round}x${uuidv7().slice(-6)}`;
      contents.set(id, content);
      await world.change(id, { content, editedAt: new Date() });
    }
  }
  over = true;
  await Promise.all(indexers);
  await catchUp();
  const rows = await world.db((db) =>
    db.execute<{ words: string; content: string }>(sql`
      select s.words::text as words, m.content
      from chat_search s join chat_messages m on m.id = s.message_id where s.room_id in ${many}`),
  );
  expect(rows).toHaveLength(contents.size);
  for (const { words, content } of rows) expect(words).toBe(await stored(content));
  expect(await lag()).toBe(0);
});

it("waits for no commit with its words, only to note how far it came", async () => {
  const room = await newRoom();
  await world.write(room, lines(20));
  const holder = postgres(world.url, { max: 1, onnotice: () => {} });
  let indexing: Promise<unknown> | undefined;
  await holder.begin(async (tx) => {
    await tx`select id from chat_rooms where id = ${room} for no key update`;
    indexing = step();
    await expect.poll(() => found(room, "word"), { timeout: 5_000, interval: 20 }).toHaveLength(20);
    expect(await lag()).toBe(20);
  });
  await indexing;
  await holder.end();
  expect(await lag()).toBe(0);
});

it("runs by itself after a commit", async () => {
  const room = await newRoom();
  await world.write(room, lines(2, "sudden"));
  await world.run(
    Database.useSync((database) => {
      committed(database, [room]);
    }),
  );
  await expect.poll(() => found(room, "sudden"), { timeout: 5_000 }).toEqual([1, 2]);
});

it("finds what is to be indexed without a look at all the rooms in which nothing is", async () => {
  await world.db((db) =>
    db.execute(sql`
      with course as (
        insert into courses (id, creator_id, title, slug, description, duration, level, price_cents, category_id)
        select gen_random_uuid(), c.creator_id, c.title, 'quiet-' || n, c.description, c.duration, c.level,
          c.price_cents, c.category_id
        from (select * from courses limit 1) c, generate_series(1, 3000) n returning id
      )
      insert into chat_rooms (course_id, name) select id, 'Quiet' from course`),
  );
  await world.db((db) => db.execute(sql`analyze chat_rooms`));
  const room = await newRoom();
  await world.write(room, lines(1, "seldom"));
  const scans = async () => {
    await catchUp();
    const [row] = await world.db((db) =>
      db.execute(
        sql`select idx_scan from pg_stat_user_indexes where indexrelname = 'chat_rooms_unindexed_idx'`,
      ),
    );
    return Number((row as { idx_scan: string } | undefined)?.idx_scan ?? 0);
  };
  await expect.poll(scans, { timeout: 10_000 }).toBeGreaterThan(0);
  expect(await found(room, "seldom")).toEqual([1]);
});
