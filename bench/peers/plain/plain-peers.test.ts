import postgres from "postgres";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "../../../tests/support/database.ts";
import { Undo } from "../../lib/undo.ts";
import { Generator } from "../../load/chat/generator.ts";
import { nodeRoomPeer } from "../node-room.ts";
import type { RunningPeer } from "../peer.ts";
import { socketIoPeer } from "../socket-io.ts";
import { wsPeer } from "../ws.ts";

const MIX = { typing: 40, reactions: 20, edits: 10, deletions: 5, reads: 60, joins: 5 };

let database: TestDatabase;
let sql: postgres.Sql;
let undo: Undo;
beforeEach(async () => {
  database = await testDatabase();
  sql = postgres(database.url, { max: 2, onnotice: () => {} });
  undo = new Undo();
  await sql`drop schema public cascade`;
  await sql`create schema public`;
});
afterEach(async () => {
  await undo.all();
  await sql.end();
  await database.drop();
});

const start = (peer: typeof wsPeer, rooms: number, clients: number): Promise<RunningPeer> =>
  peer.start({ databaseUrl: database.url, sql, layout: { rooms, clients }, folder: "", undo });

it.each([wsPeer, socketIoPeer, nodeRoomPeer])(
  "$name stores and tells everything that is done",
  async (peer) => {
    const running = await start(peer, 2, 4);
    const generator = new Generator({
      protocol: peer.protocol,
      rooms: running.rooms.map(({ seats }) => ({ seats: seats.slice(0, 3), visitors: seats.slice(3) })),
      rate: 200,
      warmUpMs: 500,
      measureMs: 2_500,
      drainMs: 20_000,
      joinsAtOnce: 6,
      mix: MIX,
    });
    await generator.join();
    const { deliveries, ids, mixed, closed } = await generator.run({ measuring() {}, measured() {} });
    expect(deliveries).toEqual({ expected: 600 * 3, arrived: 600 * 3, twice: 0 });
    expect(closed).toEqual({});
    expect(await running.stored(ids)).toEqual({ count: 600 });
    const { react = 0, edit = 0, remove = 0, "refused join": refused = 0 } = mixed?.sent ?? {};
    expect(Math.min(react, edit, remove)).toBeGreaterThan(0);
    expect(refused).toBe(0);
    expect(mixed?.joinMs.count).toBeGreaterThan(5);
    await expect
      .poll(async () => {
        const [row] = await sql`
        select (select count(*)::int from reactions) as react, count(edited_at)::int as edit,
          count(deleted_at)::int as remove, (select count(*)::int from reads) as readers
        from messages`;
        return row;
      })
      .toEqual({ react, edit, remove, readers: 6 });
  },
);

it.each([wsPeer, socketIoPeer, nodeRoomPeer])("$name lets nobody into a room of others", async (peer) => {
  const { rooms } = await start(peer, 2, 1);
  const [mine, others] = rooms.map(({ seats }) => seats[0]);
  if (!mine || !others) throw new Error("Nobody is there.");
  const stranger = { url: others.url, headers: mine.headers };
  const heard = new Generator({
    protocol: peer.protocol,
    rooms: [{ seats: [stranger] }],
    rate: 10,
    warmUpMs: 0,
    measureMs: 100,
    drainMs: 100,
    joinsAtOnce: 1,
  });
  // A socket.io server lets the socket open, and says no in it.
  const joined = await Promise.race([
    heard.join().then(
      () => true,
      () => false,
    ),
    new Promise<false>((resolve) => setTimeout(() => resolve(false), 1_000)),
  ]);
  expect(joined).toBe(false);
});
