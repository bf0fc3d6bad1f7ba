import { Effect, Layer } from "effect";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openWorld, type World } from "../../../tests/support/worlds/world.ts";
import { Goodwill } from "../../goodwill/service.ts";
import { Notifications } from "../../notifications/service.ts";
import { outboxLayer } from "../../platform/outbox.ts";
import { type ActorMessage, Actors } from "../../shared/actors.ts";
import { Chat } from "../service.ts";
import { AnswerMarking } from "./answers-marking.ts";

let world: World<Chat | AnswerMarking>;
let asker: { id: string };
let helpers: { id: string }[];
let roomId: string;
const told: { inbox: string; message: ActorMessage }[] = [];

const actors = Layer.succeed(
  Actors,
  Actors.of({ tell: (_, inbox, message) => Effect.sync(() => void told.push({ inbox, message })) }),
);

const say = async (who: { id: string }, replyToId: string | null = null) => {
  const id = uuidv7();
  const message = { id, userId: who.id, content: `${id}`, replyToId };
  await world.run(Chat.use((chat) => chat.commit(roomId, [message])));
  return id;
};
const mark = (who: { id: string }, id: string, is = true) =>
  world.run(AnswerMarking.use((marking) => marking.mark({ roomId, id, userId: who.id, is })));
const earned = async (who: { id: string }) => {
  const rows = await world.db((db) =>
    db.execute(`select total_earned as points from user_goodwill where user_id = '${who.id}'`),
  );
  return (rows as unknown as { points: number }[])[0]?.points ?? 0;
};

beforeAll(async () => {
  world = await openWorld((database) => {
    const ground = outboxLayer.pipe(Layer.provideMerge(Layer.merge(database, actors)));
    const base = Layer.merge(Goodwill.layer, Notifications.layer).pipe(Layer.provideMerge(ground));
    return Layer.merge(Chat.layer, AnswerMarking.layer).pipe(Layer.provideMerge(base));
  });
  const creator = await world.user("creator", { isCreator: true });
  asker = await world.user("asker");
  helpers = await Promise.all(["ada", "ben"].map((handle) => world.user(handle)));
  ({ roomId } = await world.course("course", creator.id));
});
afterAll(() => world.close());

it("is for whoever asked, about somebody else's answer in the same thread", async () => {
  const [ada = asker] = helpers;
  const question = await say(asker);
  const [answer, own] = [await say(ada, question), await say(asker, question)];
  for (const [who, id, outcome] of [
    [ada, answer, "forbidden"],
    [asker, own, "forbidden"],
    [asker, question, "not_found"],
    [asker, uuidv7(), "not_found"],
  ] as const)
    expect(await mark(who, id)).toEqual({ outcome });
  expect(await mark(asker, answer, false)).toMatchObject({ outcome: "same", message: { id: question } });
  expect(await earned(ada)).toBe(0);
});

it("thanks once a question and once a day between two, whichever asked, and tells who helped", async () => {
  const [, ben = asker] = helpers;
  const question = await say(asker);
  const [answer, better] = [await say(ben, question), await say(ben, question)];
  told.length = 0;
  expect(await mark(asker, answer)).toMatchObject({
    outcome: "changed",
    change: { _tag: "Answered", id: question, answerId: answer },
  });
  expect(await earned(ben)).toBe(5);
  await expect
    .poll(() => told.map(({ inbox, message }) => [inbox, message._tag]))
    .toEqual(
      expect.arrayContaining([
        [ben.id, "Goodwill"],
        [ben.id, "Notification"],
      ]),
    );
  expect(await mark(asker, answer)).toMatchObject({ outcome: "same", message: { answerId: answer } });
  expect(await mark(asker, better)).toMatchObject({ outcome: "changed", change: { answerId: better } });
  expect(await mark(asker, better, false)).toMatchObject({ outcome: "changed", change: { answerId: null } });
  expect(await mark(asker, answer)).toMatchObject({ outcome: "changed" });
  const another = await say(asker);
  expect(await mark(asker, await say(ben, another))).toMatchObject({ outcome: "changed" });
  const back = await say(ben);
  expect(await mark(ben, await say(asker, back))).toMatchObject({ outcome: "changed" });
  expect([await earned(ben), await earned(asker)]).toEqual([5, 0]);
});

it("tells who asked what the mark gave: points once a question, however often it is marked", async () => {
  const [helper, curious] = [await world.user("dora"), await world.user("curious")];
  const question = await say(curious);
  const answer = await say(helper, question);
  expect(await mark(curious, answer)).toMatchObject({
    thanks: { points: 5, message: "Dora gets 5 goodwill points." },
  });
  for (let times = 0; times < 3; times++) {
    expect(await mark(curious, answer, false)).not.toHaveProperty("thanks");
    expect(await mark(curious, answer)).toMatchObject({
      thanks: { points: 0, message: "This question has already given its points." },
    });
  }
  expect(await earned(helper)).toBe(5);
});

it("tells who asked why five answers of one person on a day give five points in all", async () => {
  const [helper, curious] = [await world.user("emil"), await world.user("nosy")];
  const thanks = [];
  for (let times = 0; times < 5; times++)
    thanks.push((await mark(curious, await say(helper, await say(curious)))) as { thanks?: unknown });
  const [first, ...rest] = thanks.map((result) => result.thanks);
  expect(first).toMatchObject({ points: 5 });
  for (const one of rest)
    expect(one).toEqual({
      points: 0,
      message: "No points this time: answers between you and Emil earn 5 a day.",
    });
  expect(await earned(helper)).toBe(5);
});

it("thanks up to ten askers a day, also when they mark at the same time", async () => {
  const helper = await world.user("popular");
  const askers = await Promise.all(Array.from({ length: 12 }, (_, i) => world.user(`asker${i}`)));
  const answers = await Promise.all(askers.map(async (who) => say(helper, await say(who))));
  const results = await Promise.all(askers.map((who, i) => mark(who, answers[i] ?? "")));
  expect(results.map(({ outcome }) => outcome)).toEqual(askers.map(() => "changed"));
  const words = results.map((result) => ("thanks" in result ? result.thanks?.message : undefined));
  expect(words.filter((text) => text?.includes("has earned the 50 that answers can bring"))).toHaveLength(2);
  expect(await earned(helper)).toBe(50);
  const rows = await world.db((db) =>
    db.execute(`select last_rev::int - last_seq::int as changes,
      (select max(rev)::int from chat_messages where room_id = r.id) - last_rev::int as ahead from chat_rooms r where id = '${roomId}'`),
  );
  expect((rows as unknown as { ahead: number }[])[0]?.ahead).toBe(0);
});
