import { expect, inject } from "vitest";
import { type LiveScene, liveScene } from "./model/live.ts";
import { operate } from "./model/operations.ts";
import { type DatabaseProxy, databaseProxy } from "./network/database-proxy.ts";
import { frameProxy } from "./network/frame-proxy.ts";
import { randomFrom } from "./random.ts";
import { demoRoom } from "./running/demo-room.ts";
import { type AnyFrame, openSocket, type SignedInPerson, signIn, type TestSocket } from "./running/people.ts";
import { type TestRuntime, testRuntime } from "./running/runtime.ts";

/** A running PeerLoop whose database can be taken away, and members of one of its rooms. */
export interface FaultyChat {
  readonly runtime: TestRuntime;
  readonly database: DatabaseProxy;
  readonly people: readonly SignedInPerson[];
  readonly roomId: string;
  close(): Promise<void>;
}

export const openFaultyChat = async (): Promise<FaultyChat> => {
  const database = await databaseProxy(inject("databaseServer"));
  const runtime = await testRuntime({ databaseUrl: database.urlFor });
  const names = ["sarah", "lee", "gabriel"];
  const people = await Promise.all(names.map((name) => signIn(runtime, `${name}@peerloop.test`)));
  return {
    runtime,
    database,
    people,
    roomId: await demoRoom(runtime),
    close: async () => {
      await runtime.stop();
      await database.close();
    },
  };
};

const pass = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Runs `action` with clients that are in the room; afterwards everything must agree. */
const withClients = async (
  { runtime, people, roomId }: FaultyChat,
  seed: number,
  action: (scene: LiveScene) => Promise<void>,
  options: { url?: string; within?: number } = {},
): Promise<void> => {
  const scene = liveScene(runtime, people, roomId, { seed, ...options });
  try {
    await scene.agree();
    await action(scene);
    await scene.agree(options.within);
  } finally {
    scene.close();
  }
};

const isStored = async ({ runtime }: FaultyChat, id: string) =>
  (await runtime.sql`select 1 from chat_messages where id = ${id}`).length === 1;

/** Holds the room's row, so that whatever is to be committed waits in the middle of its transaction. */
const holdRoom = async ({ runtime, roomId }: FaultyChat) => {
  const lock = await runtime.sql.reserve();
  await lock`begin`;
  await lock`select 1 from chat_rooms where id = ${roomId} for update`;
  return async () => {
    await lock`rollback`;
    lock.release();
  };
};

