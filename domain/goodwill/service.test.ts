import { eq, sql } from "drizzle-orm";
import { Effect } from "effect";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as schema from "../../db/schema/index.ts";
import { type HelpWorld, openHelpWorld } from "../../tests/support/worlds/help-world.ts";
import { Outbox } from "../shared/outbox.ts";
import { Goodwill, type HelpThanks } from "./service.ts";

let world: HelpWorld;
let courseId = "";
let next = 0;

const person = async (points: number) => {
  const { id } = await world.user(`person${++next}`);
  if (points > 0) await world.endow(id, points);
  return id;
};

/** A summon in the book of summons, since the book of points refers to it. */
const summonOf = async (studentId: string) => {
  const [row] = await world.db((db) =>
    db
      .insert(schema.helpSummons)
      .values({
        studentId,
        courseId,
        message: "?",
        pointsOffered: 15,
        expiresAt: sql`now() + interval '5 minutes'`,
      })
      .returning({ id: schema.helpSummons.id }),
  );
  return row?.id ?? "";
};

const goodwill = <A, E>(use: (service: Goodwill["Service"]) => Effect.Effect<A, E>) => Goodwill.use(use);
const release = (thanks: HelpThanks) => goodwill((service) => service.release(thanks));

beforeAll(async () => {
  world = await openHelpWorld();
  courseId = (await world.course("welding", await person(0))).id;
});
afterAll(() => world.close());

describe("holding points", () => {
  it("moves them out of the balance and back", async () => {
    const userId = await person(50);
    await world.run(goodwill((service) => service.hold(userId, 20)));
    expect(await world.run(goodwill((service) => service.of(userId)))).toEqual({
      balance: 30,
      held: 20,
      totalEarned: 0,
    });
    await world.run(goodwill((service) => service.unhold(userId, 20)));
    expect(await world.account(userId)).toMatchObject({ balance: 50, held: 0, spent: 0, granted: 50 });
  });

  it("refuses more than there is, and says how much that is", async () => {
    const [poor, nobody] = [await person(9), await person(0)];
    const refused = await world.fails(goodwill((service) => service.hold(poor, 10)));
    expect(refused).toMatchObject({
      _tag: "Conflict",
      message: expect.stringContaining("9 goodwill points"),
    });
    expect(await world.fails(goodwill((service) => service.hold(nobody, 10)))).toMatchObject({
      _tag: "Conflict",
    });
    expect(await world.account(poor)).toMatchObject({ balance: 9, held: 0 });
    expect(await world.account(nobody)).toBeUndefined();
  });

  it("never promises the same points twice, however many ask at once", async () => {
    const userId = await person(50);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, () => world.run(goodwill((service) => service.hold(userId, 15)))),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
    expect(await world.account(userId)).toMatchObject({ balance: 5, held: 45 });
  });

  it("tells the user's inbox, in the order of the changes", async () => {
    const userId = await person(50);
    await world.told();
    await world.run(goodwill((service) => service.hold(userId, 10)));
    await world.run(goodwill((service) => service.unhold(userId, 10)));
    const told = await world.told();
    expect(told).toMatchObject([
      { party: "inbox", roomId: userId, message: { _tag: "Goodwill", goodwill: { balance: 40, held: 10 } } },
      { party: "inbox", roomId: userId, message: { _tag: "Goodwill", goodwill: { balance: 50, held: 0 } } },
    ]);
    const [first, second] = told.map(({ message }) => Date.parse(String(message.asOf)));
    expect(second).toBeGreaterThanOrEqual(first ?? Number.NaN);
  });

  it("leaves nothing behind when the transaction around it fails", async () => {
    const userId = await person(50);
    await world.told();
    const both = Outbox.use((outbox) =>
      outbox.transaction(
        Effect.andThen(
          goodwill((service) => service.hold(userId, 10)),
          Effect.fail("no" as const),
        ),
      ),
    );
    expect(await world.fails(both)).toBe("no");
    expect(await world.account(userId)).toMatchObject({ balance: 50, held: 0 });
    expect(await world.told()).toEqual([]);
  });
});

