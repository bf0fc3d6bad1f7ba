import { Effect, Layer } from "effect";
import * as fc from "fast-check";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorld, type World } from "../../../tests/support/worlds/world.ts";
import { Actors } from "../../shared/actors.ts";
import type { ChangeResult, NewChange } from "../commands.ts";
import { MAX_EDITS, MAX_PINS, MAX_REACTIONS } from "../limits.ts";
import { splitChanges } from "../room/batch.ts";
import { applyChange } from "../rules.ts";
import { Chat } from "../service.ts";
import type { ChatMessage } from "../wire.ts";

let world: World<Chat>;
let author: { id: string };
let other: { id: string };
let courseId: string;
let rooms = 0;

const actors = Layer.succeed(Actors, Actors.of({ tell: () => Effect.void }));

const newRoom = async (texts: readonly string[]) => {
  const made = await world.course(`changes-${++rooms}`, author.id);
  courseId = made.id;
  const messages = texts.map((content) => ({ id: uuidv7(), userId: author.id, content, replyToId: null }));
  await world.run(Chat.use((chat) => chat.commit(made.roomId, messages)));
  return { roomId: made.roomId, ids: messages.map(({ id }) => id) };
};
const change = (roomId: string, changes: readonly NewChange[]) =>
  world.run(Chat.use((chat) => chat.change(roomId, changes)));
const all = (roomId: string) => world.run(Chat.use((chat) => chat.since(roomId, 0, null, 1_000)));
const rows = async (query: string) =>
  (await world.db((db) => db.execute(query))) as unknown as Record<string, unknown>[];
const outcomes = (results: readonly ChangeResult[]) => results.map(({ outcome }) => outcome);

beforeAll(async () => {
  world = await openWorld((database) => Chat.layer.pipe(Layer.provideMerge(Layer.merge(database, actors))));
  author = await world.user("author", { isCreator: true });
  other = await world.user("other");
});
afterAll(() => world.close());

describe("an edit", () => {
  it("changes the author's own message, keeps what it said, and changes nothing when it is repeated", async () => {
    const { roomId, ids } = await newRoom(["before"]);
    const id = ids[0] ?? "";
    const edit: NewChange = { _tag: "Edit", id, userId: author.id, content: "after" };
    const [made] = await change(roomId, [edit]);
    expect(made).toMatchObject({ outcome: "changed", change: { _tag: "Edited", rev: 2, content: "after" } });
    expect(await change(roomId, [edit])).toMatchObject([
      { outcome: "same", message: { id, content: "after", rev: 2 }, person: { id: author.id } },
    ]);
    const { messages, lastRev } = await all(roomId);
    expect(lastRev).toBe(2);
    expect(messages[0]).toMatchObject({ content: "after", rev: 2, editedAt: expect.any(String) });
    expect(
      await rows(
        `select rev::int, content, changed_by from chat_message_versions where message_id = '${id}'`,
      ),
    ).toEqual([{ rev: 2, content: "before", changed_by: author.id }]);
  });

  it("is refused to others, of what is deleted or elsewhere, and where nothing would be left", async () => {
    const [{ roomId, ids }, elsewhere] = [await newRoom(["one", "two"]), await newRoom(["three"])];
    const [one = "", two = ""] = ids;
    await change(roomId, [{ _tag: "Delete", id: two, userId: author.id, moderates: false }]);
    const edit = (id: string, content: string, userId = author.id): NewChange => ({
      _tag: "Edit",
      id,
      userId,
      content,
    });
    expect(outcomes(await change(roomId, [edit(one, "x", other.id)]))).toEqual(["forbidden"]);
    expect(outcomes(await change(roomId, [edit(one, ""), edit(two, "x")]))).toEqual(["empty", "not_found"]);
    expect(outcomes(await change(roomId, [edit(elsewhere.ids[0] ?? "", "x"), edit(uuidv7(), "x")]))).toEqual([
      "not_found",
      "not_found",
    ]);
  });
});

describe("a deletion", () => {
  it("is the author's, or of who moderates: then it stands in the room's audit trail", async () => {
    const { roomId, ids } = await newRoom(["mine", "theirs"]);
    const [mine = "", theirs = ""] = ids;
    const remove = (id: string, userId: string, moderates: boolean): NewChange => ({
      _tag: "Delete",
      id,
      userId,
      moderates,
    });
    expect(outcomes(await change(roomId, [remove(mine, other.id, false)]))).toEqual(["forbidden"]);
    expect(
      outcomes(await change(roomId, [remove(mine, author.id, false), remove(theirs, other.id, true)])),
    ).toEqual(["changed", "changed"]);
    expect(outcomes(await change(roomId, [remove(mine, author.id, false)]))).toEqual(["same"]);
    const trail = await rows(
      `select actor_id, action, details from audit_log where target_type = 'chat_room' and target_id = '${roomId}'`,
    );
    expect(trail).toEqual([
      { actor_id: other.id, action: "chat.deleted", details: { messageId: theirs, userId: author.id } },
    ]);
  });

  it("takes reactions and pin with it", async () => {
    const { roomId, ids } = await newRoom(["gone"]);
    const id = ids[0] ?? "";
    await change(roomId, [
      { _tag: "React", id, userId: other.id, emoji: "👍", is: true },
      { _tag: "Pin", id, userId: author.id, is: true },
    ]);
    expect((await all(roomId)).messages[0]).toMatchObject({
      rev: 3,
      pinnedAt: expect.any(String),
      reactions: [{ emoji: "👍", userIds: [other.id] }],
    });
    await change(roomId, [{ _tag: "Delete", id, userId: author.id, moderates: false }]);
    const [gone] = (await all(roomId)).messages;
    expect(gone).toMatchObject({ isDeleted: true, content: "", rev: 4 });
    expect(gone).not.toHaveProperty("reactions");
    expect(gone).not.toHaveProperty("pinnedAt");
    expect(
      outcomes(await change(roomId, [{ _tag: "React", id, userId: other.id, emoji: "👍", is: true }])),
    ).toEqual(["not_found"]);
  });
});