/** Backends that wait for a lock. */
const waiting = ({ runtime }: FaultyChat) => runtime.sql<{ pid: number }[]>`
  select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;

/** The runtime dies after Postgres has committed a message and before the room has heard of it. */
export const killBetweenCommitAndPublish = (chat: FaultyChat, seed: number): Promise<void> =>
  withClients(chat, seed, async (scene) => {
    const [sender] = scene.clients;
    if (!sender) throw new Error("nobody is there");
    const release = await holdRoom(chat);
    const id = scene.say(sender, "committed, then killed");
    await expect.poll(async () => (await waiting(chat)).length, { timeout: 10_000 }).toBeGreaterThan(0);
    chat.database.mute();
    await release();
    await expect.poll(() => isStored(chat, id), { timeout: 10_000 }).toBe(true);
    expect(scene.ledger.acknowledged.has(id)).toBe(false);
    await chat.runtime.kill();
    chat.database.cut();
    chat.database.restore();
    await chat.runtime.restarted();
    await expect.poll(() => scene.ledger.acknowledged.has(id), { timeout: 20_000 }).toBe(true);
  });

/** The runtime dies before what was sent has reached Postgres. */
export const killBeforeCommit = (chat: FaultyChat, seed: number): Promise<void> =>
  withClients(chat, seed, async (scene) => {
    chat.database.freeze();
    const ids = scene.clients.map((client) => scene.say(client, "killed before the commit"));
    await pass(300);
    await chat.runtime.kill();
    chat.database.cut();
    for (const id of ids) expect(await isStored(chat, id)).toBe(false);
    chat.database.restore();
    await chat.runtime.restarted();
  });

/** Postgres ends the connections that are in the middle of a transaction. */
export const terminateMidTransaction = (chat: FaultyChat, seed: number): Promise<void> =>
  withClients(chat, seed, async (scene) => {
    const release = await holdRoom(chat);
    const ids = scene.clients.flatMap((client) => [scene.say(client, "first"), scene.say(client, "second")]);
    await expect.poll(async () => (await waiting(chat)).length, { timeout: 10_000 }).toBeGreaterThan(0);
    for (const { pid } of await waiting(chat)) await chat.runtime.sql`select pg_terminate_backend(${pid})`;
    await pass(200);
    for (const id of ids) expect(scene.ledger.acknowledged.has(id)).toBe(false);
    await release();
  });

/** Postgres stands still for a while: nothing is acknowledged meanwhile, the room says so, and then all goes through. */
export const freezeDatabase = (chat: FaultyChat, seed: number, milliseconds: number): Promise<void> =>
  withClients(
    chat,
    seed,
    async (scene) => {
      chat.database.freeze();
      const until = Date.now() + milliseconds;
      const ids: string[] = [];
      while (Date.now() < until) {
        ids.push(scene.say(scene.random.pick(scene.clients), `typed at ${until - Date.now()}`));
        await pass(250);
      }
      for (const id of ids) expect(scene.ledger.acknowledged.has(id)).toBe(false);
      // Nobody was told of trouble before: the room speaks of it only once there is some.
      expect(scene.clients.some(({ received }) => received.Status)).toBe(true);
      chat.database.restore();
    },
    { within: 60_000 },
  );

/** Clients' frames are dropped, doubled, delayed and so put out of order. */
export const carelessClients = async (chat: FaultyChat, seed: number, count: number): Promise<void> => {
  const proxy = await frameProxy(chat.runtime.url, randomFrom(seed), {
    drop: 0.15,
    double: 0.15,
    delay: 0.3,
  });
  try {
    await withClients(
      chat,
      seed,
      async (scene) => {
        for (let index = 0; index < count; index++) {
          scene.say(scene.random.pick(scene.clients), `careless ${index}`);
          if (scene.random.chance(0.3)) await pass(scene.random.below(30));
        }
      },
      { url: proxy.url, within: 60_000 },
    );
    for (const befallen of Object.values(proxy.counts)) expect(befallen).toBeGreaterThan(0);
  } finally {
    await proxy.close();
  }
};

/** People talk by chance alone while connections drop and the runtime is killed with -9 now and then. */
export const anything = (chat: FaultyChat, seed: number, operations: number): Promise<void> =>
  withClients(
    chat,
    seed,
    async ({ random, clients, ledger, shelf }) => {
      const room = {
        hibernate: () => true,
        kill: async () => {
          await chat.runtime.kill();
          await chat.runtime.restarted();
        },
      };
      const scene = { random, clients, ledger, room, shelf, sent: [] };
      const counts: Record<string, number> = {};
      for (let step = 0; step < operations; step++) {
        if (step === operations / 2) await room.kill();
        const name = await operate(scene);
        counts[name] = (counts[name] ?? 0) + 1;
        await pass(random.below(20));
      }
      console.log(`operations: ${JSON.stringify(counts)}`);
    },
    { within: 60_000 },
  );

/** Connections that are opened at the same time while a crowd gathers in peace. */
const GATHER_AT_ONCE = 25;

/** Messages that are sent while the crowd is away: fewer than what a room jumps over. */
const MISSED = 100;

/**
 * A crowd loses its connections at once, misses messages, and comes back at once: each gets exactly what it missed,
 * once and in order.
 */
export const reconnectingCrowd = async (
  { runtime, people, roomId }: FaultyChat,
  count: number,
): Promise<void> => {
  const open = (index: number, query: string) =>
    openSocket(runtime, people[index % people.length]?.cookie ?? null, "chat", roomId, { query });
  const crowd: TestSocket[] = [];
  for (let from = 0; from < count; from += GATHER_AT_ONCE) {
    const some = Array.from({ length: Math.min(GATHER_AT_ONCE, count - from) }, (_, i) => open(from + i, ""));
    crowd.push(...(await Promise.all(some)));
  }
  const welcomes = await Promise.all(crowd.map((socket) => socket.next("Welcome", 30_000)));
  const { lastSeq, lastRev } = welcomes[0];
  for (const socket of crowd) socket.terminate();

  const speaker = await open(0, "");
  for (let index = 0; index < MISSED; index++)
    speaker.send({ _tag: "Send", id: crypto.randomUUID(), content: `missed ${index}`, replyToId: null });
  const ends = (frame: AnyFrame) =>
    frame._tag === "Messages" && frame.messages.at(-1).seq === lastSeq + MISSED;
  await speaker.next(ends);

  const began = performance.now();
  const back = await Promise.all(
    crowd.map(async (_, index) => {
      const socket = await open(index, `?since=${lastSeq}&rev=${lastRev}`);
      await socket.next(ends, 30_000);
      return socket;
    }),
  );
  console.log(
    `${count} clients were back with ${MISSED} messages each after ${Math.round(performance.now() - began)} ms`,
  );
  const expected = Array.from({ length: MISSED }, (_, index) => lastSeq + 1 + index);
  for (const { frames } of back) {
    const seqs = frames
      .flatMap((frame: AnyFrame) => (frame._tag === "Messages" ? frame.messages : []))
      .map(seqOf);
    expect(seqs).toEqual(expected);
  }
  for (const socket of [speaker, ...back]) socket.terminate();
};

const seqOf = ({ seq }: { readonly seq: number }) => seq;
