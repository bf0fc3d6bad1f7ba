import { Effect, ManagedRuntime } from "effect";
import postgres from "postgres";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { ChatAdmissions } from "../../domain/chat/admissions.ts";
import { ChatSearchIndex } from "../../domain/chat/search/search-index.ts";
import { Chat } from "../../domain/chat/service.ts";
import { mailOf } from "../../domain/mail/mail.ts";
import { MailQueue } from "../../domain/mail/queue/service.ts";
import { type TestDatabase, testDatabase } from "../../tests/support/database.ts";
import { testEnv } from "../../tests/support/running/env.ts";
import { type Services, servicesLayer } from "./services.ts";

let database: TestDatabase;
let userId: string;
let runtime: ManagedRuntime.ManagedRuntime<Services, unknown>;
beforeAll(async () => {
  database = await testDatabase({ seeded: true });
  const role = new URL(database.programUrl).username;
  const owner = postgres(database.url, { max: 1, onnotice: () => {} });
  const [user] = await owner<{ id: string }[]>`select id from users limit 1`;
  userId = user?.id ?? "";
  await owner.unsafe(`
    revoke all on all tables in schema public from "${role}";
    grant insert, select on mail_queue to "${role}"; grant select on users to "${role}"`);
  await owner.end();
  const env = testEnv({
    DATABASE_URL: database.programUrl,
    PUBLIC_URL: "http://127.0.0.1:1",
    LOCAL: "start-script",
  });
  runtime = ManagedRuntime.make(servicesLayer(env, () => null));
});
beforeEach(() => {
  vi.restoreAllMocks();
});
afterAll(async () => {
  await runtime.dispose();
  await database.drop();
});

const message = { id: uuidv7(), userId: uuidv7(), content: "Hello", replyToId: null };
/** To somebody who is there: what cannot be queued is not delivered. */
const mailTo = (id: string) =>
  mailOf(
    "news",
    { id, email: "ada@example.test" },
    { subject: "News", greeting: "Hello,", paragraphs: ["It is new."], footnote: "End." },
    "1",
  );

/** Work that goes on outside of the effect that asked for it: gathered with that of others, or after a commit. */
const outside: [name: string, ask: Effect.Effect<unknown, unknown, Services>][] = [
  ["admissions", ChatAdmissions.use((admissions) => admissions.admit("a token", uuidv7()))],
  ["commits", Chat.use((chat) => chat.commit(uuidv7(), [message]))],
  ["unread counts", Chat.use((chat) => chat.stoppedWatching(uuidv7(), []))],
  ["work behind commits", ChatSearchIndex.use((index) => index.wake)],
  ["the delivery of mails", Effect.suspend(() => MailQueue.use((queue) => queue.add([mailTo(userId)])))],
];

describe("a query that fails in", () => {
  it.each(outside)("%s is logged as everything else is", async (_, ask) => {
    const [error, log] = [vi.spyOn(console, "error"), vi.spyOn(console, "log")];
    for (const spy of [error, log]) spy.mockImplementation(() => {});
    await runtime.runPromiseExit(ask);
    const said = () => error.mock.calls.map(([first]) => first);
    await expect
      .poll(said)
      .toContainEqual(expect.stringMatching(/^query failed: 42501: permission denied for [^\n]+$/));
    expect(log).not.toHaveBeenCalled();
  });
});