describe("releasing points", () => {
  it("moves what was held to the helper, with one line in the book", async () => {
    const [studentId, helperId] = [await person(50), await person(0)];
    const summonId = await summonOf(studentId);
    await world.run(goodwill((service) => service.hold(studentId, 15)));
    const thanks = { summonId, courseId, studentId, helperId, points: 15 };
    expect(await world.run(release(thanks))).toBe(true);
    expect(await world.account(studentId)).toMatchObject({
      balance: 35,
      held: 0,
      spent: 15,
      lastAwardedToUserId: helperId,
    });
    expect(await world.account(helperId)).toMatchObject({
      balance: 15,
      totalEarned: 15,
      granted: 0,
      spent: 0,
    });
    const book = await world.db((db) =>
      db.select().from(schema.goodwillTransactions).where(eq(schema.goodwillTransactions.summonId, summonId)),
    );
    expect(book).toMatchObject([
      {
        fromUserId: studentId,
        toUserId: helperId,
        points: 15,
        reason: "summon_help",
        cause: `summon:${summonId}`,
      },
    ]);
  });

  it("pays a summon once, also when asked for ten times at once", async () => {
    const [studentId, helperId] = [await person(50), await person(0)];
    const summonId = await summonOf(studentId);
    await world.run(goodwill((service) => service.hold(studentId, 15)));
    const thanks = { summonId, courseId, studentId, helperId, points: 15 };
    const paid = await Promise.all(Array.from({ length: 10 }, () => world.run(release(thanks))));
    expect(paid.filter(Boolean)).toHaveLength(1);
    expect(await world.account(helperId)).toMatchObject({ totalEarned: 15 });
    expect(await world.account(studentId)).toMatchObject({ balance: 35, held: 0, spent: 15 });
  });

  it("does not deadlock where two help each other at the same moment", async () => {
    const [one, other] = [await person(500), await person(500)];
    const pairs = [...Array.from({ length: 8 }, () => [one, other] as const)].flatMap(([a, b]) => [
      [a, b] as const,
      [b, a] as const,
    ]);
    const summons = await Promise.all(
      pairs.map(async ([studentId, helperId]) => {
        const [row] = await world.db((db) =>
          db
            .insert(schema.helpSummons)
            .values({
              studentId,
              courseId,
              message: "?",
              pointsOffered: 15,
              status: "completed",
              responderId: helperId,
              respondedAt: sql`now()`,
              completedAt: sql`now()`,
              expiresAt: sql`now() + interval '5 minutes'`,
            })
            .returning({ id: schema.helpSummons.id }),
        );
        return { summonId: row?.id ?? "", courseId, studentId, helperId, points: 15 };
      }),
    );
    await world.run(goodwill((service) => service.hold(one, 120)));
    await world.run(goodwill((service) => service.hold(other, 120)));
    await Promise.all(summons.map((thanks) => world.run(release(thanks))));
    for (const userId of [one, other])
      expect(await world.account(userId)).toMatchObject({
        balance: 500,
        held: 0,
        spent: 120,
        totalEarned: 120,
      });
  });
});

describe("the starter grant", () => {
  it("comes once, can be spent and counts as nothing earned", async () => {
    const userId = await person(0);
    const granted = await Promise.all(
      Array.from({ length: 5 }, () => world.run(goodwill((service) => service.starterGrant(userId)))),
    );
    expect(granted.filter(Boolean)).toHaveLength(1);
    expect(await world.account(userId)).toMatchObject({ balance: 50, granted: 50, totalEarned: 0 });
    expect(await world.run(goodwill((service) => service.starterGrant(userId)))).toBe(false);
  });
});

it("keeps accounts and book in step after a crowd of random dealings", async () => {
  const people = await Promise.all(Array.from({ length: 4 }, () => person(0)));
  await Promise.all(people.map((userId) => world.run(goodwill((service) => service.starterGrant(userId)))));
  const deal = async (index: number) => {
    const [studentId, helperId] = [people[index % 4] ?? "", people[(index * 7 + 1 + (index >> 2)) % 4] ?? ""];
    if (studentId === helperId) return;
    const points = 10 + (index % 16);
    const held = await world
      .run(goodwill((service) => service.hold(studentId, points)))
      .then(() => true)
      .catch(() => false);
    if (!held) return;
    if (index % 3 === 0) return world.run(goodwill((service) => service.unhold(studentId, points)));
    const [row] = await world.db((db) =>
      db
        .insert(schema.helpSummons)
        .values({
          studentId,
          courseId,
          message: "?",
          pointsOffered: points,
          status: "completed",
          responderId: helperId,
          respondedAt: sql`now()`,
          completedAt: sql`now()`,
          expiresAt: sql`now() + interval '5 minutes'`,
        })
        .returning({ id: schema.helpSummons.id }),
    );
    return world.run(release({ summonId: row?.id ?? "", courseId, studentId, helperId, points }));
  };
  await Promise.all(Array.from({ length: 60 }, (_, index) => deal(index)));
  const book = await world.db((db) => db.select().from(schema.goodwillTransactions));
  for (const userId of people) {
    const sum = (pick: (line: (typeof book)[number]) => boolean) =>
      book.filter(pick).reduce((total, { points }) => total + points, 0);
    const earned = sum(({ toUserId, reason }) => toUserId === userId && reason === "summon_help");
    const spent = sum(({ fromUserId }) => fromUserId === userId);
    expect(await world.account(userId)).toMatchObject({
      granted: 50,
      totalEarned: earned,
      spent,
      held: 0,
      balance: 50 + earned - spent,
    });
  }
});
