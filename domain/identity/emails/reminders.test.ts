import { eq, sql } from "drizzle-orm";
import { Effect, Layer } from "effect";
import { afterAll, beforeAll, expect, it } from "vitest";
import * as schema from "../../../db/schema/index.ts";
import { openWorld, type World } from "../../../tests/support/worlds/world.ts";
import { MailQueue } from "../../mail/queue/service.ts";
import { Mail } from "../../mail/service.ts";
import { remindUnverified } from "./reminders.ts";

let world: World<MailQueue>;

beforeAll(async () => {
  const nowhere = Layer.succeed(Mail, {
    send: () => Effect.succeed({ id: "" }),
    sendAll: (mails) => Effect.succeed(mails.map(() => ({ id: "" }))),
  });
  world = await openWorld((database) =>
    MailQueue.layer.pipe(Layer.provideMerge(Layer.merge(database, nowhere))),
  );
});
afterAll(() => world.close());

const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000);

it("reminds each once, a day after signing up, and nobody who has confirmed, left or signed up long ago", async () => {
  const due = await world.user("due", { emailVerified: false, createdAt: hoursAgo(25) });
  await world.user("early", { emailVerified: false, createdAt: hoursAgo(23) });
  await world.user("done", { emailVerified: true, createdAt: hoursAgo(25) });
  await world.user("old", { emailVerified: false, createdAt: hoursAgo(15 * 24) });
  await world.user("gone", { emailVerified: false, createdAt: hoursAgo(25), anonymisedAt: new Date() });
  const rounds = await Promise.all([1, 2, 3].map(() => world.run(remindUnverified())));
  expect(rounds.reduce((sum, one) => sum + one, 0)).toBe(1);
  const mails = await world.db((db) =>
    db.select().from(schema.mailQueue).where(sql`${schema.mailQueue}::text like ${"%verify-reminder%"}`),
  );
  expect(mails).toHaveLength(1);
  expect(JSON.stringify(mails[0])).toContain("due@example.test");
  const [row] = await world.db((db) => db.select().from(schema.users).where(eq(schema.users.id, due.id)));
  expect(row?.verifyRemindedAt).toBeInstanceOf(Date);
});
