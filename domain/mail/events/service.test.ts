import { eq, sql } from "drizzle-orm";
import { Layer } from "effect";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import * as schema from "../../../db/schema/index.ts";
import { openWorld, type World } from "../../../tests/support/worlds/world.ts";
import { SetAside } from "../../platform/set-aside.ts";
import { MAIL_EVENT_KEPT_DAYS, MAX_EVENT_ATTEMPTS } from "../limits.ts";
import { MailEvents } from "./service.ts";

let world: World<MailEvents | SetAside>;
let ada: { readonly id: string };

beforeAll(async () => {
  world = await openWorld((database) =>
    Layer.merge(MailEvents.layer, SetAside.layer).pipe(Layer.provideMerge(database)),
  );
  ada = await world.user("ada");
  await world.user("bob");
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.db((db) => db.delete(schema.webhookEvents));
  await world.db((db) => db.delete(schema.mailQueue));
  await world.db((db) => db.update(schema.users).set({ emailStatus: null, marketingOptOut: false }));
  await world.db((db) =>
    db.update(schema.users).set({ email: "ada@example.test" }).where(eq(schema.users.id, ada.id)),
  );
});

const event = (type: string, minute: number, more: object = {}) => ({
  type: `email.${type}`,
  created_at: `2026-01-02T03:${String(minute).padStart(2, "0")}:00.000Z`,
  data: { to: ["ada@example.test"], tags: { mail: "reset", user: ada.id }, ...more },
});
const bounce = (minute: number, more: object = {}) =>
  event("bounced", minute, { bounce: { type: "Permanent" }, ...more });

const store = (payload: unknown, id: string = uuidv7()) =>
  world.run(MailEvents.use((events) => events.store(id, payload)));
const process = async () => {
  await world.db((db) => db.execute(sql`update webhook_events set available_at = now()`));
  await world.run(MailEvents.use((events) => events.process));
};
const hear = async (...payloads: readonly unknown[]) => {
  for (const payload of payloads) await store(payload);
  await process();
};
const person = async (handle = "ada") => {
  const [row] = await world.db((db) => db.select().from(schema.users).where(eq(schema.users.handle, handle)));
  return { emailStatus: row?.emailStatus, marketingOptOut: row?.marketingOptOut };
};
const stored = () => world.db((db) => db.select().from(schema.webhookEvents));

describe("a bounce", () => {
  it("for good marks the address of whose mail it was, and takes what waits for it out of the queue", async () => {
    const message = { subject: "x", html: "x", text: "x" };
    const waiting = { mail: "news", userId: ada.id, message };
    await world.db((db) =>
      db.insert(schema.mailQueue).values([
        { ...waiting, toAddress: "ada@example.test", idempotencyKey: "1" },
        { ...waiting, toAddress: "ada@elsewhere.test", idempotencyKey: "2" },
      ]),
    );
    await hear(bounce(1));
    expect([(await person()).emailStatus, (await person("bob")).emailStatus]).toEqual(["bounced", null]);
    const left = await world.db((db) => db.select().from(schema.mailQueue));
    expect(left.map(({ idempotencyKey }) => idempotencyKey)).toEqual(["2"]);
    expect((await stored())[0]?.processedAt).toBeInstanceOf(Date);
  });

  it("that may pass marks nobody", async () => {
    await hear(event("bounced", 1, { bounce: { type: "Transient" } }), event("delivery_delayed", 2));
    expect((await person()).emailStatus).toBeNull();
    expect((await stored()).every(({ processedAt }) => processedAt !== null)).toBe(true);
  });

  it("of an address that was changed since marks nobody", async () => {
    await world.db((db) =>
      db.update(schema.users).set({ email: "ada@elsewhere.test" }).where(eq(schema.users.id, ada.id)),
    );
    await hear(bounce(1));
    expect((await person()).emailStatus).toBeNull();
  });

  it("without a tag is found by its address", async () => {
    await hear(bounce(1, { tags: undefined, to: ["BOB@example.test"] }));
    expect([(await person()).emailStatus, (await person("bob")).emailStatus]).toEqual([null, "bounced"]);
  });
});

describe("a delivery", () => {
  it("after a bounce makes the address good again", async () => {
    await hear(bounce(1));
    await hear(event("delivered", 2));
    expect((await person()).emailStatus).toBe("valid");
  });

  it("before it does not, in whatever order they are told", async () => {
    await hear(bounce(2));
    await hear(event("delivered", 1));
    expect((await person()).emailStatus).toBe("bounced");
    await hear(event("delivered", 4));
    await hear(bounce(3));
    expect((await person()).emailStatus).toBe("valid");
  });
});

it("a complaint ends marketing mail of whose mail it was, though the address has changed", async () => {
  await world.db((db) =>
    db.update(schema.users).set({ email: "ada@elsewhere.test" }).where(eq(schema.users.id, ada.id)),
  );
  await hear(event("complained", 1));
  expect(await person()).toEqual({ emailStatus: null, marketingOptOut: true });
  expect((await person("bob")).marketingOptOut).toBe(false);
});

it("an event that comes again is stored once and done once", async () => {
  await store(bounce(1), "msg_1");
  await process();
  await world.db((db) => db.update(schema.users).set({ emailStatus: "valid" }));
  await store(bounce(1), "msg_1");
  await process();
  expect([(await stored()).length, (await person()).emailStatus]).toEqual([1, "valid"]);
});

it("an event that was stored before the runtime died is processed by the sweep", async () => {
  await store(bounce(1));
  expect((await person()).emailStatus).toBeNull();
  await world.run(MailEvents.use((events) => events.sweep));
  expect((await person()).emailStatus).toBe("bounced");
});

it("one that cannot be processed holds up no other, and is set aside in the end", async () => {
  await hear({ type: "email.bounced", created_at: "soon" }, bounce(1));
  expect((await person()).emailStatus).toBe("bounced");
  for (let attempt = 2; attempt <= MAX_EVENT_ATTEMPTS; attempt++) await process();
  const aside = await world.run(SetAside.use((service) => service.list));
  expect(aside).toMatchObject([{ source: "webhook_events", subject: "resend email.bounced" }]);
  expect(await world.run(SetAside.use((service) => service.retry(aside[0]?.id ?? "")))).toBe(true);
});

it("what an event said is forgotten after some weeks, that it came is not", async () => {
  await hear(bounce(1));
  await world.db((db) =>
    db
      .update(schema.webhookEvents)
      .set({ processedAt: sql`now() - make_interval(days => ${MAIL_EVENT_KEPT_DAYS}, secs => 1)` }),
  );
  await store(bounce(2), "msg_fresh");
  await world.run(MailEvents.use((events) => events.sweep));
  const payloads = (await stored()).map(({ payload }) => Object.keys(payload as object).length);
  expect(payloads.toSorted()).toEqual([0, 3]);
});
