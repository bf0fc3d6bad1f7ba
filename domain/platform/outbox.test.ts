import { asc, sql } from "drizzle-orm";
import { Effect, Layer } from "effect";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import * as schema from "../../db/schema/index.ts";
import { openWorld, type World } from "../../tests/support/worlds/world.ts";
import { Actors, NotTold } from "../shared/actors.ts";
import { Outbox } from "../shared/outbox.ts";
import { MAX_REFUSALS, MAX_UNREACHED } from "./limits.ts";
import { outboxLayer } from "./outbox.ts";
import { SetAside } from "./set-aside.ts";

let world: World<Outbox | SetAside>;
/** How each addressee answers; who is not named takes everything. */
const answers = new Map<string, (message: { readonly _tag: string }) => NotTold | null>();
let arrived: string[] = [];

beforeAll(async () => {
  const actors = Layer.succeed(
    Actors,
    Actors.of({
      tell: (_, roomId, message) =>
        Effect.suspend(() => {
          const refusal = answers.get(roomId)?.(message) ?? null;
          if (refusal) return Effect.fail(refusal);
          arrived.push(`${roomId} ${message._tag}`);
          return Effect.void;
        }),
    }),
  );
  world = await openWorld((database) =>
    Layer.merge(outboxLayer, SetAside.layer).pipe(Layer.provideMerge(Layer.merge(database, actors))),
  );
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.db((db) => db.delete(schema.outbox));
  answers.clear();
  arrived = [];
});

const refuses = (tag: string) => (message: { readonly _tag: string }) =>
  message._tag === tag ? new NotTold({ reason: `inbox answered 422 to ${tag}`, isRefused: true }) : null;
const isAway = () => new NotTold({ reason: "inbox was not reached", isRefused: false });

const publish = (...messages: readonly [roomId: string, tag: string][]) =>
  world.run(
    Outbox.use((outbox) =>
      outbox.transaction(
        outbox.publish(messages.map(([roomId, _tag]) => ({ party: "inbox", roomId, message: { _tag } }))),
      ),
    ),
  );
const deliverDue = async () => {
  await world.db((db) => db.execute(sql`update outbox set available_at = now()`));
  return world.run(Outbox.use((outbox) => outbox.deliverDue));
};
const rows = () => world.db((db) => db.select().from(schema.outbox).orderBy(asc(schema.outbox.id)));
const setAside = () => world.run(SetAside.use((service) => service.list));

describe("a message that its addressee refuses", () => {
  it("is set aside after some attempts with what was said, and holds up no other to the same addressee", async () => {
    const [poisoned, other] = [uuidv7(), uuidv7()];
    answers.set(poisoned, refuses("Nonsense"));
    await publish([poisoned, "Before"], [poisoned, "Nonsense"], [poisoned, "After"], [other, "Else"]);
    await expect
      .poll(async () => (await rows()).map(({ deliveredAt }) => deliveredAt !== null))
      .toEqual([true, false, true, true]);
    expect(arrived.toSorted()).toEqual(
      [`${other} Else`, `${poisoned} After`, `${poisoned} Before`].toSorted(),
    );
    await expect.poll(async () => (await rows())[1]?.attempts).toBe(1);
    for (let attempt = 2; attempt <= MAX_REFUSALS; attempt++) {
      expect(await setAside()).toEqual([]);
      await deliverDue();
    }
    const [listed, ...more] = await setAside();
    expect(more).toEqual([]);
    expect(listed).toMatchObject({
      source: "outbox",
      subject: `inbox ${poisoned} Nonsense`,
      attempts: MAX_REFUSALS,
      lastError: "inbox answered 422 to Nonsense",
    });
    await deliverDue();
    expect((await rows())[1]?.attempts).toBe(MAX_REFUSALS);
  });

  it("is tried again when an operator says so, and arrives once its fault is mended", async () => {
    const inbox = uuidv7();
    answers.set(inbox, refuses("Nonsense"));
    await publish([inbox, "Nonsense"]);
    await world.db((db) =>
      db.execute(sql`update outbox set set_aside_at = now(), attempts = ${MAX_REFUSALS}, last_error = 'x'`),
    );
    answers.clear();
    const [listed] = await setAside();
    expect(await world.run(SetAside.use((service) => service.retry(listed?.id ?? "")))).toBe(true);
    expect(await world.run(SetAside.use((service) => service.retry(uuidv7())))).toBe(false);
    expect(await setAside()).toEqual([]);
    await deliverDue();
    expect(arrived).toEqual([`${inbox} Nonsense`]);
    expect((await rows())[0]?.deliveredAt).not.toBeNull();
  });
});

describe("an addressee that is away", () => {
  it("is told in order once it is there, and only what was tried counts as an attempt", async () => {
    const [inbox, other] = [uuidv7(), uuidv7()];
    answers.set(inbox, isAway);
    await publish([inbox, "First"], [inbox, "Second"], [other, "Else"]);
    await expect.poll(() => arrived).toEqual([`${other} Else`]);
    await expect.poll(async () => (await rows())[0]?.attempts).toBe(1);
    for (let attempt = 0; attempt < MAX_REFUSALS + 2; attempt++) await deliverDue();
    const [first, second] = await rows();
    expect(first).toMatchObject({ lastError: "inbox was not reached", setAsideAt: null });
    expect(first?.attempts).toBeGreaterThan(MAX_REFUSALS);
    expect(second).toMatchObject({ attempts: 0, lastError: null });
    answers.clear();
    await deliverDue();
    expect(arrived.slice(1)).toEqual([`${inbox} First`, `${inbox} Second`]);
  });

  it("is given up after a day", async () => {
    const inbox = uuidv7();
    answers.set(inbox, isAway);
    await publish([inbox, "Late"]);
    await expect.poll(async () => (await rows())[0]?.attempts).toBe(1);
    await world.db((db) => db.execute(sql`update outbox set attempts = ${MAX_UNREACHED - 1}`));
    await deliverDue();
    expect((await setAside()).map(({ attempts }) => attempts)).toEqual([MAX_UNREACHED]);
  });

  it("is tried after pauses that grow to five minutes", async () => {
    const inbox = uuidv7();
    answers.set(inbox, isAway);
    await publish([inbox, "Late"]);
    const pause = async () => {
      const [row] = await world.db((db) =>
        db.execute(
          sql`select extract(epoch from available_at - now())::float as seconds, attempts from outbox`,
        ),
      );
      return row as unknown as { seconds: number; attempts: number };
    };
    await expect.poll(async () => (await pause()).attempts).toBe(1);
    const pauses: number[] = [];
    for (let attempt = 0; attempt < 6; attempt++) {
      await deliverDue();
      pauses.push(Math.round((await pause()).seconds / 10) * 10);
    }
    expect(pauses).toEqual([20, 40, 80, 160, 300, 300]);
  });
});

it("a delivery that is under way ends with the services that began it", async () => {
  const [begun, ended] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const slow = Layer.succeed(
    Actors,
    Actors.of({
      tell: () =>
        Effect.callback<never>(() => {
          begun.resolve();
          return Effect.sync(() => ended.resolve());
        }),
    }),
  );
  const other = await openWorld((database) =>
    outboxLayer.pipe(Layer.provideMerge(Layer.merge(database, slow))),
  );
  const message = { party: "inbox", roomId: uuidv7(), message: { _tag: "Nobody" } } as const;
  await other.run(Outbox.use((outbox) => outbox.transaction(outbox.publish([message]))));
  await begun.promise;
  await other.close();
  await ended.promise;
});
