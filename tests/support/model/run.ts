import { writeFileSync } from "node:fs";
import { randomFrom } from "../random.ts";
import { Book } from "./book.ts";
import type { ModelClient } from "./client.ts";
import { contradictions } from "./contradictions.ts";
import { modelShelf } from "./files.ts";
import { ghosts } from "./ghosts.ts";
import { Ledger } from "./ledger.ts";
import { operate } from "./operations.ts";
import { ModelRoom } from "./platform.ts";
import { Removals } from "./removals.ts";
import { clientOf, INSIST_MS, type ModelScene, quiet, REST_MS, type Scene } from "./scene.ts";
import type { ModelWorld } from "./world.ts";

/** What a run did and what was found wrong afterwards. */
export interface ModelResult {
  readonly seed: number;
  readonly messages: number;
  readonly changes: number;
  /** Whether everything was compared with what the backend carried out: where it is known. */
  readonly isBooked: boolean;
  /** What is in the room in the end (messages in threads, files, awarded points and more), and jumps of clients. */
  readonly extent: Readonly<Record<string, number>>;
  readonly operations: Readonly<Record<string, number>>;
  /** Empty when every client, the room and the database agree, and nothing acknowledged is lost. */
  readonly contradictions: readonly string[];
}

/** Operations between two heartbeats. */
const BEAT_EVERY = 10;

const turn = () => new Promise((resolve) => setImmediate(resolve));

/**
 * Several people talk in one room, by chance alone, while connections drop, calls fail, the room sleeps and dies.
 * Then faults end, everybody comes back, and everything must agree.
 */
export const runModel = async (world: ModelWorld, seed: number, operations: number): Promise<ModelResult> => {
  const random = randomFrom(seed);
  const plan = await world.newRoom(random);
  const room = new ModelRoom(plan.id, world, random);
  const book = new Book();
  const ledger = new Ledger();
  room.note = (event) => ledger.note(event);
  room.carriedOut = (body, answer) => book.note(body, answer);
  // The last person is here with two devices.
  const devices = [...plan.people, ...plan.people.slice(-1)];
  const clients = devices.map((admitted, index) => clientOf(`client ${index}`, room, admitted, ledger));
  const shelf = modelShelf(world.sql, plan.id, random);
  const removals = new Removals(world.sql, plan, room, random);
  const remove = (client: ModelClient) => removals.remove(client, clients);
  const scene: ModelScene = { random, room, clients, ledger, sent: [], shelf, plan, book, remove };
  const counts: Record<string, number> = {};
  room.faultsOf = () => random.weighted({ none: 94, before: 2, after: 2, slow: 2 });

  for (let step = 0; step < operations; step++) {
    const name = await operate(scene);
    counts[name] = (counts[name] ?? 0) + 1;
    if (step % BEAT_EVERY === 0) for (const client of clients) client.beat();
    if (random.chance(0.5)) await turn();
    if (random.chance(0.05)) await quiet(room);
  }

  room.faultsOf = () => "none";
  await removals.letAllBack();
  const found = [...removals.faults, ...(await settle(scene))];
  if (ledger.shown().size === 0) found.push("nobody was shown anything");
  if (found.length === 0) found.push(...(await contradictions(world, scene)));
  if (found.length === 0) found.push(...(await ghosts(scene)));
  room.close();
  const { MODEL_TRACE } = process.env;
  if (MODEL_TRACE && found.length > 0) writeFileSync(MODEL_TRACE, [...ledger.trace, ...found].join("\n"));
  const messages = ledger.shown().size;
  const jumps = clients.reduce((all, { received }) => all + (received.Jumped ?? 0), 0);
  const { rung } = room;
  const extent = {
    ...(await extentOf(world, plan.id)),
    jumps,
    removals: removals.count,
    "alarms that rang": rung,
  };
  return {
    seed,
    messages,
    changes: ledger.changes.size,
    isBooked: book.isWhole && book.days.size <= 1,
    extent,
    operations: counts,
    contradictions: found,
  };
};

const extentOf = async ({ sql }: ModelWorld, roomId: string): Promise<Record<string, number>> => {
  const [row] = await sql`
    select count(*) filter (where m.thread_id is not null)::int as "messages in threads",
      count(*) filter (where m.answer_id is not null)::int as "answered questions",
      count(*) filter (where m.pinned_at is not null)::int as "pinned messages",
      count(*) filter (where m.is_deleted)::int as "deleted messages",
      count(*) filter (where m.edited_at is not null)::int as "edited messages",
      coalesce(sum((select count(*) from chat_attachments f where f.message_id = m.id)), 0)::int as "files",
      coalesce(sum((select count(*) from chat_reactions r where r.message_id = m.id)), 0)::int as "reactions",
      coalesce(sum((select sum(t.points) from goodwill_transactions t
        where t.cause = 'question_answer:' || m.id)), 0)::int as "points awarded"
    from chat_messages m where m.room_id = ${roomId}`;
  return { ...row };
};

/** Brings everybody back and lets them insist until everything is answered, as their outboxes do. */
const settle = async ({ clients, room }: Scene): Promise<string[]> => {
  const until = Date.now() + REST_MS;
  for (const client of clients) client.stall(false);
  for (;;) {
    for (const client of clients) client.connect();
    if (!(await quiet(room, until)))
      return [`the room does not come to rest: ${room.calls} calls on their way`];
    const restless = clients.filter(
      ({ isConnected, unanswered, state }) => !isConnected || unanswered.length > 0 || state.ahead.length > 0,
    );
    if (restless.length === 0) return [];
    if (Date.now() > until)
      return restless.map(
        ({ name, isConnected, unanswered, state }) =>
          `${name} does not come to rest: connected ${isConnected}, ahead ${state.ahead.length}, unanswered ${JSON.stringify(unanswered)}`,
      );
    await new Promise((resolve) => setTimeout(resolve, INSIST_MS));
    for (const client of restless) {
      // A gap that stays is what the store reconnects for.
      if (client.state.ahead.length > 0) client.disconnect();
      else client.insist();
    }
  }
};