describe("limits", () => {
  it("hold for the different reactions of a message, however many come at once", async () => {
    const { roomId, ids } = await newRoom(["popular"]);
    const id = ids[0] ?? "";
    const emoji = Array.from({ length: MAX_REACTIONS + 5 }, (_, i) => String.fromCodePoint(0x1f600 + i));
    const react = (userId: string, one: string): NewChange => ({
      _tag: "React",
      id,
      userId,
      emoji: one,
      is: true,
    });
    const first = await change(
      roomId,
      emoji.slice(0, 3).map((one) => react(other.id, one)),
    );
    expect(outcomes(first)).toEqual(["changed", "changed", "changed"]);
    const rest = await change(
      roomId,
      emoji.map((one) => react(author.id, one)),
    );
    expect(outcomes(rest)).toEqual(emoji.map((_, i) => (i < MAX_REACTIONS ? "changed" : "too_many")));
    expect((await all(roomId)).messages[0]?.reactions).toHaveLength(MAX_REACTIONS);
  });

  it("hold for the edits of a message, whose every text is kept, and not for what changes nothing", async () => {
    const { roomId, ids } = await newRoom(["0"]);
    const edit = (content: string): NewChange => ({
      _tag: "Edit",
      id: ids[0] ?? "",
      userId: author.id,
      content,
    });
    const results: ChangeResult[] = [];
    for (let n = 1; n <= MAX_EDITS + 1; n++) results.push(...(await change(roomId, [edit(`${n}`)])));
    expect(outcomes(results)).toEqual(results.map((_, i) => (i < MAX_EDITS ? "changed" : "too_many")));
    expect(outcomes(await change(roomId, [edit(`${MAX_EDITS}`)]))).toEqual(["same"]);
    const kept = await rows(
      `select count(*)::int as count from chat_message_versions where message_id = '${ids[0]}'`,
    );
    expect(kept).toEqual([{ count: MAX_EDITS }]);
    const deletion: NewChange = { _tag: "Delete", id: ids[0] ?? "", userId: author.id, moderates: false };
    expect(outcomes(await change(roomId, [deletion]))).toEqual(["changed"]);
  });

  it("hold for the pins of a room", async () => {
    const { roomId, ids } = await newRoom(Array.from({ length: MAX_PINS + 1 }, (_, i) => `${i}`));
    const results: ChangeResult[] = [];
    for (const id of ids)
      results.push(...(await change(roomId, [{ _tag: "Pin", id, userId: author.id, is: true }])));
    expect(outcomes(results)).toEqual(ids.map((_, i) => (i < MAX_PINS ? "changed" : "too_many")));
    const unpin: NewChange = { _tag: "Pin", id: ids[0] ?? "", userId: author.id, is: false };
    expect(await change(roomId, [unpin])).toMatchObject([{ outcome: "changed", change: { at: null } }]);
  });
});

describe("any changes", () => {
  const wish = fc.oneof(
    fc.record({ _tag: fc.constant("Edit" as const), content: fc.constantFrom("a", "b", "") }),
    fc.record({ _tag: fc.constant("Delete" as const), moderates: fc.boolean() }),
    fc.record({ _tag: fc.constant("Pin" as const), is: fc.boolean() }),
    fc.record({
      _tag: fc.constant("React" as const),
      emoji: fc.constantFrom("👍", "❤️", "🎉"),
      is: fc.boolean(),
    }),
    fc.record({
      _tag: fc.constant("React" as const),
      emoji: fc.constantFrom("👍", "❤️", "🎉"),
      is: fc.boolean(),
    }),
  );
  const wishes = fc.array(fc.record({ wish, message: fc.nat(4), isAuthor: fc.boolean() }), {
    minLength: 1,
    maxLength: 30,
  });

  it("number a room's revs without gaps, and lead readers to what is stored, in order and at once alike", async () => {
    await fc.assert(
      fc.asyncProperty(wishes, wishes, async (...both) => {
        const made = await Promise.all([
          newRoom(["0", "1", "2", "3", "4"]),
          newRoom(["0", "1", "2", "3", "4"]),
        ]);
        await Promise.all(
          made.map(async ({ roomId, ids }, index) => {
            let views = new Map<string, ChatMessage>(
              (await all(roomId)).messages.map((one) => [one.id, one]),
            );
            let rest: readonly { change: NewChange; sender: number }[] = (both[index] ?? []).map(
              ({ wish: wanted, message, isAuthor }, sender) => {
                const who = { id: ids[message] ?? "", userId: (isAuthor ? author : other).id };
                return { sender, change: { ...wanted, ...who } as NewChange };
              },
            );
            let rev = 5;
            while (rest.length > 0) {
              const { now, later } = splitChanges(rest);
              const results = await change(
                roomId,
                now.map((one) => one.change),
              );
              const changes = results.flatMap((one) => (one.outcome === "changed" ? one.change : []));
              expect(changes.map((one) => one.rev)).toEqual(changes.map((_, i) => rev + 1 + i));
              rev += changes.length;
              for (const one of changes) {
                const seen = views.get(one.id);
                if (seen) views = views.set(one.id, applyChange(seen, one));
              }
              rest = later;
            }
            const { messages, lastRev } = await all(roomId);
            expect(lastRev).toBe(rev);
            expect(messages).toEqual([...views.values()]);
          }),
        );
      }),
      { numRuns: 40 },
    );
    expect(courseId).not.toBe("");
  });
});
