import { sql } from "drizzle-orm";
import { Effect } from "effect";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Database } from "../../db/database.ts";
import { openRoomsWorld, type RoomsWorld } from "../../tests/support/worlds/rooms-world.ts";
import { makeWhoIs } from "../identity/sign-in/who-is.ts";
import { ChatAdmissions } from "./admissions.ts";
import { commitChanges } from "./store/changes.ts";
import { commitMessages } from "./store/commit.ts";
import { makeLoading } from "./store/load.ts";

/** Tables that grow without an end. */
const GROWING = [
  "auth_sessions",
  "chat_attachments",
  "chat_message_versions",
  "chat_messages",
  "chat_reactions",
  "chat_read_markers",
  "chat_rooms",
  "chat_sanctions",
  "courses",
  "enrollments",
  "notifications",
  "socket_entries",
  "student_teachers",
  "users",
];

let world: RoomsWorld;
let roomId: string;
let messageId: string;

beforeAll(async () => {
  world = await openRoomsWorld();
  roomId = await world.newRoom();
  const message = world.message("first");
  messageId = message.id;
  await world.run(Effect.flatMap(Database, (database) => commitMessages(database, [{ ...message, roomId }])));
});
afterAll(() => world.close());

/** The tables that are read from their beginning to their end by the plan that each connection keeps of a statement. */
const readWhole = async (run: (database: Database["Service"]) => Effect.Effect<unknown, unknown>) => {
  const texts: string[] = [];
  const listen = Effect.flatMap(Database, (database) =>
    run({
      ...database,
      prepared: (statement, values) => {
        texts.push(statement.text);
        return database.prepared(statement, values);
      },
    }),
  );
  await world.run(listen as Effect.Effect<unknown, never, Database>);
  const plans = await Promise.all(
    texts.map((text) => world.db((db) => db.execute(sql.raw(`explain (generic_plan) ${text}`)))),
  );
  expect(plans.length).toBeGreaterThan(0);
  return plans
    .flatMap((rows) => rows.map((row) => String(row["QUERY PLAN"])))
    .flatMap((line) => /Seq Scan on (\w+)/.exec(line)?.[1] ?? [])
    .filter((table) => GROWING.includes(table));
};

it("no table that grows is read whole for a batch of messages, even by a plan made when it was empty", async () => {
  const send = (more: object) => ({ ...world.message("hello", more), roomId });
  expect(await readWhole((database) => commitMessages(database, [send({})]))).toEqual([]);
  expect(await readWhole((database) => commitMessages(database, [send({ replyToId: messageId })]))).toEqual(
    [],
  );
});

it("no table that grows is read whole for a batch of changes", async () => {
  const react = {
    _tag: "React" as const,
    roomId,
    id: messageId,
    userId: world.student.id,
    emoji: "👍",
    is: true,
  };
  expect(await readWhole((database) => commitChanges(database, [react]))).toEqual([]);
});

it("no table that grows is read whole to let people into rooms, or to know who is signed in", async () => {
  const admit = (database: Database["Service"]) =>
    ChatAdmissions.use((admissions) => admissions.admit("no token", roomId)).pipe(
      Effect.ignore,
      Effect.provide(ChatAdmissions.layer),
      Effect.provideService(Database, database),
    );
  expect(await readWhole(admit)).toEqual([]);
  expect(
    await readWhole((database) => Effect.flatMap(makeWhoIs(database), (whoIs) => whoIs("no token"))),
  ).toEqual([]);
});

it("no table that grows is read whole for rooms that begin", async () => {
  const load = (database: Database["Service"]) =>
    Effect.flatMap(makeLoading(database), (loading) => loading.load(roomId));
  expect(await readWhole(load)).toEqual([]);
  const lastRev = (database: Database["Service"]) =>
    Effect.flatMap(makeLoading(database), (loading) => loading.lastRev(roomId));
  expect(await readWhole(lastRev)).toEqual([]);
});
